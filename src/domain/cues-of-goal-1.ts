import type { CueLists } from './cue.ts'

/** What people say of social cohesion (G1). How to read it: `suggest-cues.ts`. */
export const cuesOfGoal1: CueLists = {
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
}
