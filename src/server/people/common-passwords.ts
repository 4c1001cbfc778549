// Long passwords that stand high in every list of leaked ones, or that people here would think of first. Short ones, rows
// of keys and years are refused by their length and their kind (`password.ts`); these would pass all that.
const common: readonly string[] = [
  'correcthorsebatterystaple', 'correct horse battery', 'thequickbrownfox', 'quickbrownfoxjumps', 'tobeornottobe',
  'maytheforcebewithyou', 'imyourfather', 'beamemeupscotty', 'liveandletlive', 'onceuponatime',
  'supercalifragilistic', 'hakunamatata', 'winteriscoming', 'valarmorghulis', 'harrypotter', 'hermionegranger',
  'gandalfthegrey', 'lordoftherings', 'starwarsrules', 'spongebobsquarepants', 'mickeymouse', 'donaldduck',
  'winniethepooh', 'hellokittycat', 'superman batman', 'pokemonpikachu', 'minecraftcreeper', 'callofdutyblackops',
  'manchesterunited', 'liverpoolfootballclub', 'youneverwalkalone', 'barcelonamessi', 'cristianoronaldo',
  'ajaxamsterdam', 'feyenoordrotterdam', 'psveindhoven', 'adodenhaag', 'hupholland', 'hollandhup', 'oranjeboven',
  'nederlandoranje', 'amsterdamnederland', 'rotterdamzuid', 'utrechtcentraal', 'scheveningen', 'binnenhof',
  'sinterklaas', 'zwartepiet', 'sinterklaaskapoentje', 'gezelligheid', 'hottentottententententoonstelling',
  'hottentottententoonstelling', 'appeltaartmetslagroom', 'boterhammetkaas', 'stroopwafel', 'patatmetmayonaise',
  'bitterballen', 'drophagelslag', 'koffiemetmelk', 'kopjekoffie', 'goedemorgen', 'goedemiddag', 'goedenavond',
  'hallohallohallo', 'ditismijnwachtwoord', 'ikbendebeste', 'ikhouvanjou', 'ikhouvanmijnkinderen', 'ikhouvanmama',
  'mijnwachtwoord', 'geenidee', 'weetiknietmeer', 'doemaarwat', 'maaktnietuit', 'openjezelf', 'sesamopenu',
  'sesamopenyou', 'opensesame', 'simsalabim', 'abracadabra', 'hocuspocuspas', 'ietsmakkelijks', 'moeilijkwachtwoord',
  'eenlangwachtwoord', 'eenveiligwachtwoord', 'mijngeheimewachtwoord', 'nietvergeten', 'vergeetmijniet',
  'vergeetmenietje', 'trustno1trustno1', 'trustnobody', 'letmeinplease', 'whatsthepassword', 'thisismypassword',
  'mysecretpassword', 'changemenow', 'changethispassword', 'pleasechangeme', 'defaultpassword', 'administrator',
  'superadministrator', 'rootrootroot', 'testtesttest', 'guestguest', 'iloveyouforever', 'iloveyousomuch',
  'ilovemymother', 'iloveyoubaby', 'jesuschrist', 'jesusislord', 'godisgood', 'allahuakbar', 'bismillah',
  'bismillahirrahmanirrahim', 'mashallah', 'inshallah', 'alhamdulillah', 'galatasaray', 'fenerbahce', 'besiktas',
  'seniseviyorum', 'kochamcie', 'kochamciebardzo', 'polskapolska', 'basketball', 'volleyballer', 'footballfootball',
  'butterflies', 'chocolatecake', 'strawberries', 'sunshinesunshine', 'rainbowunicorn', 'princessprincess',
  'babygirlbabygirl', 'computercomputer', 'internetinternet', 'samsunggalaxy', 'googlechrome', 'facebookfacebook',
  'ontmoetenverbinden', 'samensterk', 'samenwerken', 'samenindebuurt', 'buurthuis', 'buurthuiskamer', 'buurtcentrum',
  'wijkcentrum', 'welzijnswerk', 'koffieinloop', 'koffieochtend', 'koffiethee', 'theekoffie', 'gesprekken',
  'veranderverhaal', 'escamp', 'laakkwartier', 'moerwijk', 'bouwlust', 'vrederust', 'transvaal', 'schilderswijk',
  'rustenburgoostbroek', 'morgenstond', 'loosduinen',
]

const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

const known = new Set(common.map(bare))

/** Is it one of these, whatever capitals, signs, spaces or numbers stand around it, or one of these twice? */
export const isCommonPassword = (password: string): boolean => {
  const letters = bare(password)
  if (letters === '') return false
  const half = letters.slice(0, letters.length / 2)
  return known.has(letters) || (letters === half + half && known.has(half))
}
