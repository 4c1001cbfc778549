import type { CueLists } from './cue.ts'

/** What people say of taking part (G4). How to read it: `suggest-cues.ts`. */
export const cuesOfGoal4: CueLists = {
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
}
