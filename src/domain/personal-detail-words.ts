/** Word lists of the privacy aid. All lower case; chosen by hand for stories told in a Dutch neighbourhood. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''))

/** Before a name, with nothing but a space between; `dhr` and `dr` may carry a full stop. */
export const titles = list(`
  mevrouw mevr mw meneer mijnheer menheer dhr heer juffrouw juf meester meester dokter dr dominee ds imam pastoor pater
  zuster broeder tante oom ome opa oma prof professor mr mrs ms sir wethouder burgemeester agent wijkagent hadj hadja
`)

/** People that stories are about; a capital right behind one is nearly always a name. */
export const relations = list(`
  buurman buurvrouw buurjongen buurmeisje buur buren zoon zoontje dochter dochtertje man vrouw echtgenoot echtgenote
  moeder mama vader papa broer broertje broertjes zus zusje zussen vriend vriendin vriendje vriendinnetje kleinzoon
  kleindochter kleinkind schoonzoon schoondochter schoonmoeder schoonvader neef neefje nicht nichtje collega begeleider
  begeleidster coördinator coordinator coördinatrice vrijwilliger vrijwilligster stagiair stagiaire beheerder partner
  ex kind kindje baby leraar lerares docent docente kok kapper huisarts therapeut hulpverlener maatje taalmaatje
  jongerenwerker opbouwwerker welzijnswerker bewoner bewoonster gastvrouw gastheer kennis ouders tweeling
  neighbour neighbor son daughter husband wife mother father brother sister friend coordinator volunteer
`)

/** `ik heet …`, `zij heet …`: here a name is a name without a capital too. */
export const naming = list('heet heette heten genaamd genoemd')

/** A verb of saying beside a capital: `zei Fatima`, `Fatima zei`. */
export const saying = list(`
  zei zegt zeiden vertelde vertelt vroeg vraagt antwoordde riep belde belt appte appt hielp helpt kookte kookt
  organiseerde organiseert leerde leert
`)

/** With a capital behind it, more often a person than a place: `met Dewi`, `volgens Nel`; not `in`, `naar`, `uit`. */
export const towards = list('dankzij met door aan voor volgens zonder van namens')

/** With a capital behind it, more often a place, a body or a language than a person. */
export const placing = list(`
  in naar uit op te bij de het een 't der den ter ten vanuit rond langs binnen buiten stichting vereniging school basisschool
  kerk moskee straat plein park wijk buurt flat groep cursus training project ziekenhuis gemeente stad land spreek spreekt
  spreken leer leert leren lezen at to from in the
`)

/** Between the parts of a surname. */
export const particles = list(`van de den der het 't ten ter te in el al ben bin abu ait da dos di du la le von op`)

/**
 * Common first names in a Dutch city that are hardly ever another word. Short on purpose: names outside it are found
 * by their cue only, and the published figures say how often that fails.
 */
export const firstNames = list(`
  mohamed mohammed muhammad mohammad ahmed ahmet mehmet mustafa ali hassan hasan hussein ibrahim youssef yusuf omar
  khalid rachid hamid abdel abdullah said karim bilal samir fatima fatma khadija aisha ayse aicha zeynep emine elif
  mariam maryam meryem naima samira latifa malika noura nadia leila layla yasmina hatice amina sara sarah zahra
  jan piet henk kees johan johannes peter pieter willem hans gerrit wim dirk jeroen bart sander thomas daan lucas maria
  anna johanna els ineke annie corrie wilma marijke ingrid monique linda sandra petra esther angela claudia emma sophie
  julia piotr krzysztof tomasz agnieszka katarzyna malgorzata ewa ivan olena oksana natalia svetlana tesfay selam
  winston sharda soraya anita farida mohan radjesh chandra shanti giovanni jose carlos carmen
`)

/** Capitals that are no names of people. */
export const notNames = list(`
  ik je jij u hij zij ze wij we jullie het de een die dat dit deze daar hier er dan toen nu maar en ook als want dus
  omdat of om met voor van naar bij in op aan uit over tot na door zonder tegen sinds tijdens eerst later soms altijd
  nooit vaak iedereen iemand niemand niets iets alles alle veel weinig mijn jouw zijn haar ons onze hun wat wie waar
  wanneer waarom hoe welke ja nee niet geen zo heel erg goed leuk fijn blij mooi dankjewel bedankt dank gelukkig
  helaas misschien natuurlijk eigenlijk vroeger vandaag morgen gisteren straks samen allemaal sommige mensen men
  welkom hallo hoi dag was is heeft had hebben kan kon mag moet wil wilde ga ging komt kwam kom doe doet deed maak
  maakt gaat helpt zit zat staat stond vindt vond weet wist werd wordt
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus
  september oktober november december lente zomer herfst winter
  kerst kerstmis pasen pinksteren ramadan suikerfeest offerfeest koningsdag sinterklaas diwali holi keti koti nieuwjaar
  burendag moederdag vaderdag bevrijdingsdag corona covid
  god allah jezus christus heer boeddha bijbel koran islam
  nederland den haag zuidwest escamp moerwijk morgenstond bouwlust vrederust leyenburg loosduinen schilderswijk
  transvaal laak rustenburg scheveningen rijswijk delft rotterdam amsterdam utrecht leiden zoetermeer wateringen holland
  turkije marokko syrië syrie suriname curaçao curacao aruba polen bulgarije roemenië roemenie oekraïne oekraine
  eritrea ethiopië somalië irak iran afghanistan pakistan india indonesië china ghana nigeria spanje portugal italië
  frankrijk duitsland engeland belgië belgie europa afrika azië amerika ter apel dutch english arabic turkish duurzaam leyweg melis stokelaan eid digid stichting vereniging ajax ado haga egypte tunesië algerije libanon palestina israël
  rusland kaapverdië antillen antilliaan
  movisie wijkz gemeente ggz ggd uwv duo svb cak cbr ind coa haaglanden staedion haagwonen vestia arcade politie
  belastingdienst voedselbank thuiszorg humanitas vluchtelingenwerk leger heils whatsapp facebook instagram google
  youtube tiktok zoom albert heijn lidl aldi jumbo ikea htm
  participatie keuken betje shalom sterrenhoek vierhuis heeswijkplein allekanten luyk connect pandje buurtkamer
  buurthuis kerkhuis ontmoetingscentrum centrum inloop koffie thee
  moslim moslima christen jood hindoe hindoestaan katholiek turk turken pool polen koerd berber amazigh roma syriër
  syriers syriërs nederlander nederlanders marokkaan marokkanen surinamer surinamers haag hagenees hagenaar hagenezen
  afghaan afghanen somaliër irakees iranier oekraïner eritreeër antilianen europeaan chinees hindi urdu tigrinya pasjtoe
  dari farsi papiaments papiamento sranan i the he she we they it in a an and but my this that
`)

/** `Nederlandse`, `Turks`, `Marokkaanse`: languages and peoples by their stem. */
export const peopleStems = [
  'nederlands',
  'turks',
  'marokka',
  'surinaam',
  'pools',
  'syrisch',
  'arabi',
  'engels',
  'duits',
  'frans',
  'spaans',
  'portugees',
  'portuges',
  'italiaan',
  'bulgaar',
  'roemeen',
  'oekraï',
  'russi',
  'iraans',
  'irakees',
  'iraaks',
  'afghaan',
  'somali',
  'eritre',
  'ethiopi',
  'koerdi',
  'chine',
  'indi',
  'hindoestaa',
  'antillia',
  'kaapverdi',
  'ghane',
  'egypti',
  'afrikaan',
  'europe',
  'haags',
  'islamiti',
  'christelijk',
  'joods',
  'katholiek',
  'amerikaan',
  'pakistaan',
  'perzi',
  'vlaams',
  'belgi',
  'berbers',
  'tunesi',
  'algerij',
  'libane',
  'palestij',
  'israëli',
  'braziliaan',
] as const

/** Short words that stand behind a number and would make it look like a postcode (`2019 en 12 mensen`). */
export const shortWords = list(
  'en in is op om te ik je we ze of uw nu al er zo na de af ja me ga st to at as it my no eu',
)

export const months = list(`
  januari jan februari feb maart mrt april apr mei juni jun juli jul augustus aug september sep sept oktober okt
  november nov december dec january february march may june july august october oct mar
`)
