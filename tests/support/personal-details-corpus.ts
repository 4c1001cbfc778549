import type { PersonalDetailKind } from '#domain/personal-details.ts'

/** A text with what is in it; `from` and `to` as in a finding. */
export type MarkedText = {
  readonly text: string
  readonly details: readonly { readonly kind: PersonalDetailKind; readonly from: number; readonly to: number }[]
}
export type StructuredKind = Exclude<PersonalDetailKind, 'name'>

/** Mulberry32: small, seeded, the same everywhere. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
type Random = () => number
const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
const between = (random: Random, low: number, high: number): number => low + Math.floor(random() * (high - low + 1))
const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => between(random, 0, 9)).join('')
const two = (value: number): string => String(value).padStart(2, '0')
const letters = (random: Random, count: number, from: string): string =>
  Array.from({ length: count }, () => pick(random, [...from])).join('')
const arabicDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))

/** A number that passes the eleven test, from the ranges that are never given out (9999… and 0000…). */
export const surrogateBsn = (random: Random): string => {
  for (;;) {
    const bsn = `${pick(random, ['9999', '0000'])}${digits(random, 5)}`
    const sum = [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((total, weight, index) => total + weight * Number(bsn[index]), 0)
    if (sum % 11 === 0 && !/^0+$/.test(bsn)) return bsn
  }
}
/** An IBAN of a bank that does not exist, with the right check digits. */
export const surrogateIban = (random: Random): string => {
  const [country, body] = pick(random, [
    ['NL', `${letters(random, 4, 'BCDFGHJKLMNPQRSTVWXZ')}${digits(random, 10)}`],
    ['NL', `${letters(random, 4, 'BCDFGHJKLMNPQRSTVWXZ')}${digits(random, 10)}`],
    ['BE', digits(random, 12)],
    ['DE', digits(random, 18)],
    ['PL', digits(random, 24)],
    ['TR', digits(random, 22)],
  ] as const)
  const number = [...`${body}${country}00`].map((sign) => String(Number.parseInt(sign, 36))).join('')
  const rest = Number(BigInt(number) % 97n)
  return `${country}${two(98 - rest)}${body}`
}

const monthNames = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')
const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')

/** How each structured kind is written down by people, noise included. */
const surrogates: Readonly<Record<StructuredKind, readonly ((random: Random) => string)[]>> = {
  phone: [
    (random) => `06${digits(random, 8)}`,
    (random) => `06-${digits(random, 8)}`,
    (random) => `06 ${digits(random, 2)} ${digits(random, 2)} ${digits(random, 2)} ${digits(random, 2)}`,
    (random) => `06 ${digits(random, 4)} ${digits(random, 4)}`,
    (random) => `06.${digits(random, 2)}.${digits(random, 2)}.${digits(random, 2)}.${digits(random, 2)}`,
    (random) => `06 - ${digits(random, 8)}`,
    (random) => `06-${digits(random, 3)} ${digits(random, 3)} ${digits(random, 2)}`,
    (random) => `070-${between(random, 1, 9)}${digits(random, 6)}`,
    (random) => `070 ${between(random, 1, 9)}${digits(random, 2)} ${digits(random, 2)} ${digits(random, 2)}`,
    (random) => `(070) ${between(random, 1, 9)}${digits(random, 6)}`,
    (random) => `0174-${between(random, 1, 9)}${digits(random, 5)}`,
    (random) => `+316${digits(random, 8)}`,
    (random) => `+31 6 ${digits(random, 8)}`,
    (random) => `+31 (0)6 ${digits(random, 4)} ${digits(random, 4)}`,
    (random) => `0031 6 ${digits(random, 8)}`,
    (random) => `+90 5${digits(random, 2)} ${digits(random, 3)} ${digits(random, 2)} ${digits(random, 2)}`,
    (random) => `+48 ${digits(random, 3)} ${digits(random, 3)} ${digits(random, 3)}`,
    (random) => arabicDigits(`06${digits(random, 8)}`),
  ],
  email: [
    (random) => `${letters(random, 6, 'abcdeilmnorst')}@voorbeeld.nl`,
    (random) => `${letters(random, 1, 'abcdefh')}.${letters(random, 7, 'abcdeilmnorst')}@example.com`,
    (random) => `${letters(random, 5, 'abcdeilmnorst')}_${digits(random, 2)}@mail.example.org`,
    (random) => `${letters(random, 5, 'ABCDEILMNORST')}@Voorbeeld.NL`,
    (random) => `${letters(random, 6, 'abcdeilmnorst')}+buurt@example.eu`,
    (random) => `${letters(random, 6, 'abcdeilmnorst')} @ voorbeeld.nl`,
    (random) => `${letters(random, 6, 'abcdeilmnorst')} apenstaartje voorbeeld punt nl`,
  ],
  iban: [
    (random) => surrogateIban(random),
    (random) => inFours(surrogateIban(random)),
    (random) => surrogateIban(random).toLowerCase(),
    (random) => surrogateIban(random).replace(/^(.{4})(.{4})/, '$1.$2.'),
    (random) => inFours(surrogateIban(random)).replaceAll(' ', '-'),
  ],
  bsn: [
    (random) => surrogateBsn(random),
    (random) => surrogateBsn(random).replace(/(...)(...)(...)/, '$1 $2 $3'),
    (random) => surrogateBsn(random).replace(/(...)(...)(...)/, '$1.$2.$3'),
    (random) => surrogateBsn(random).replace(/(....)(..)(...)/, '$1.$2.$3'),
    (random) => surrogateBsn(random).replace(/(....)(..)(...)/, '$1-$2-$3'),
  ],
  postcode: [
    (random) => `25${digits(random, 2)} ${letters(random, 2, 'ABCDEGHJKLPRTVWXZ')} ${between(random, 1, 400)}`,
    (random) => `25${digits(random, 2)}${letters(random, 2, 'ABCDEGHJKLPRTVWXZ')} ${between(random, 1, 400)}`,
    (random) => `25${digits(random, 2)}${letters(random, 2, 'bcdfghjklprtvwz')} ${between(random, 1, 400)}`,
    (random) => `25${digits(random, 2)} ${letters(random, 2, 'bcdfghjlprtvwz')} ${between(random, 1, 400)}`,
    (random) =>
      `25${digits(random, 2)} ${letters(random, 2, 'ABCDEGHJKLPRTVWXZ')}, ${between(random, 1, 400)} ${pick(random, ['a', 'B', 'c'])}`,
    (random) => `25${digits(random, 2)} ${letters(random, 2, 'ABCDEGHJKLPRTVWXZ')} nr ${between(random, 1, 400)}`,
    (random) => `${between(random, 1, 400)}, 25${digits(random, 2)} ${letters(random, 2, 'ABCDEGHJKLPRTVWXZ')}`,
  ],
  'birth-date': [
    (random) => `${two(between(random, 1, 28))}-${two(between(random, 1, 12))}-${between(random, 1930, 2008)}`,
    (random) => `${between(random, 1, 28)}/${between(random, 1, 12)}/${between(random, 1930, 2008)}`,
    (random) => `${between(random, 1, 28)}.${between(random, 1, 12)}.${between(random, 1930, 2008)}`,
    (random) => `${between(random, 1, 28)} ${pick(random, monthNames)} ${between(random, 1930, 2008)}`,
    (random) =>
      `${between(random, 1, 28)} ${pick(random, monthNames).slice(0, 3).replace('maa', 'mrt')} ${between(random, 1930, 2008)}`,
    (random) => `${between(random, 1930, 2008)}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}`,
    (random) => `${two(between(random, 1, 28))}-${two(between(random, 1, 12))}-${between(random, 40, 99)}`,
    (random) => `${between(random, 1, 28)} ${pick(random, monthNames)} '${between(random, 40, 99)}`,
    (random) => arabicDigits(`${between(random, 1, 28)}/${between(random, 1, 12)}/${between(random, 1930, 2008)}`),
  ],
  plate: [
    ...[
      'XX-99-99',
      '99-99-XX',
      '99-XX-99',
      'XX-99-XX',
      'XX-XX-99',
      '99-XX-XX',
      '99-XXX-9',
      '9-XXX-99',
      'XX-999-X',
      'X-999-XX',
      'XXX-99-X',
      'X-99-XXX',
      '9-XX-999',
      '999-XX-9',
    ].map(
      (sidecode) => (random: Random) =>
        sidecode.replace(/X/g, () => letters(random, 1, 'BDFGHJKLNPRSTVXZ')).replace(/9/g, () => digits(random, 1)),
    ),
    (random) =>
      `kenteken ${letters(random, 2, 'BDFGHJKLNPRSTVXZ')}${digits(random, 3)}${letters(random, 1, 'BDFGHJKLNPRSTVXZ')}`,
    (random) => `${digits(random, 2)}-${letters(random, 3, 'bdfghjklnprstvxz')}-${digits(random, 1)}`,
  ],
  web: [
    (random) => `https://www.voorbeeld.nl/${letters(random, 6, 'abcdeilmnorst')}`,
    (random) => `www.${letters(random, 7, 'abcdeilmnorst')}.nl`,
    (random) => `${letters(random, 8, 'abcdeilmnorst')}.example.com/profiel`,
    (random) => `@${letters(random, 6, 'abcdeilmnorst')}_${digits(random, 2)}`,
    (random) => `insta: ${letters(random, 8, 'abcdeilmnorst')}`,
  ],
}

const carriers: Readonly<Record<StructuredKind, readonly string[]>> = {
  phone: [
    'Je kunt mij bellen op {}.',
    'Mijn nummer is {} en ik ben er altijd.',
    '{} is van de buren',
    'Zij gaf haar nummer ({}) aan mij, zo begon het.',
    'app maar naar {}',
  ],
  email: ['Stuur het naar {} graag.', 'Mijn mail: {}', 'Ik gaf {} op bij de balie, dat ging goed.'],
  iban: ['Het geld moet naar {} toe.', 'Op de brief stond {}.', 'rekening {} is van mij'],
  bsn: ['Ik moest {} invullen en dat lukte niet.', 'Mijn bsn is {}.', 'Er stond {} op het formulier'],
  postcode: ['Ik woon op {} in de flat.', 'Het adres is {}.', 'Zij woont nu op {}, dichtbij'],
  'birth-date': ['Ik ben van {} en toch leer ik nog.', 'Op het formulier stond {}.', 'geboren op {} in een dorp'],
  plate: [
    'De auto met {} staat altijd op de stoep.',
    'Het was {}, dat weet ik zeker.',
    'Er reed een busje ({}) door de straat',
  ],
  web: ['Kijk maar op {} voor de foto.', 'Wij staan op {}.', 'Ik volg {} al lang'],
}
const around = [
  '',
  '',
  'Ik kom hier elke week. ',
  'Eerst kende ik niemand, nu ken ik 12 mensen. ',
  'أنا أسكن هنا. ',
  '😊 ',
]

/** One text with one detail of this kind, written in one of the ways people write it. */
export const markedText = (random: Random, kind: StructuredKind): MarkedText => {
  const surrogate = pick(random, surrogates[kind])(random)
  const carrier = pick(random, carriers[kind])
  const before = `${pick(random, around)}${carrier.slice(0, carrier.indexOf('{}'))}`
  const after = `${carrier.slice(carrier.indexOf('{}') + 2)}${pick(random, ['', '', ' Zo is het gegaan.', ' وهذا كل شيء.'])}`
  const lead = /^(?:kenteken |insta: )/.exec(surrogate)?.[0].length ?? 0
  return {
    text: `${before}${surrogate}${after}`,
    details: [{ kind, from: before.length + lead, to: before.length + surrogate.length }],
  }
}

/** Numbers and letters that belong in stories and are nobody's: each is a chance for a false alarm. */
const decoys: readonly ((random: Random) => string)[] = [
  (random) => `In ${between(random, 1990, 2026)} en ${between(random, 1990, 2026)} was het anders.`,
  (random) =>
    `Er kwamen ${between(random, 2, 900)} mensen op ${between(random, 1, 28)} ${pick(random, monthNames)} ${between(random, 2015, 2026)}.`,
  (random) =>
    `De inloop is van ${two(between(random, 8, 11))}:${pick(random, ['00', '30'])} tot ${two(between(random, 12, 22))}.${pick(random, ['00', '30'])} uur.`,
  (random) => `Het kostte € ${between(random, 1, 99)}.${digits(random, 3)},${digits(random, 2)} en dat is veel.`,
  (random) =>
    `Op ${two(between(random, 1, 28))}-${two(between(random, 1, 12))}-${between(random, 2015, 2026)} ${two(between(random, 8, 22))}:${two(between(random, 0, 59))} begon het.`,
  (random) =>
    `Wij deelden ${between(random, 1, 9)}.${digits(random, 3)} maaltijden uit, ${between(random, 10, 99)}% meer.`,
  (random) => `Groep ${between(random, 1, 3)}-${between(random, 4, 5)}-${between(random, 6, 8)} komt op maandag.`,
  (random) =>
    `Bus ${between(random, 1, 99)} en tram ${between(random, 1, 19)} stoppen hier, ${between(random, 2, 9)} keer per uur.`,
  (random) => `Het pakket ${digits(random, 11)}${between(random, 0, 9)} kwam niet aan.`,
  (random) => `Er is ${between(random, 1000, 9000)} kg eten en ${between(random, 1000, 9000)} km gereden.`,
  (random) =>
    `Kamer ${between(random, 1, 9)}.${two(between(random, 1, 30))} op verdieping ${between(random, 1, 9)} is te klein.`,
  (random) =>
    `Wij zijn met ${between(random, 2, 9)} - ${between(random, 10, 20)} mensen, soms ${between(random, 20, 40)}.`,
  (random) => `Heeswijkplein 160 is open tot ${between(random, 17, 22)}:00.`,
  (random) => `Seizoen ${between(random, 2018, 2024)}/${between(random, 2019, 2025)} was goed.`,
  (random) => `Mijn huur is ${between(random, 400, 900)} euro, ik houd ${between(random, 20, 90)} euro over.`,
  (random) =>
    `Zaal A${between(random, 1, 9)} en B${between(random, 10, 99)} zijn vol, net als ${between(random, 1, 9)}-${between(random, 1, 9)} vorig jaar.`,
]
export const decoyText = (random: Random): MarkedText => ({ text: pick(random, decoys)(random), details: [] })

/** Reads `Mijn buurvrouw [Fatima] kookt.` */
export const readMarkedNames = (sentence: string): MarkedText => {
  const details: { readonly kind: 'name'; readonly from: number; readonly to: number }[] = []
  let text = ''
  for (const part of sentence.split(/(\[[^\]]*\])/)) {
    const name = /^\[(.*)\]$/.exec(part)?.[1]
    if (name !== undefined) details.push({ kind: 'name', from: text.length, to: text.length + name.length })
    text += name ?? part
  }
  return { text, details }
}

/** Nine digits of nothing in particular, in a sentence without a cue. */
export const digitsOfNoOne = (random: Random): string =>
  `Er stond ${between(random, 1, 9)}${digits(random, 8)} op de doos.`
