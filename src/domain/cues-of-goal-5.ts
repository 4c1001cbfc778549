import type { CueLists } from './cue.ts'

/** What people say of trust in institutions (G5). How to read it: `suggest-cues.ts`. */
export const cuesOfGoal5: CueLists = {
  E12: {
    strong: `
      envelop*|enveloppen|dossier|papierberg
      misliep|misgelopen
      weten zij|ze het, niet meer weet|wist
      slaan|geslagen|huiselijk|mishandeling
      vulden|vullen|vult .. in, invul*
      hoef|hoeft .. niet .. schamen
      verder geholpen|helpen, uit de brand, op weg geholpen, eruit gekomen
      gingen .. zitten, zitten .. met me|mij
      iets te vragen|vraag
      hulp|hulpvraag|hulpvragen|hulpverlening
      ze|zij|hij|iemand|coordinator|vrijwilliger|vrijwilligers|medewerker|mensen|hier|centrum .. helpen|helpt|hielp|hielpen|geholpen|helpe
      helpen|helpt|hielp|hielpen|geholpen|helpe|help me|mij|ons, helpen|helpt|hielpen mijn|je|bewoners|mensen
      ben|werd|word|wordt|wordt|worden|was .. geholpen
      geholpen met|bij|door|aan|om
      me|mij|ons geholpen|helpen|help
      terecht|terechtkunnen|terechtkan
      vragen|vraag .. stellen|stel|gesteld|terecht|antwoord
      om hulp
      durf|durfde|durven|durft .. vragen|vraag|vertellen|hulp|bespreken|vrage
      hulp vragen|vraag|gevraagd|nodig|krijgen|gekregen|kreeg
      probleem|problemen|problematiek
      brief|brieven|post|papieren|papierwerk|formulier|formulieren|administratie|aanvraag|aanvragen|aangevraagd|invullen|ingevuld
      toeslag|toeslagen|uitkering|uitkeringen|bijstand|aow|wajong|huurtoeslag|zorgtoeslag|kinderbijslag|ooievaarspas|bijzondere
      schuld|schulden|huurachterstand|rekening|rekeningen|energierekening|belasting|belastingaangifte|aangifte|geldzorgen|geldproblemen|incasso|deurwaarder|uithuiszetting|ontruiming|beslag|faillissement|budget
      dakloos|dakloze, geen huis|woning, huis|woning gevonden|zoeken
      advies|raad|tips
      steun|gesteund|ondersteun|ondersteund|ondersteunen|ondersteuning|ondersteunt|ondersteunden|bijgestaan
      begeleiding, werd|word|wordt|ben .. begeleid
      meegedacht|meezoeken, dachten|denken mee
      ei kwijt
      hart luchten
      verhaal kwijt|doen|vertellen
      over .. problemen|zorgen praten
      praten over .. problemen|zorgen|thuis|moeilijk*
      schaam|schaamde|schaamte|schamen
      opgelost|oplossing|oplossingen|oplossen
      geregeld .. mij|me|voor
      voor mij|me|ons|mij geregeld|gebeld|gezocht|uitgezocht|gedaan
      uitgezocht|uitzoeken
      zonder afspraak
      binnenlopen|inlopen|inloopspreekuur|binnenstappen, binnen lopen|stappen, loop|loopt .. binnen
      voedselpakket*|voedselbank|luiers|meubels|noodfonds|ontbijtpakket*
      ging|gingen|gaan|gaat .. mee naar, met mij|me mee
      mee naar .. rechtbank|dokter|ziekenhuis|gesprek|gemeente|school
      rechtbank|juridisch*
      altijd iemand .. help*|klaar|luister*|terecht|praten
      voor me|mij|je|ons klaar, klaar voor je|mij|me|ons, nergens heen, nergens om heen
      als ik|je .. ergens mee|iets niet snap|begrijp|weet
      ergens mee zit|zat|zitten
      nood|noodgeval|crisis
      help|support|problems
      spreekuur|spreekuren
    `,
    clear: `
      plan|stappenplan
      gepraat|praten .. over .. thuis|mezelf|vroeger
      uitgezocht|zochten .. uit
      opvoeding|opvoedvragen|puber
      mantelzorger
      geld|euro
      letter|letters van
      kleding|kleren|pakket|spullen
      ziek|medicijn*|ggz|verslaving|verslaafd|trauma
      regel|regelen|regelt|regelden|geregeld
      uitleg|uitgelegd|uitleggen, leggen|legt|legde .. uit
      zorgen, moeilijke|lastige|zware tijd|periode|situatie
      moeilijk|moeilijke
      geld|financieel|financiele|betalen|armoede|rondkomen
      probleem|zorgen kwijt
      snap|begrijp|weet .. niet
      drempel|laagdrempelig*
      vertellen|vertel|bespreken|bespreekbaar|besproken
      durf|durfde .. hier
      scheiden|scheiding
      kapot|lekkage|schimmel|verwarming
      huur|huis|woning
      informatie|info
      vraag|vragen
      dingen .. invullen
      kreeg|krijg|krijgt|gekregen .. hulp|steun|advies|pakket|geld|kleren
      altijd .. binnen|vragen|bellen
      aandacht .. problemen
      bij .. coordinator|hun|hen|ze .. vragen|praten
    `,
    hint: `
      helpen|help|hielp|hielpen|geholpen|helpt
      vragen|vraag
      altijd
      ze|zij
      samen met mij|me
      iemand
      coordinator
      kreeg|krijg
      nodig
    `,
  },
  E13: {
    strong: `
      *loket|*loketten
      liepen|loopt|lopen|liep .. mee, meegelopen|meelopen, mee gelopen
      gestuurd|gestuurt|stuurde|stuurden .. naar|na|dokter|huisarts
      naar|na de dokter|huisarts .. gestuurd|gestuurt
      gezorgd|zorgden .. dat .. gemeente|verhuurder|corporatie|instantie*
      bestaat .. loket|regeling*|potje|hulp
      ingang, regeling|regelingen
      geweten .. bestaat|bestond|kon
      instantie|instanties|instellingen|instelling|loket|loketten|servicepunt
      gemeente|gemeentehuis|stadsdeel|stadskantoor|stadhuis|gemeentelijk*, sociale dienst
      wijkteam*|wijkverpleeg*|thuiszorg|wmo, wijk team
      wijkagent|wijkagenten
      woningcorporatie*|corporatie*|woningbouw*|verhuurder|staedion|vestia|arcade, hof|haag wonen
      uwv|svb|duo|belastingdienst|ggd|ggz|cjg|jeugdzorg|ind|cak|reclassering|kredietbank|schuldhulp*|schuldsanering
      huisarts|huisartsen|praktijkondersteuner|fysiotherap*|psycholoog
      maatschappelijk werk|werker|werkster|werkers
      maatschappelijk*werk*
      vluchtelingenwerk|humanitas|welzijnsorganisatie*|welzijnswerk*, leger des heils, rode kruis
      rechtswinkel|jurist|juristen|advocaat|advokaat|advocaten|notaris|raadslieden|raadsman|consulent|consulenten|klantmanager
      bibliotheek|bieb
      organisatie|organisaties|hulpverlener|hulpverleners|professional*|deskundigen
      doorverw*|verwijs|verwijst|verwijzen|verwezen|verwees|verwijzing*
      doorgestuurd|doorsturen|doorgeleid|doorgeleiden|overgedragen|overdracht, stuurde|sturen|stuurt .. door
      brug|schakel|brugfunctie|tussenpersoon|bemiddel*|bemiddeling|verbinder
      lijntje|lijntjes|lijnen
      via het|hun|hen|hier|deze|jullie|dit|de .. terecht|gekomen|kwam|gemeente|contact|kennen, via hun|hen|jullie
      in contact .. gebracht|met .. gemeente|instantie*|organisatie*|huisarts
      contact met .. gemeente|instantie*|organisatie*|corporatie*
      bel|bellen|belde|belden|gebeld .. voor mij|me|ons
      voor mij|me|ons .. gebeld|bellen
      spreekuur|spreekuren .. gemeente|wijkteam|politie|hier
      houdt|houden .. spreekuur
      wegwijs, weg wijzen|weten|gewezen, de weg in|bij|naar
      kennen|kent|weten de weg
      weten .. te vinden
      ambtenaar|ambtenaren
      afspraak|afspraken bij|met|gemaakt
      mee naar .. gemeente|gesprek|instantie*|advocaat|uwv|loket
      aanspreekbaar|aanspreekpunt|contactpersoon
      municipality|council
    `,
    clear: `
      aan tafel .. zitten|schuiven|schuift
      een keer per maand, eens per maand
      mijden|zorgmijder*
      regelden|regelen .. afspraak|gesprek
      liepen mee|samen
      politie|agent
      dokter|arts|ziekenhuis
      school|scholen
      partners|partner
      komt|komen|kwam .. langs|uitleg|voorlichting
      zit|zitten .. hier .. elke|wijkagent|juf
      voorlichting|informatiebijeenkomst*|infomarkt
      samenwerk*|samenwerking
      bereiken|bereikt|bereik
      huurders|clienten|patienten
      door hun|hen .. ken|kreeg|gekregen
      ingang*|toegang
      aanmelden|aangemeld
      drempel
      meteen|direct|juiste .. iemand|persoon|plek
      vertaalslag
      namens
      belden|gebeld
      verhuur*|huurcommissie
    `,
    hint: `
      via
      door hun|hen
      komt langs
      afspraak
      spreekuur
      uitleg
      contact
      politie
      doorheen
    `,
  },
  E14: {
    strong: `
      hoe is het, hoe gaat
      dossier|nummertje
      voorstel|voorstellen .. overgenomen|meegenomen|gedaan|geluisterd, overgenomen
      onthouden|onthoudt|onthield|vergeten .. mijn|me|niet|nooit
      keek|kijken|kijkt|keken .. aan
      zonder oordeel|vooroordeel
      verhaal .. niet .. opnieuw|steeds|honderd
      mag|mogen er zijn, er mogen zijn
      naast me|mij|je|ons, ooghoogte|gelijkwaardig
      vraagt|vragen door, doorvra*
      merken .. iets|niet|meteen
      bezorgd|begaan|gekend|gemist
      voor vol aangezien
      gezien|gehoord|gehoort|gezienn
      luister|luisteren|luistert|luisterde|luisterden|geluisterd|luisterend|geluister|luisteraar
      serieus
      aandacht|aandachtig
      respect|respectvol|gerespecteerd
      gewaardeerd|waardering|waarderen|waardeert|gewaardeert
      geen nummer
      nummer|nummertje
      als mens|persoon|volwaardig*, als een mens|persoon
      gelijkwaardig*, gelijk behandeld
      behandeld|behandelt|behandelen|bejegen*
      kennen|kent|weten|weet|onthouden .. mijn|je naam
      mijn|je|bij naam
      weten hoe ik|je heet
      weten wie ik|je
      vragen|vraagt|vroeg|vroegen .. hoe .. gaat|ging|is
      hoe het .. gaat|ging
      hoe gaat het
      mijn|onze|je stem|mening|inbreng
      stem|mening telt|tellen|doet|gevraagd|mag|geven
      inspraak|zeggenschap|meebeslis*|medezeggenschap|invloed
      meepraten|meedenken|meegedacht|meegepraat|meedenk*|meepraat*, mee praten|denken|beslissen
      praten|praat|denken|denk|denkt|praatten|dachten mee over
      beslissen|beslissing*|beslist
      klacht|klachten .. opgeschreven|luister*|gehoord|serieus|gedaan
      wethouder|burgemeester|raadslid|raadsleden|politiek|politici|politicus|gemeenteraad
      iets mee gedaan
      er .. mee gedaan
      opgeschreven|opgepakt|meegenomen
      genegeerd|negeren|onzichtbaar|zichtbaar|weggekeken|weggestuurd|afgewimpeld|kastje
      begrepen|begrijpen .. me|mij|ons
      erkend|erkenning|erkent
      interesse|geinteresseerd|belangstelling|oprecht|oprechte
      menselijk|menselijke|menselijkheid|persoonlijk|persoonlijke
      tijd voor je|mij|me|ons|iedereen
      nemen|neemt .. tijd
      merken|merkt|missen|miste .. je|ze|me|mij
      waar .. was|bleef|blijft
      oog voor
      ertoe doe|doen|doet
      er toe doe|doen|doet
      doe|doen|doet er toe|ertoe
      belangrijk gevonden
      voel .. belangrijk|gewaardeerd|begrepen|serieus
      zagen|zien|ziet|zag .. meteen|verdrietig, zagen|zien|ziet|zag .. gaat|ging
      zien mij|me|wie
      heard|seen|listen*
    `,
    clear: `
      mens
      steeds opnieuw
      gehoor|horen ons|mij
      weinig|stil .. merken|zien
      uitgenodigd .. gemeente|gesprek
      telt|tellen|tel mee, telt
      plannen .. wijk|buurt|plein|gemeente
      onze|mijn ideeen|wensen|voorstellen
      ideeen
      gevraagd .. wat|mening
      vragen .. wat .. willen|vinden|nodig
      begrip
      vertrouwen|vertrouw
      betrokken
      eerlijk
      geduld|geduldig
      knie|heet
      kijken .. aan
      naam
      aangesproken
      voor vol
      laten .. uitpraten|uitpraten
      wat ik zeg|vind
    `,
    hint: `
      ze|zij
      echt
      altijd
      probleem
      iemand
      eindelijk
      vragen
      gemeente
      plein|wijk
    `,
  },
  G5: {
    strong: `
      geloof|geloven .. overheid|gemeente|politiek|instantie*
      vertrouw|vertrouwen|vertrouwt|vertrouwde|wantrouw* .. gemeente|instantie|instanties|overheid|politiek|organisaties|hulpverlening|politie|systeem|ambtenaren
      gemeente|instantie|instanties|overheid|politiek|organisaties|politie .. vertrouw|vertrouwen|wantrouw*
      overheid|rijk|kabinet
      wantrouw*|bureaucra*|regels|toeslagenaffaire
      meebeslissen|meepraten|inspraak|zeggenschap|meedenken, mee beslissen
      praten mee|over
    `,
    clear: `
      vertrouwd|vertrouwde|vertrouwen|vertrouw
      vast|vaste gezicht|gezichten
      toekomst
      mogen .. beslissen|kiezen|bepalen
      bepalen
    `,
    hint: `
      plannen
      hulp*
      regelen
    `,
  },
}
