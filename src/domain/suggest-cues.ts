/**
 * What people say when they speak of an effect: our own lists, one cue a line, in three weights. `strong` says it by
 * itself, `clear` nearly so, `hint` only tips the balance. `G1`…`G5` hold what speaks of a goal but of none of its effects.
 *
 * A cue is words in a row; a comma ends it too. `stem*` begins so, `*end` ends so, `a|b` is either, `..` is up to three other words.
 * How words are compared, spelling mistakes included, stands in `cue.ts`.
 */
export type CuesByWeight = { readonly strong: string; readonly clear: string; readonly hint: string }

export const suggestCues: Readonly<Record<string, CuesByWeight>> = {
  E01: {
    strong: `
      wereld|wereldje .. groot|groter|gegroeid, tegen het lijf
      kende|ken ik .. geen|halve|hele|zowat
      trek|trekken|optrekken|trekt .. met elkaar .. op, met elkaar optrekken, trekken|trek .. samen|met .. op
      lege straat vol bekenden
      leren|leeren|leer|leert|leerde|lere|leerden kennen|kenne|kent
      kennen geleerd|gelerd
      kennengeleerd
      kennisgemaakt|kennismaken|kennismaking
      nieuwe|nieuw|andere .. vrienden|vriendinnen|kennissen|contacten|mensen|gezichten|buren
      vriend|vrienden|vriendin|vriendinnen|vriendschap*|vriendje|vriendjes|vriendinnetje*|vriendengroep
      maatje|maatjes|maten|kameraad|kameraden|gabber*|matties
      kennissen|kennissenkring|vriendenkring|kenniskring|kringetje|kring
      contact|contacten|contactje*|kontakt*
      ontmoet|ontmoeten|ontmoette|ontmoetten|ontmoeting|ontmoetingen|ontmoete
      netwerk|netwerken
      praatje|praatjes|babbel|babbelen|babbeltje|babbeltjes|kletsen|klets|kletst|geklets|gesprekje|gesprekjes|kletspraatje
      aan de praat
      om mee te praten|kletsen|lachen|eten, om .. mee te praten|kletsen
      bij elkaar op bezoek
      ken|kent|kennen .. iedereen|allemaal|veel|buren|buurvrouw|buurman|mensen|bewoners|straat
      kende .. niemand|bijna|geen|nog
      die ik .. niet kende
      niemand .. kende
      samenkomen|samenkomst*|samenzijn
      friends, meet people, met people
    `,
    clear: `
      op de koffie, koffie|thee drinken|gedronken, koffiedrinken|theedrinken|koffieuurtje|koffieochtend|theegroep
      visite|uitgenodigd|uitnodigen|uitnodiging|verjaardag|jarig|logeren
      bellen elkaar|mekaar, elkaar .. bellen|appen|opzoeken|groeten|spreken|zien
      wandelen|fietsen|eten|zitten|lachen|kletsen we|wij|ze samen, nu wandelen|eten|zitten
      uitwisselen|uitwisseling, ervaringen|verhalen delen|gedeeld
      connectie*|gelijkgestemden|trefpunt
      hallo|hoi|goeiedag|knik|knikken
      zelfde|hetzelfde dorp|land|taal|leeftijd
      spelen .. samen|met .. kinderen, speelkameraad*
      gezinnen|families .. elkaar|samen
      praten over van alles, met iedereen, met anderen|andere
      afspreken|afgesproken, spreken|spreek .. af
      spreken|spreek we|ik .. af
      op bezoek, over de vloer, bij elkaar thuis
      groet|groeten|groette|gegroet|zwaai|zwaaien|gedag|goeiemorgen|goedemorgen|goedendag
      appgroep*|groepsapp*|telefoonnummer*, telefoon nummer*
      bellen|appen|bel elkaar|mekaar, elkaar|mekaar bellen|appen
      buren|buurvrouw|buurman|buurtbewoners .. kennen|ken|ontmoet*|spreek|spreken|gesproken|ontmoette
      mensen|bewoners|moeders|vaders|ouders|vrouwen|mannen|ouderen|jongeren .. tegengekomen|tegenkomen|tegenkom|tegenkwam
      kom|komen|kwam .. mensen|bewoners|iedereen .. tegen
      andere moeders|vaders|ouders|vrouwen|mannen|ouderen|bewoners|buurtbewoners|mensen|jongeren|gezinnen|meiden|kinderen
      sociale|sociaal leven|contacten|kring|omgang|kontakten
      bij elkaar komen|komt|zitten|komen
      komen|komt .. bij elkaar, komen|komt samen
      bakkie|bakje|kopje koffie .. met|samen
      iemand .. praten|kletsen
      lotgenoten|leeftijdsgenoten|landgenoten|buurtgenoten|bekenden
      gezelschap|gezelschappen
      stamtafel|koffietafel|leestafel|koffieclub|koffiegroep
      onder de mensen
      mensen .. spreken|spreek|gesproken|ontmoet
      raak|raakte|raken|geraakt .. gesprek
      socializ*|socialer
      langs elkaar heen
    `,
    hint: `
      mensen|menschen|mense
      iedereen
      samen
      buren|buurvrouw|buurman|buurtjes
      buurtbewoners|bewoners
      koffie|thee|bakkie
      praten|gepraat|praat|praatte|spreken|gesprek|gesprekken
      tafel
      groep|groepje|groepen|clubje|ploeg
      elkaar|mekaar
      ouderen|moeders|vaders|dames|heren|mannen|vrouwen
      komen .. langs
      people|talk*
    `,
  },
  E02: {
    strong: `
      valt|viel|vallen|vielen|weggevallen weg, wegvallen|weggevallen
      opgesloten|teruggetrokken|afgezonderd
      alleen de postbode|kassiere|hond|kat|radio|tv
      nergens meer heen|naartoe, kwam|ging|gingen|kom nergens
      ging|gaat|kwam .. straat niet|nooit op, straat niet meer op
      huis uit zijn, kinderen uit huis
      ziek van het alleen, heimwee
      eenzaam*|eenzam*|eensam*|vereenzaam*|vereenzam*
      isolement|geisoleerd|isoleer*|isolatie|afgezonderd|afgesloten|gesoleerd|geisoleert
      achter de geraniums, wegkwijn*|verpieteren
      verloren .. stad|land|wereld|gevoeld, voel|voelde .. verloren, op mezelf|zichzelf|mijzelf
      muren .. af|vliegen
      vier muren
      huis uit, uit huis
      uit mijn|hun|je huis
      deur uit|uitkomen|uitkom|uitgaan
      voel|voelde|voelen|voelt|voelden .. alleen
      minder alleen|aleen, niet zo alleen|aleen, niet meer zo|altijd|steeds alleen|aleen, niet meer alleen|aleen
      zo|altijd|vaak|helemaal|heel|meestal|steeds|erg|moeder|ziel alleen|aleen
      alleen thuis
      thuis alleen
      zit|zat|was|zaten|waren|woon|woont|woonde|leef|leefde .. alleen, ben|bent alleen
      alleen zijn|woon|woont|wonend|wonende|wonen|staand|staande|eten|eet|at
      alleenstaand*|alleenwonend*|alleen-zijn
      weken|week|dagen|dag .. niemand
      niemand .. gezien|gesproken|spreek|sprak|praten|praat|praatte|bezoek|belt|belde|wacht
      praatte|praat|sprak|spreek|zag|zie|had .. niemand
      aanspraak
      in|mijn|je|haar|zijn uppie|eentje
      lonely|alone|loneliness
      niemand om me|mij heen
      kwam|kom|komt|komen|kwamen .. niet|nooit|nauwelijks|amper|bijna .. buiten|deur
      nooit|niet|nauwelijks|amper buiten
    `,
    clear: `
      stil|stilletjes|leeg
      binnenblijven|binnengebleven
      verloor|verloren|verlies .. man|vrouw|partner|zoon|dochter|moeder|vader
      partner verloren|overleden
      lange|donkere|koude avonden|winter|dagen
      haalt|haalde|halen .. op
      stemmen .. hoor|horen, hoor .. stemmen
      oud|ouder .. alleen|weg
      zat|zit|zaten .. thuis|bank|binnen|kamer|flat
      thuis zit|zitten|zat|zaten|thuiszitten|thuiszat
      op|voor de bank|tv|televisie|buis
      om me|mij|je heen
      gezelschap
      onder de mensen|menschen
      naar buiten|buitenshuis
      eruit, er uit, er even uit, er even tussenuit
      uit bed
      weduwe|weduwnaar|weduwes|overleden|overlijden|overleed|dood|sterf*|gestorven|rouw|verweduwd
      gescheiden|scheiding, gaan|ging|gingen scheiden
      geen familie|kinderen|vrienden|bezoek|mens|ziel
      familie|kinderen .. ver|buitenland
      stilte|leegte, leeg|lege|stil huis|flat
      viel|val .. gat
      verveel*|verveling|vervelen|verveelde
      depress*|somber*|verdrietig|verdriet|neerslachtig|piekeren|piekerde|pieker
      reden om .. uit|op
      zondag*|weekend|feestdagen .. alleen|lang|langste|stil|leeg|moeilijk
      dagen|dag|avonden|weekend* .. lang|langste|duren|duurden
      opgesloten|binnenzitten|gordijnen
      op je|me|mij wacht
      uitje|verzetje|afleiding|aanloop
      kamer niet uit
      mis|miste|mist|gemis
      minder alleen
      hele dag|dagen .. thuis|niets|niks|alleen
    `,
    hint: `
      alleen|aleen|alleenig
      niemand
      thuis
      buiten
      ouderen|oudere|opa|oma|bejaard*
      pensioen
      komt|kom|komen weer
      man|vrouw overleden|dood
      familie
      stil
    `,
  },
  E03: {
    strong: `
      een geheel, samenhang, buren uit .. landen
      zelfde zorgen|mens|mensen, mens is mens
      nooit|niet meer .. weg, wil .. blijven wonen
      met de nek aan, vijandig*, kliek*|kliekjes
      bulgaarse|roemeense|eritrese|oekraiense|pakistaanse|indiase|chinese|ghanese|somalische|iraanse|irakese|afghaanse|molukse|indonesische|hongaarse|portugese|griekse|turkse|marokkaanse|poolse|syrische|surinaamse|antilliaanse|kaapverdische|arabische|hindoestaanse buren|buurvrouw|buurman|vrouwen|mensen|families|gezinnen|moeders
      culturen|geloven|landen .. samen|door elkaar|aan een tafel
      blank en zwart, zwart en wit
      verbonden|verbondenheid|verbinding|verbindingen|verbind*
      hoor|hoort|horen|hoorde|hoorden .. erbij
      hoor|hoort|horen|hoorde .. bij deze|de|elkaar|mekaar
      erbij horen|hoor|hoort|hoorde
      erbij|bij te horen, er bij hoor|hoort|horen, er .. bij hoor|hoort|horen, hoor|hoort|horen .. er .. bij
      bij .. wijk|buurt|straat hoor|hoort|horen
      thuis .. buurt*|wijk|straat|stad|flat|zuidwest|moerwijk|morgenstond|bouwlust|vrederust|nederland|escamp
      buurt*|wijk|straat|flat|zuidwest|moerwijk|morgenstond|bouwlust|vrederust|nederland|escamp .. thuis
      gemeenschap|gemeenschapsgevoel|gemeenschapje|community|leefgemeenschap|wijkgemeenschap
      saamhorig*|samenhorig*|solidariteit|eenheid|buurtgevoel|wijgevoel|saamhorigheid
      onderdeel|deel van|uit .. buurt|wijk|groter|geheel|gemeenschap|groep|straat|samen
      deel uit
      onderdeel van
      begrip voor|krijgen|gekregen|elkaar|tussen
      meer begrip
      onbegrip
      vooroordel*|vooroordeel|stigma*|discrimin*|racis*
      nationaliteit*|culturen|cultuur|kultuur|kulturen|culturele|multicultur*
      achtergrond|achtergronden|afkomst|herkomst|religie*|huidskleur
      ander|elk|welk|hun|elkaars|zelfde|verschillend geloof, geloof of, of|en geloof, van geloof
      jong en oud|oude
      oud en jong
      generaties|generatie
      jongeren|jeugd|kinderen en .. ouderen|oudere
      ouderen|oudere en .. jongeren|jeugd|kinderen, jongeren|jong .. ouderen|oud
      hecht|hechter|hechte|gehecht|hechten
      dorp|dorpje|dorps|dorpsgevoel
      vertrouw|vertrouwen|vertrouwt|vertrouwde .. elkaar|mekaar
      elkaar|mekaar .. vertrouwen|vertrouwt
      vertrouw|vertrouwt .. sleutel
      onderling vertrouwen|begrip|respect
      samenleven, samen leven, met elkaar leven
      verdraagza*|toleran*|polarisatie|verdeeld*
      dichter bij elkaar|mekaar
      waar je|iemand vandaan
      buurt|wijk|straat|flat .. familie, moerwijker|moerwijkers|zuidwester*|bouwluster*, eilandjes|mengt|mengen
      suikerfeest|offerfeest|iftar|ramadan|kerst|diwali|holi|keti|eid
      groepen|groepjes .. elkaar|mekaar|samen|gescheiden|apart|langs
      belong*|connected|community
    `,
    clear: `
      bulgaarse|roemeense|eritrese|oekraiense|pakistaanse|indiase|chinese|ghanese|somalische|iraanse|irakese|afghaanse|molukse|indonesische|hongaarse|portugese|griekse
      dit is mijn wijk|buurt|straat|stad
      wortel|wortels geschoten
      hele straat|buurt|wijk|flat
      accepteren|respecteren|begrijpen .. elkaar|mekaar
      barriere*|drempels tussen
      ouders|jongeren .. begrijpen
      buurtgenoten|wijkgenoten|medebewoners
      turken|turkse|marokkanen|marokkaanse|surinamers|surinaamse|hollanders|hollandse|nederlanders|polen|poolse|bulgaren|bulgaarse|antillianen|hindoestanen|hindoestaanse|moslims|christenen|syriers|syrische|somaliers|eritreers|oekrainers|afghanen|afrikanen|antilliaanse|arabieren|joden|ghanezen
      kerk|moskee|imam|dominee|pastoor|tempel
      vluchtelingen|statushouders|nieuwkomers|buitenlanders|asielzoekers|migranten|expats
      verschillende|diverse|allerlei|allemaal .. mensen|groepen|landen|soorten|bewoners|achtergronden
      uit .. landen|windstreken
      iedereen .. gelijk|welkom|erbij|anders|mekaar|elkaar
      allemaal gelijk|mensen|anders, allemaal bij elkaar
      anders .. geloof|denk|denken|uitziet, geloof|geloven
      vreemden|vreemde|bekenden
      mijn|onze|deze|eigen buurt|wijk|straat
      voel|voelen|voelt|voelde .. buurt|wijk|straat|buurd
      mijn plek|plekje .. buurt|wijk|stad|nederland
      geworteld|wortels|geaard|ingeburgerd
      trots .. buurt|wijk|straat
      blijf|blijven|verhuizen|verhuis|weg .. wonen|buurt|wijk
      verhuizen
      nader|dichter .. elkaar
      elkaars cultuur|eten|gewoontes|feesten|geloof|land
      respect .. elkaar|mekaar|anderen
      naar elkaar toe
      samen vieren|gevierd
      vieren .. samen
      wij gevoel, ons kent ons
      hagenees|hagenaar|haags
      arm en rijk
      integratie|integreren|geintegreerd
      mix|gemengd|gemeleerd|divers|diversiteit
    `,
    hint: `
      buurt|wijk|buurd|straat
      samen
      elkaar|mekaar
      iedereen
      mensen
      landen|land
      respect
      groepen|groepjes
      jongeren|ouderen
    `,
  },
  E04: {
    strong: `
      speurtocht*|quiz*|pubquiz|loterij|livemuziek, live muziek, diner|buurtdiner|kerstdiner|borrel|puzzel*|lezing|lezingen|cabaret|goochel*|toernooi*
      *dansen|*toernooi|*diner|*voorstelling|*spel
      badminton|volleybal|hockey|tennis|padel|skaten|skate*|trampoline|zomerkamp|kamp|petanque, jeu de boules
      kookworkshop*|bakworkshop*|taarten|pannenkoeken*
      sla .. nooit|niet over
      vervelen .. ons|niet|nooit, verveling|vervelen
      lijst|rooster|folder .. doen|activiteiten|maand
      activiteit*|aktiviteit*|activitijt*
      bingo|yoga|zumba|pilates|dansen|dans|dansles*|dansmiddag|gedanst|linedance|salsa|stoelyoga|gymnastiek|gym|aerobics|beweegles*|bewegen|beweeg*
      zingen|zangkoor|koor|zanggroep|gezongen|karaoke|muziek|muziekles*|drummen|band
      schilderen|schilderles*|schilderclub|tekenen|knutsel*|handwerk*|breien|breiclub|haken|haakclub|naaiclub|bloemschikken|keramiek|boetseren|creatief|creatieve|atelier
      sport|sporten|sportles*|sportieve|fitness|voetbal|voetballen|basketbal|boksen|kickboks*|tafeltennis*|zwemmen|judo|wandelen|wandelclub*|wandelgroep*|fietstocht*
      biljart*|schaken|dammen|klaverjas*|kaarten|kaartclub|sjoelen|rummikub|domino|spelletje*|spellen|spelmiddag|spelletjesmiddag|spelavond|darten|gamen|gamehoek|game|games|fifa|playstation
      film|filmavond|filmmiddag|bioscoop|theater|toneel|toneelstuk|optreden*|concert|disco|talentenshow|voorstelling
      uitje|uitjes|uitstap*|uitstapje*|dagtocht*|excursie*|reisje*|busreis*|efteling|duinrell|drievliet|dierentuin|museum|strand, dagje uit
      feest|feestje|feestjes|feesten|zomerfeest|kerstfeest|kinderfeest*|sinterklaas*|pasen|carnaval|halloween|springkussen*|kermis|modeshow|brunch, high tea
      workshop|workshops
      iets|wat te doen
      te doen .. kinderen|jongeren|ouderen|vakantie|buurt
      niks|niets|genoeg|zoveel|veel|alles te doen|beleven
      te beleven
      kijk|kijken|keek|kijkt .. uit
      naar uit kijk|kijken
      uit te kijken
      verheug*
      leef|leven .. naartoe, leef|leven .. naar toe
      elk wat wils
      voor ieder wat
      hoogtepunt*
      meedoen|meedoe|meegedaan|meedeed
      doe|doet|doen|deed|deden .. mee .. met|aan
      aan .. mee|meedoe|meedoet|deelneem|deelnemen
      deelnemen|deelnemer*|deelname
      aanbod|programma|agenda
      naschoolse|vakantieweek|kinderclub|jongerenavond|meidenclub|meidenavond|jongensavond|kinderactiviteit*
      kookavond*|kookclub*|kookles*|kookgroep*|kookmiddag*|bakken, kook avond*|les*|middag*
      leesclub|boekenclub|filmclub
      activities|fun|party
    `,
    clear: `
      top|super|kei
      vrijdagmiddag|dinsdagochtend
      speel|spelen|gespeeld
      kinderen|kleinkinderen|jongeren .. vragen|willen .. wanneer|weer
      lekker eten, lekkere hapjes|maaltijd|soep
      kans om .. te sporten|dansen|zingen
      leuk|leuke|leuker|leukste|allerleukste|tof|toffe|geweldig|geweldige|fantastisch|fantastische
      gezellig|gezellige|gezelliger|gezelligheid|gezelig*
      plezier|lol|genieten|geniet|genoten|genoot|pret|gelachen
      *club|*clubje|*clubs
      *middag|*middagen|*avond|*avonden|*ochtend|*ochtenden
      samen eten|koken|ontbijten|lunchen|sporten|wandelen|dansen|zingen|spelen
      eettafel|maaltijd|maaltijden|lunch|ontbijt|etentje*|buurtmaaltijd|soep
      barbecue|bbq|picknick|buffet
      ontspann*|ontspannen
      vakantie|vakanties|zomervakantie
      elke|iedere week|maand|dinsdag|woensdag|donderdag|vrijdag|zaterdag|maandag|zondag
      op|elke|iedere|de maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag
      organiseren ze|hier|veel
      ze|hier organiseren|organiseert|organiseerden
      word|wordt|worden .. georganiseerd|gegeven|gedaan
      kies|kiezen|keuze
      gratis|goedkoop|betaalbaar
      kinderen .. graag|leuk|fantastisch|geweldig|spelen
      muziek|dans
      hobby*
      feest*
      druk|stampvol|vol|uitverkocht
      succes
    `,
    hint: `
      graag
      doen|doe|doet
      kinderen|jongeren|peuters|kleuters
      spelen|speel|speelt
      eten|koken|kook
      naar toe|heen
      meegaan|meegenomen
      lessen|les
    `,
  },
  E05: {
    strong: `
      matras|matrassen|koelkasten .. straat, vogels|vogeltjes|bijen|vlinders|struik*|geplant|gesnoeid|gras|heg
      entree|hal|gang|galerij|portiek .. geverfd|schoon|licht|netjes|opgeknapt
      glijbaan|schommel|wip|speeltoestel*|speelwerktuig*|kunstgras
      leuk|fijn|mooi|goed om hier|er te wonen, hier te wonen
      dak boven
      buurt|wijk|straat .. verzorgd|onderhouden, verzorgd*
      schoon|schoner|schone|schoonmaken|schoongemaakt|schoonhouden|schoonmaakactie|proper|properder
      netjes|netter|opgeruimd|opgeruimder|opruimactie
      opruimen|ruimen|ruim .. afval|vuil|troep|straat|buurt|rommel|zwerfvuil|rotzooi|wijk|plein|park
      afval|vuil|vuilnis|vuilniszakken|zwerfvuil|zwerfafval|grofvuil|rommel|rotzooi|troep|viezigheid|vies|viezer|smerig|hondenpoep|ratten|onkruid
      prullenbak*|container*|vuilnisbak*
      prikken|prikstok*|prikker*|veeg|vegen|geveegd|aanveeg
      groen|groener|groene|groenvoorziening|vergroen*
      tuin|tuinen|tuintje*|buurttuin|moestuin*|geveltuin*|binnentuin|plantenbak*|bloembak*|plantjes|planten|bloemen|bloembollen|bomen|struiken|plantsoen*|perkje*
      park|parkje|speeltuin*|speelplek*|speelplaats|speelveld*|veldje|trapveldje
      bankje|bankjes|bankjes
      opgeknapt|opknappen|opknapbeurt|verbouwd|geverfd|muurschildering*|gerenoveerd
      portiek|portieken|trappenhuis .. netjes|schoon
      woonomgeving|leefomgeving|buitenruimte|binnenruimte|woonklimaat|leefklimaat
      leefba*|leefbar*
      fijn|fijner|prettig|prettiger|leuker|mooier|beter|lekker|plezierig|gezelliger|rustiger .. wonen|woon|woont|buurt|wijk|straat|leven
      woon|wonen|woont .. graag|fijn|fijner|prettig|plezier|liever|leuker|beter
      buurt|wijk|straat|plein|omgeving .. mooier|fijner|prettiger|schoner|leuker|netter|gezelliger|vrolijker|rustiger|beter|aantrekkelijk*|opgefleurd|opgeknapt|levendig*|leeft, mooier|fijner|prettiger|schoner|leuker|netter|gezelliger|vrolijker|rustiger|levendig* .. buurt|wijk|straat|plein|omgeving
      plek|plekje|plaats|ruimte|ergens .. samen|samenkomen|ontmoeten|treffen|bijeen|zitten|elkaar
      geen|eindelijk|nergens plek|ruimte
      verpauper*|opgefleurd|opfleur*|fleuriger|fleurt
      stoep|stoepen|gevel|galerij
      clean|cleaner|garden
      lampjes|lantaarn*|verlichting
    `,
    clear: `
      geverfd|verf|geschilderd
      troep|rommel .. aan, spreken elkaar .. aan
      frisse|fris|licht|ruim|ruime
      plaats|plek .. bij elkaar|samen
      vensterbank*|gevels
      plek|plekje|plaats .. buurt|wijk|straat, plek|plekje|ruimte waar
      ontmoetingsplek|ontmoetingsplaats|ontmoetingsruimte|buurthuis|buurtkamer|buurtcentrum .. nodig|belangrijk|eindelijk|wijk|buurt
      rustig|rustiger|rust .. buurt|wijk|straat|plein|wonen|portiek|flat|hier
      rustig|rustiger
      mooi|mooier|mooie|vrolijk|vrolijker|kleurig|kleurrijk|fraai
      plein|pleintje|straat|flat|portiek|stoep|wijk|buurt .. ziet|leeft|netjes|schoon|staat
      gebouw|pand|zaal|ruimte|ruimtes|lokaal
      grijs|grauw|kaal|kale|saai
      buiten .. zitten|spelen
      binnen .. buiten
      huurders|woningen|flats
      woonplezier|woongenot
      huiskamer van de
      omgeving
    `,
    hint: `
      buurt|wijk|straat|buurd|plein
      plek|ruimte
      wonen|woon
      buiten
      netheid
      flat|portiek|galerij
    `,
  },
  E06: {
    strong: `
      omweg, laat .. thuis|werk|straat, scooter*|brommer*|quad*
      buurtapp*|buurt app|whatsapp*|whats app, gepakt|opgepakt|aangehouden|gearresteerd
      uitschelden|uitschold|uitgescholden|schelden|sissen|naroepen|nageroepen
      op slot, slot|sloten|alarm
      licht|lampen|lantaarns brandt|branden|aan
      zelf|alleen|zelfstandig naar .. speeltuin|school|winkel|buiten|straat|park
      alleen over|op straat, over straat
      rechte pad, kattenkwaad|samenschol*|handhavers|boa|boas, blauw op straat
      aangesproken|aanspreken .. gedrag|jongeren|jongens
      veilig|veiliger|veilige|veiligheid|veiligheidsgevoel|onveilig*|feilig*|vijlig
      bang|banger|angst|angstig|eng|enge|schrik
      durf|durfde|durft|durven|dorst .. straat|buiten|donker|avond|avonds|lopen|park|metro|tram
      avonds|avond|donker|nacht|nachts|snags .. straat|buiten|lopen|durf*|hond|fietsen|veilig*|bang
      in het donker
      overlast|hangjongeren|hangjeugd|hanggroep*|hangplek|rondhang*|straatjeugd|overlastgevend*
      hangen|hingen|hang|hing .. rond|hoek|straat|flat|portiek|plein|buiten|jongeren|jongens
      jongens|jongeren|jeugd|gasten .. hangen|hingen|hoek|rondhangen
      van de straat
      op de hoek
      criminal*|crimin*|misdaad|drugs|drug*|dealer*|gedeald|dealen|dealt|wiet|blowen|junks|junkies|drank*
      inbra*|ingebroken|inbreken|inbreker*|diefstal|dief|dieven|stelen|gestolen|beroofd|beroving*|overval*|zakkenroll*
      steekpartij*|messen|mes|wapens|schietpartij*|schieten|geschoten|geweld|gewelddadig|agressie|agressief|mishandel*|gevecht*|vechten|vechtpartij*|rellen|vuurwerk|brandstichting|explosie*
      ruzie|ruzies|burenruzie|conflict|conflicten|geschreeuw|schreeuwen|herrie|lawaai|geluidsoverlast
      vandal*|vernield|vernieling*|vernielen|graffiti|gesloopt|slopen|kapotgemaakt, kapot gemaakt
      buurtpreventie*|buurtvader*|buurtmoeder*|buurtwacht|buurtinterventie*|interventieteam*|preventie*|preventieteam|surveill*|toezicht|camera*|handhav*|nachtwacht
      oogje|oog in het zeil
      in de gaten
      bekende gezichten|gezicht
      gezichten
      over .. schouder
      sociale controle
      gevaar|gevaarlijk|gevaarlijker|gevaarlijke
      intimid*|lastiggevallen|lastig|nafluit*|nagefloten|uitgescholden|schelden|bedreig*
      minder meldingen|incidenten|aangiftes
      safe|safer|afraid
      alleen naar school|huis|buiten
      rotjongens|boefjes|raddraaiers|tuig|relschopper*
    `,
    clear: `
      donker|duister
      jongeren|jongens .. groeten|aanspreken|kennen|rustiger
      vertrouwd .. straat|buurt
      nachtrust|slapen
      politie|agent|wijkagent .. minder|straat|meldingen|overlast|hoeft
      jongerenwerk|jongerenwerker|jongerenwerkers|straatcoach*
      buiten spelen|speelt
      lopen|loopt .. rond
      mensen letten op
      onrust|onrustig|spanningen
      donker|nachts
      trappenhuis|lift|kelder|kelderbox*|tunnel|steeg|parkeer*
      zorgen .. maak|maken
      met gerust hart
      gerust|geruster|gerustgesteld
      bewaakt|bewaking
      jongens|jongeren .. binnen|straat|centrum
    `,
    hint: `
      straat
      avonds|avond
      rust|rustig|rustiger
      politie|wijkagent
      jongens|jongeren|jeugd
      durf|durfde
      donker
    `,
  },
  E07: {
    strong: `
      excel*|powerpoint|whatsappen|videobellen|appen|programmeren|coderen|ehbo|reanimatie|bhv|gitaar|piano|instrument
      grenzen, nee zeggen|zeg|durven|durf, geen nee, nee .. durf|leren
      *diploma|*diplomas|*certificaat|*cursus|*training|*examen
      bij geleerd|leren, onder de knie, beheers|beheersen|kneepjes, vak|ambacht leren|geleerd
      beetje meer|verder, podium|openbaar
      les|lessen over|in|van .. koken|opvoeden|gezond|geld|computer*|internet
      niveau hoger|omhoog, wijzer|leergierig|nieuwsgierig*
      rolmodel|voorbeeld|mentor
      geleerd|bijgeleerd|aangeleerd|leren|leerzaam|aanleren|bijleren|bijscholen
      leer|leerde|leert|leerden .. koken|fietsen|naaien|omgaan|werken|plannen|nieuwe|dingen|hoe|veel|iets|computer*|zwemmen|lassen|houtbewerk*|timmeren|repareren
      nieuwe dingen|vaardigheden|kennis
      cursus|cursussen|kursus*|training|trainingen|opleiding*|leergang
      workshop|workshops .. geleerd|leer|durf|kan|weet
      computer|computers|computerles*|laptop|digitaal|digitale|internet|internetbankieren|mailen|email|digid|smartphone|tablet|ipad|online|typen
      diploma|certificaat|getuigschrift|examen
      vaardig|vaardigheid|vaardigheden|vaardiger
      ontwikkel|ontwikkelen|ontwikkeld|ontwikkeling|ontwikkelt|ontplooi*|ontplooien|zelfontplooiing
      groei|groeien|gegroeid|groeit|groeide
      talent|talenten
      huiswerk|huiswerkles*|huiswerkbegeleiding|bijles|cijfers|rapport|citotoets|schooladvies
      van mezelf
      mezelf|mijzelf|zichzelf|jezelf .. ontwikkel*|leren|ontdekt|overwonnen|uitgedaagd|opkomen|sterker|zeker
      opkomen voor
      voor mezelf|mijzelf|zichzelf|jezelf .. opkomen|kiezen
      sterker|steviger|zekerder|weerbaar*|assertief*|mondiger
      schoenen
      grenzen aangeven|stellen
      voor|groep praten|spreken|spreek|praat
      voor een groep|publiek
      presenteren|presentatie*|speech*|toespraak, woord nemen, woord te nemen
      ontdekt|ontdekte|ontdekken|ontdek
      wist .. niet dat ik .. kon|goed
      kon ik .. niet .. nu
      kan|kon nu zelf, overweg met, omgaan met .. computer|telefoon|geld
      nu zelf
      uitgedaagd|uitdag*|dagen .. uit
      stap|stapje|stappen verder|vooruit|gezet
      fietsles*|naailes*|zwemles*|naaicursus|fietsen|rijbewijs|theorie
      kansen|kans .. krijg*|gekregen|geven|gaven|bieden|proberen
      vooruit gegaan|gekomen|gegaan|gaan
      vooruitgegaan|vooruitgang
      boekhouden|boekhouding|budgetteren|leidinggeven|leiding|leiderschap|vergader*
      learn|learned|course|skills
    `,
    clear: `
      durf|durfde .. meer|nu|beetje
      had .. gezegd|gedacht|verwacht
      maken|gemaakt .. zelf
      eerst .. niet .. nu|kan
      slim|slimmer|handig|handiger
      opvoeden
      zelfstandig*|onafhankelijk*|zelfredzaam*
      leer|leerde|leert|leerden
      zelf .. doen|regelen|kan|kunnen
      proberen|probeer|uitproberen|experimenteren
      mogelijkhed*
      snap|snapt|begrijp|weet .. nu|hoe
      weet .. hoe
      durf nu
      durf|durfde|durven .. meer|dingen|alles
      opvoed*|opvoeding|ouderschap
      kennis|inzicht|inzichten
      vroeger .. durfde|kon
      op mijn .. jaar|jarige|leeftijd|zestigste|vijftigste
      nooit gedaan|gedurfd|gekund
      ervaring|ervaringen opgedaan|opdoen
      begeleiding|coach|coaching|mentor*
      met geld omgaan
      beter .. geworden
      school
      zelfvertrouwen
    `,
    hint: `
      nu
      kan|kunnen
      zelf
      durf|durfde|durven
      les|lessen
      beter
      nieuwe
      jaar
    `,
  },
  E08: {
    strong: `
      woordenboek*|zinnetjes|conversatie*|lesboek*|spreekvaardig*|spreken|tienminuten*|oudergesprek*
      in het nederlands|hollands|engels
      oefenen .. taal|praten|spreken, praten .. oefenen|leren
      verbeteren .. mij|me|ons, corriger*
      nederlands|nederlans|nederlandse|nederlandstalig*|nedelands|hollands
      taal|talen|taalles*|taalcafe*|taalmaatje*|taalgroep*|taalcursus*|taalvaardig*|taalachterstand|taalniveau|taalcoach*|taalhuis|moedertaal|taalbarriere|taalschool
      woordenschat|woorden|woordjes|woord|zinnen|grammatica|uitspraak|accent
      inburger*|inburgering*|staatsexamen|b1|a2|a1|b2|duolingo
      tolk|tolken|tolkt|vertalen|vertaal|vertaalt|vertaald|vertaling|translate
      lezen .. schrijven
      leren|leer|leerde .. lezen|schrijven|spreken|praten
      laaggeletterd*|analfabeet|alfabet|alfabetisering
      geen woord
      pools|turks|arabisch|engels|tigrinya|bulgaars|spaans|berbers|farsi|oekraiens|russisch|somalisch|frans
      spreek|spreken|praat|praten|spreekt .. beter|nederlands|vloeiend
      dutch|language|speak
      verstaan|versta|verstond
      juf|meester|docent|lerares .. praten|woorden|taal
    `,
    clear: `
      juf|meester
      lees|lezen|las
      accent|uitgelachen
      snap|begrijp|versta .. juf|dokter|buren|mensen|baas
      oefen|oefenen|oefent|geoefend|oefende
      fouten|fout|verbeteren|verbetert|verbeter
      zelf .. lezen|bellen|praten|schrijven
      brief|brieven .. lezen|schrijven
      lezen|leest|gelezen|schrijven|schrijft|spelling
      krant|boek|boeken|voorlezen
      dokter|school|winkel|juf|gemeente .. praten|verhaal|zelf|spreken
      begrijp|begrijpt|begreep|snap .. alles|niks|niets|mensen|bijna
      kan|kon .. praten|spreken|bellen
      durf .. bellen|praten|spreken
      praat|praten|spreken|spreek onderling, spreek|spreken .. met elkaar
      zeg|zeggen .. goed
    `,
    hint: `
      praten|praat|spreken|spreek|bellen
      begrijp|begrijpen|snap
      leren|leer|geleerd
      les|lessen
      beter
      school
      dokter
    `,
  },
  E09: {
    strong: `
      masker|geborgen*|thuisbasis|nest|lichtpunt*|zonnestraal|zonnetje|koester*
      leef|leven weer, weer leef|leven|geleefd, overleef|overleven|overleefde
      gesleept|doorheen|erdoorheen gesleept|gekomen|gered, donkere|zware|moeilijke periode|tijd .. gesleept|geholpen|door
      ben .. hier iemand, iemand zijn
      dag .. goed|compleet|gemaakt|vrolijk, maakt mijn dag
      straal|stralen|opgelucht|adem|ademen
      op mijn|je plek
      hart|ziel .. open|warm|geopend
      tweede|2e|andere huis|thuis|huiskamer|woonkamer|familie|gezin|plek
      als thuiskomen|thuis, mijn thuis
      thuiskomen|thuiskom|thuisgevoel|thuishaven
      huiskamer|woonkamer|huiselijk*
      voel|voelt|voelde|voelen|voeld .. thuis
      net|als|mijn|onze|een|grote|zijn|echte|tweede|warme familie|famillie|gezin
      familie geworden|voor|van
      warm|warme|warmte|warmer|hartelijk*|hartverwarm*|liefdevol*|knus|gemoedelijk*
      lief|lieve|aardig*|behulpzaam|open|gezellige|leuke|fijne mensen|plek|sfeer
      vriendelijk*|gastvrij*|openheid
      sfeer|sfeertje|ambiance|klimaat
      welkom|welkome|verwelkom*
      open armen
      op mijn|mn|je|ons|hun|zijn|haar gemak
      mezelf|mijzelf|jezelf|zichzelf|onszelf zijn|blijven|te
      zijn wie je|ik|we|ze|wie
      oordeel|oordelen|oordeelt|veroordeel*|veroordelen
      geaccepteerd|accepteren|acceptatie|aanvaard
      zin .. leven|bestaan|gekregen
      leven .. zin|betekenis|inhoud|veranderd|waard|gered|gegeven|terug
      zingeving|zinvol|zinvolle|levensdoel|doel|bestemming
      nuttig|nuttiger|nut|waardevol|waardevoller|betekenis|betekenisvol*
      trots|voldoening|dankbaar*|vervuld|vervulling
      gelukkig|gelukkige|gelukkiger|geluk|geluksgevoel|blij|blije|blijer|vrolijk|vrolijker|opgewekt
      lach|lachen|gelachen|lachend|glimlach*
      plezier in .. leven
      zag|zie|zien .. niet|weer zitten
      opgebloeid|opbloeien|bloei|bloeien|opleven|opgeleefd|levenslust|levensvreugde
      voor|om op te staan
      voor .. op te staan|opstaan
      weer iets|reden .. opstaan|voor
      structuur|dagbesteding|dagritme|ritme|invulling|houvast
      rust|ruste .. hoofd|vinden|vind|gevonden
      tot rust
      haven|oase|paradijs|anker|reddingsboei, warm bad
      mijn redding|gered
      home|family|happy|welcome
      uitlaatklep, mijn alles, alles voor mij|me
    `,
    clear: `
      knuffel|knuffels|kus
      zonder oordeel
      gevoel|idee .. nodig|welkom|thuis
      lieve|fijne|leuke|goede mensen
      kom .. graag
      patient|client
      vertrouwd|vertrouwde
      hoi|hallo .. iedereen
      gezellig|gezelligheid|gezelig
      fijn|fijne|prettig|prettige|heerlijk .. plek|hier|gevoel|sfeer|mensen|komen
      energie|kracht|hoop|moed|vreugde|liefde|vrede|positief*|positieve
      goed gevoel
      veilige plek|haven|omgeving
      hier .. rust|blij|thuis|fijn|veilig|mezelf
      doet .. goed
      plezier|genieten|geniet
      laagdrempelig*
      bijzonder|speciaal|magisch
      voel .. goed|beter|fijn|lekker|prettig
      knuffel*, arm om
      vergeet|vergeten .. zorgen|problemen|ellende, zorgen|problemen .. vergeet|vergeten
      zorgen vergeten|vergeet
      kop|kopje thee|koffie
      leven
      zonder dit|deze|jullie|hun .. niet
      ontspannen|relaxed|relax
      somber|depress*
      kijk .. naar|uit
      de deur .. open
      beter in|mijn vel
      lekker|goed in .. vel
    `,
    hint: `
      hier
      thuis
      voel|voelt|gevoel
      fijn|prettig|goed
      weer
      iedereen
      leven
    `,
  },
  E10: {
    strong: `
      steek|steken|stop .. tijd|energie|uren in, vrije tijd
      draaien|runnen|trekken|leiden .. zelf|samen|groep|middag|avond|keuken
      flyer*|posters|facebook*|instagram|website|nieuwsbrief
      penningmeester|secretaris|voorzitter|coordineer|projectleider|sleutelbeheerder, sleutel van het
      geld .. opgehaald|ophalen|ingezameld, sponsor*|opgehaald|ingezameld
      van|als bezoeker|deelnemer|toeschouwer|gast .. nu|naar|werd|werden|tot
      sta|zit .. ontvangst|deur|balie|informatie*
      handen uit, mouwen, trek .. kar
      ook|wat|iets .. doen|betekenen .. voor .. wijk|buurt|straat|centrum
      train|coach|leid|begeleid|vang|open|maak|bak|verzorg|beheer|onderhoud ik|zelf
      ik train|coach|vang|open|bak
      vrijwillig*|vrijwilig*|vrijwiliger*|vrijwilligster*|vrijwilliggers|frijwillig*
      organiseer|organiseren|georganiseerd|organiseerde|organiseerden|meeorganis* .. we|wij|ik|zelf|samen|mee|feest|markt
      ik|we|wij|zelf|samen|bewoners|moeders|jongeren|buren .. organiseer|organiseren|georganiseerd|organiseerden|organiseert|organiseerde
      mee|mede .. organiseren|georganiseerd
      helpen|organiseren .. straatfeest|buurtfeest|feest|rommelmarkt|activiteit*
      help|helpt|hielp|helpen|geholpen mee, ik help|hielp met|bij|in|achter|op, help .. klaarmaken|bereiden|opbouwen|opruimen|koken|organis*
      meehelp*|meegeholpen, mee te helpen, mee helpen|geholpen
      opgezet|opzetten|opgericht|oprichten|opstarten|opgestart|gestart
      zet|zetten .. op
      initiatief|initiatieven|initiatiefnem*
      bestuur|bestuurslid|commissie|activiteitencommissie|bewonerscommissie|bewonersgroep|bewonersorganisatie|werkgroep|actiegroep
      buurtkrant|wijkkrant
      straatfeest|buurtfeest|rommelmarkt|buurtbarbecue|buurtdag|burendag|kledingruil|kledingbeurs|repaircafe|ontbijtclub|weggeefwinkel|weggeefkast|inzamel*, repair cafe
      achter de bar|balie|kassa
      in de keuken
      sta|stond|werk|help|draai .. keuken|bar|balie|receptie|winkel
      gastvrouw|gastheer|gastvrouwen|beheerder|barman|barvrouw|kok
      kook|koken|kookte|bak .. voor
      ik|zelf geef|geven|gaf .. les|lessen|cursus|workshop|training|bijles
      geef .. les|lessen|bijles|training|rondleiding
      schenk|schenken koffie|thee, schenk|schenken .. koffie|thee
      koffie|thee schenk|schenken|zetten|zet
      afwas|afwassen|afgewassen|tafels|stoelen|klusjes|klussen
      inzet|inzetten|ingezet .. voor, zet|zetten .. in voor
      zetten .. zich|ons .. in
      zich in|inzetten
      actief|actieve|actiever|aktief
      mijn|haar|zijn steentje
      bijdrage|bijdragen|bijdraag|draag .. bij
      iets|wat terug doen|geven|te
      terugdoen|teruggeven, terug te doen|geven
      idee|ideeen .. uitvoeren|uitgevoerd|opgezet|zelf|gerealiseerd|waargemaakt|mocht|uitwerken
      trekker|kartrekker|aanjager|ambassadeur
      dienst|diensten|rooster draai|draaien|staan
      draai .. dienst|diensten
      begeleid ik|zelf
      ik begeleid|verzorg|run|leid|beheer
      we|wij|bewoners regelen|regelden|bedachten|bedenken|beheren|onderhouden
      zelf .. bedacht|bedenken|geregeld|regelen|gemaakt|uitgevoerd
      eigen initiatief|project|groep|activiteit|idee
      volunteer*
    `,
    clear: `
      maak|maken .. soep|eten|hapjes, maak .. centrum|keuken|zaal schoon
      tijd .. in, taken verdelen|verdeeld, vergaderen|vergadering
      opbouwen|afbreken
      moeders|vaders|jongeren|bewoners .. zelf
      trots .. georganiseerd
      wil .. doen .. voor
      verantwoordelijk*|taak|taken
      werk|werken .. gratis|onbetaald
      help|helpt|hielp .. bij|met|in .. activiteit*|centrum|buurthuis|kinderen|ouderen|koken|opruimen|tuin|bar
      samen .. organis*|opgezet|geregeld|gemaakt|aangepakt|opgeknapt
      betrokken|betrokkenheid
      doe .. tuin|klusjes|afwas|administratie|boodschappen|website|bloemen
      doe .. voor .. buurt|wijk|centrum
      voor .. buurt|wijk .. doen|doe|gedaan|betekenen|inzet*
      iets .. betekenen|doen .. anderen|wijk|buurt
      nu .. zelf|help|sta|doe|ben .. keuken|bar|vrijwilliger|gastvrouw
      eerst .. nu .. zelf|help
      pensioen|gepensioneerd
      collecte|flyer*|folder*
      actie|acties|project|projecten
      idee|ideeen
      meegewerkt|meewerken, werk|werken mee
      melden|aanmelden|aangemeld .. aan|meer
      elk jaar
      klaarzetten, zet|zetten .. klaar, ruim|ruimen .. op
    `,
    hint: `
      ik help
      zelf
      samen
      wij|we
      doe|doen
      help|helpen
      buurt|wijk
      feest|barbecue|markt
    `,
  },
  E11: {
    strong: `
      de een .. de ander, een heeft .. ander
      gereedschap|boormachine|ladder|aanhanger
      droeg|droegen|dragen|tillen|tilden .. tas|tassen|boodschappen|spullen, naar boven
      pan|bakje|schaal|bord .. deur|buren|buurvrouw|langs|rond
      deur tot deur
      lees|lezen|vertaal|vertaalt|tolk .. voor .. buurvrouw|buurman|overbuur*|mevrouw|buren
      overbuur*|benedenbuur*|bovenbuur*
      oppassen|oppas
      er voor elkaar|mekaar, voor elkaar .. er|is
      spring|springt|springen|bijspringen bij, vang|vangen|vangt .. elkaar .. op, opvangen .. elkaar
      elkaars rug, rug recht
      kaartje .. ziek|gestuurd|brengen
      water .. planten|plantjes, kat|hond|katten .. vakantie
      helpt de ander, help ik|jij .. jou|mij
      help|helpen|helpt|hielpen|geholpen|helpe .. elkaar|mekaar
      elkaar|mekaar .. helpen|help|helpt|geholpen|hielpen|helpe|steunen|steun|bijstaan|handje|ondersteun*
      voor elkaar|mekaar .. klaar|zorgen|koken|zorgt|over
      klaar voor elkaar|mekaar|iemand|anderen, klaar voor de|mijn buren
      sta|staan|staat|stond|stonden .. elkaar|mekaar|buren .. klaar
      steun|steunen|steunt .. elkaar|mekaar
      zorg|zorgen .. elkaar|mekaar|buren|buurvrouw|buurman|anderen
      burenhulp|mantelzorg*|onderlinge|nabuurschap|naastenliefde|burendienst
      omkijken|omzien naar, omkijken|omzien
      kijken .. naar elkaar|mekaar .. om
      naar elkaar|mekaar om
      let|letten|passen|past|pas|gelet .. op elkaar|mekaar|elkaars
      op elkaar|mekaar let|letten|passen
      op elkaars|mijn|haar|de|hun kinderen|kids .. pas|past|passen|letten|let
      pas|past|passen .. op
      oppas|oppassen|oppast
      boodschappen
      ruil|ruilen|ruilkast|ruilt|uitleen*|uitlenen|lenen|leen|geleend, spullen .. delen|geven
      voor een|iemand ander|anders
      niets|niks voor terug
      zonder .. geld|terug|betaling|vergoeding
      aankloppen|aanbellen|aangebeld
      buurman|buurvrouw|buren|buurjongen|buurmeisje .. help*|helpt|hielp|hielpen|haalt|haalde|brengt|bracht|past|repareert|kookt|kookte|gekookt|rijdt|brachten|geholpen
      ik|we|wij help|hielp|helpen|breng|bezoek|ondersteun|haal|bezoek .. mevrouw|meneer|buurvrouw|buurman|oudere|ouderen|buren|iemand|vrouw|ander|anderen|mensen|zieke
      breng|brengt|brengen|bracht|brachten .. soep|eten|pannetje|boodschappen|maaltijd|bloemen
      voor|bij ons|haar|hem|elkaar gekookt|koken|boodschappen
      koken|kook|kookten we|wij|ik voor haar|hem|elkaar|iemand
      voor haar|hem|elkaar|een|mijn .. buurvrouw|buurman|mevrouw|zieke .. kook|koken|gekookt|boodschappen
      handje|handjes, helpende hand
      sjouwen|gesjouwd, verhuisd|verhuisde|verhuizing .. hielp*|geholpen|kwamen|hielpen
      ziek .. buur*|soep|boodschappen|koken|breng*|elkaar
      haal|haalt|haalde|breng|brengt .. kinderen|kind
      helping each
      each other
      buurtzorg|wederkerig*|wederzijds*
    `,
    clear: `
      pan|pannetje|soep|couscous|eten .. brengen|langs|deur
      iemand .. slecht|ziek|hulp|blind|oud
      tassen|boodschap*
      vraag|vraagt .. groep|app .. iemand
      samen dragen
      ander|anderen .. helpen|help|hielp|bijstaan|steunen
      helpen|help|hielp .. anderen|ander|mensen|buren
      ziekenhuis|dokter .. auto|breng|rijd|meegaan
      rijd|rijden|lift|vervoer
      klaar .. voor
      delen|deel|deelt|gedeeld
      iemand .. nodig
      elkaars
      sleutel
      fiets .. repareert|maakt|gemaakt
      repareert|repareer
      oudere|zieke|gehandicapte buur*|mevrouw|meneer|man|vrouw
      slecht ter been
      bel|bellen .. elkaar|even|buurvrouw
      weggeven, geef|geven .. weg|over
      doneer*|doneren|gedoneerd
      solidair
    `,
    hint: `
      elkaar|mekaar
      helpen|help|hielp
      buren|buurvrouw|buurman
      ziek
      iemand
      ander|anderen
      klaar
    `,
  },
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
  G1: {
    strong: `
      sociale cohesie
      cohesie
    `,
    clear: `
      ontmoet*
      samen
    `,
    hint: `
      gezellig*
      buurthuis
      met elkaar|zijn
    `,
  },
  G2: {
    strong: `
      behoefte|behoeften
      buurt|wijk .. nodig heeft|hebben
      nodig .. buurt|wijk|bewoners
      speelt|spelen .. in
      inspelen|inspeelt
      wat .. bewoners|wij|we .. nodig hebben|willen
    `,
    clear: `
      leefbar*
      programma
      buurt|wijk .. beter|verbeter*|vooruit
    `,
    hint: `
      buurt*
      wijk*
    `,
  },
  G3: {
    strong: `
      regel|regelen .. zaken|zelf|leven, zelf .. regel|regelen|zaken
      gek maken|gemaakt
      zelfvertrouwen|zelfverzekerd*|eigenwaarde|zelfbeeld|zelfrespect
      grip|regie|controle .. leven
      grip|regie
      eigen hand|handen|benen|kracht|tempo
      los|losse|lossen .. zelf|op
      zelf op te lossen
      recht|rechten op|heb
      mijn|eigen situatie
      begrijp .. situatie|beter
      veerkracht|veerkrachtig*|zelfredzaam*
      omgaan .. tegenslag*|verdriet|ziekte|stress|problemen|boosheid
      tegenslag*|verwerken|verwerkt
      kop .. boven water
      leven .. hand|eigen|orde|rails|zelf|sturen|regelen
      keuzes
      durf .. meer|weer|alles|leven, geloof .. mezelf|mijzelf|zichzelf, neem|nemen|maak .. beslissing*|besluit*, zelf beslis*|beslissing*
      rust in mijn hoofd
      kan .. aan, aankan
    `,
    clear: `
      stress|spanning|paniek
      sterk|sterker|kracht
      zelf
      mezelf|mijzelf
      durf
      mijn leven
      overzicht
      gestopt met
      positiever
    `,
    hint: `
      ik kan
      leven
      vertrouwen
      weer
    `,
  },
  G4: {
    strong: `
      betaalde plek|functie, contract|vaste aanstelling|dienstverband|leerbedrijf
      baan|baantje|werkplek|werkgever|werkervaring|arbeidsmarkt|werkloos|werkzoekend*|solliciteren|sollicitatie*|solliciteer|cv, betaald werk
      werk gevonden|gekregen|gaan|vinden|zoeken|zocht
      aan het werk|werken
      aan|weer werk
      ga|gaan|ben .. werken
      stage|stageplek|stagiair*|leerwerk*
      opleiding|studie|studeren|school .. begonnen|beginnen|gestart|gevolgd|ga|volg
      weer .. school|opleiding|studie
      bedrijf|bedrijfje|ondernem*|zzp|winkeltje|kvk|catering, eigen zaak
      maatschappij|samenleving|participa*|participeren
      doe|doen|tel|meetel|meetellen|meedoen .. mee .. maatschappij|samenleving
      meetel|meetellen|meetelt
      reintegr*|loon|salaris|collega|collegas, re integr*
      past .. bij, talenten
      volwaardig
    `,
    clear: `
      werk|werken|werkt
      meedoen, mee doen, doe weer mee, weer mee
      stappen .. gezet|zetten|leven
      stap
      talent
      plek in
      nuttig
      opleiding
    `,
    hint: `
      begonnen|beginnen
      kans|kansen
      doen
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
