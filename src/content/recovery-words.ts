/**
 * The 256 words of the recovery sheet: one byte each. Order is frozen: a sheet that was printed must stay readable.
 * Chosen to be read aloud, written by hand and typed back: 3 to 6 letters, known to everybody, no two that differ by
 * one letter, none that begins another, the first four letters tell them apart, no ei/ij, au/ou, y or accents.
 */
// biome-ignore format: eight in a row can be compared with a printed list.
export const recoveryWords: readonly string[] = [
  'acht', 'anker', 'appel', 'arm', 'avond', 'bakken', 'balkon', 'bamboe',
  'banaan', 'beker', 'bellen', 'berg', 'bezem', 'blad', 'bloem', 'boon',
  'bord', 'bos', 'boter', 'brief', 'bril', 'broek', 'brood', 'brug',
  'bruin', 'cactus', 'cake', 'clown', 'dadel', 'dak', 'dansen', 'deken',
  'deksel', 'deur', 'diner', 'dokter', 'dorp', 'draak', 'drie', 'drop',
  'druif', 'eend', 'egel', 'emmer', 'enkel', 'eten', 'feest', 'fiets',
  'film', 'fles', 'fluit', 'foto', 'gang', 'garen', 'geel', 'gember',
  'geven', 'gezin', 'giraf', 'gitaar', 'glas', 'groen', 'groot', 'haan',
  'haring', 'haven', 'hek', 'herfst', 'hert', 'heuvel', 'hoef', 'hond',
  'honing', 'hotel', 'idee', 'iglo', 'jam', 'judo', 'jurk', 'kaas',
  'kabel', 'kamer', 'kaneel', 'kano', 'kapper', 'kast', 'kelder', 'kers',
  'keuken', 'kikker', 'kiosk', 'kip', 'kiwi', 'klaver', 'klok', 'knie',
  'knoop', 'koala', 'koek', 'koffie', 'koken', 'kom', 'kraan', 'krab',
  'krant', 'kroon', 'kruid', 'kubus', 'kussen', 'laars', 'lachen', 'ladder',
  'lade', 'laken', 'lamp', 'leeuw', 'lelie', 'lente', 'lepel', 'letter',
  'lezen', 'liedje', 'lift', 'lopen', 'mand', 'mango', 'markt', 'melk',
  'meloen', 'menu', 'merel', 'mes', 'middag', 'mier', 'mist', 'moeder',
  'molen', 'mossel', 'muis', 'munt', 'museum', 'muur', 'muziek', 'naald',
  'nemen', 'nest', 'neus', 'nieuw', 'noot', 'oma', 'oor', 'oranje',
  'orkaan', 'oven', 'paard', 'pan', 'papier', 'park', 'pasta', 'peer',
  'perzik', 'piano', 'piloot', 'pinda', 'pizza', 'poort', 'prins', 'pruim',
  'puzzel', 'raam', 'radio', 'raket', 'regen', 'rennen', 'ridder', 'riem',
  'ring', 'rivier', 'robot', 'rok', 'roze', 'sap', 'schaar', 'schip',
  'schoen', 'shirt', 'sjaal', 'sloot', 'sneeuw', 'snel', 'soep', 'spelen',
  'spin', 'spons', 'sport', 'stad', 'steen', 'ster', 'stoel', 'storm',
  'strand', 'struik', 'suiker', 'taart', 'tas', 'tennis', 'tent', 'thee',
  'tomaat', 'toren', 'trap', 'trui', 'tuin', 'tulp', 'tunnel', 'uil',
  'vader', 'verf', 'vinden', 'vinger', 'viool', 'vis', 'vlag', 'vlek',
  'vloer', 'vlot', 'voet', 'vork', 'vragen', 'vriend', 'wafel', 'walvis',
  'wassen', 'water', 'weg', 'wereld', 'wind', 'winkel', 'winter', 'wit',
  'wolf', 'woord', 'wortel', 'zaag', 'zalm', 'zebra', 'zee', 'zilver',
  'zingen', 'zoeken', 'zolder', 'zomer', 'zon', 'zus', 'zwaan', 'zwart',
]
