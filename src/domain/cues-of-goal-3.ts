import type { CueLists } from './cue.ts'

/** What people say of resilience (G3). How to read it: `suggest-cues.ts`. */
export const cuesOfGoal3: CueLists = {
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
}
