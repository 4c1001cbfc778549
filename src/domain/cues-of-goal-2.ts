import type { CueLists } from './cue.ts'

/** What people say of a liveable and safe neighbourhood (G2). How to read it: `suggest-cues.ts`. */
export const cuesOfGoal2: CueLists = {
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
}
