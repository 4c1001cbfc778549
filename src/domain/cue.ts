/** Cues for each effect or goal, in three weights; how they are written stands in `suggest-cues.ts`. */
export type CueLists = Readonly<
  Record<string, { readonly strong: string; readonly clear: string; readonly hint: string }>
>

/**
 * A word in the forms it is compared in. `sound`: as it is heard. `ending`: and with its last letter as it is heard.
 * `blurred`: and without double vowels, which people often leave out or put in.
 */
type Heard = { readonly sound: string; readonly ending: string; readonly blurred: string }

/** A word of a text, as it stood there and as it is compared. */
export type CueToken = Heard & { readonly text: string }

/**
 * Roughly how a word sounds, because people type what they hear. No accents, one letter for letters that are mixed up
 * (ei/ij, au/ou, z/s, v/f, c/k, ch/g) and no consonant twice in a row: *gezelig* is *gezellig*, *feilig* is *veilig*.
 */
const soundOf = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ei|ey|y/g, 'ij')
    .replace(/ou/g, 'au')
    .replace(/ch/g, 'g')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/[cq]/g, 'k')
    .replace(/z/g, 's')
    .replace(/v/g, 'f')
    .replace(/([^aeiou])\1+/gu, '$1')

/** What is heard at the end of a longer word: *gehoort* and *gehoord*, *verteldt* and *vertelt* are the same there. */
const endingOf = (sound: string): string => (sound.length < 5 ? sound : sound.replace(/(?:dt|td|d)$/, 't'))

const heard = (word: string): Heard => {
  const sound = soundOf(word)
  const ending = endingOf(sound)
  return { sound, ending, blurred: ending.replace(/([aeiou])\1+/g, '$1') }
}

const tokenOf = (text: string): CueToken => ({ text, ...heard(text) })

const inTalk: Readonly<Record<string, string>> = { mn: 'mijn', zn: 'zijn', dr: 'haar', t: 'het', ik: 'ik', s: 's' }

/** The words of a text in order. *'s avonds* is two, *m'n* is *mijn*; signs and emoji fall away. */
export const cueTokens = (text: string): readonly CueToken[] =>
  (text.replace(/(\p{L})['’`´](\p{L})/gu, '$1$2').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) =>
    tokenOf(inTalk[word.toLowerCase()] ?? word),
  )

type Word = Heard & { readonly kind: 'whole' | 'begin' | 'end' | 'anywhere' }

/** Words to choose from; whole ones in sets, because most words of a text fit nothing and must be done with at once. */
type Choice = {
  readonly words: readonly Word[]
  readonly endings: ReadonlySet<string>
  readonly blurred: ReadonlySet<string>
  readonly parts: readonly Word[]
}

/** One place of a cue: any of these words, or a gap of other words. */
type Place = Choice | { readonly gap: number }

export type Cue = { readonly text: string; readonly places: readonly Place[] }

const gapLength = 3

const wordOf = (text: string): Word => {
  const [before, after] = [text.startsWith('*'), text.endsWith('*')]
  return {
    ...heard(text.replaceAll('*', '')),
    kind: before && after ? 'anywhere' : before ? 'end' : after ? 'begin' : 'whole',
  }
}

const choiceOf = (words: readonly Word[]): Choice => {
  const wholes = words.filter((word) => word.kind === 'whole')
  return {
    words,
    endings: new Set(wholes.map((word) => word.ending)),
    blurred: new Set(wholes.map((word) => word.blurred)),
    parts: words.filter((word) => word.kind !== 'whole'),
  }
}

const placeOf = (text: string): Place => (text === '..' ? { gap: gapLength } : choiceOf(text.split('|').map(wordOf)))

/** Reads the cues of a list, one a line or between commas. */
export const readCues = (list: string): readonly Cue[] =>
  list
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ text, places: text.split(/\s+/).map(placeOf) }))

/** In shorter words a vowel more or less is another word: *het* and *heet*, *worden* and *woorden*. */
const shortestBlurred = 8

const fitsPart = (word: Word, token: CueToken, blurs: boolean): boolean => {
  if (word.kind === 'end') return token.ending.endsWith(word.ending)
  if (word.kind === 'anywhere') return token.sound.includes(word.sound)
  return (
    token.sound.startsWith(word.sound) ||
    token.ending === word.ending ||
    (blurs && token.blurred.startsWith(word.blurred))
  )
}

const fits = ({ endings, blurred, parts }: Choice, token: CueToken): boolean => {
  const blurs = token.text.length >= shortestBlurred
  return (
    endings.has(token.ending) ||
    (blurs && blurred.has(token.blurred)) ||
    parts.some((word) => fitsPart(word, token, blurs))
  )
}

/** Where a cue lies in a text: the places of its own words, without the gaps. */
export type CueMatch = readonly number[]

const matchFrom = (places: readonly Place[], tokens: readonly CueToken[], at: number): CueMatch | undefined => {
  const [place, ...rest] = places
  if (place === undefined) return []
  if ('gap' in place) {
    for (let skipped = 0; skipped <= place.gap; skipped += 1) {
      const found = matchFrom(rest, tokens, at + skipped)
      if (found !== undefined) return found
    }
    return undefined
  }
  const token = tokens[at]
  if (token === undefined || !fits(place, token)) return undefined
  const found = matchFrom(rest, tokens, at + 1)
  return found === undefined ? undefined : [at, ...found]
}

/** First place where the cue lies in these words; `undefined` where it does not. */
export const findCue = ({ places }: Cue, tokens: readonly CueToken[]): CueMatch | undefined => {
  for (let at = 0; at < tokens.length; at += 1) {
    const found = matchFrom(places, tokens, at)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * Is one a letter more or less than the other, or are two neighbours swapped? Another letter in its place is no slip:
 * then *geleden* would be *gelezen*.
 */
const isSlip = (left: string, right: string): boolean => {
  if (Math.abs(left.length - right.length) > 1) return false
  let start = 0
  while (start < left.length && left[start] === right[start]) start += 1
  const tail = (text: string, by: number): string => text.slice(start + by)
  return (
    tail(left, 1) === tail(right, 0) ||
    tail(left, 0) === tail(right, 1) ||
    (left[start] === right[start + 1] && left[start + 1] === right[start] && tail(left, 2) === tail(right, 2))
  )
}

const shortestSlip = 7

export type CueVocabulary = Choice

/** All words of these cues, for mending slips of the finger. */
export const cueVocabulary = (cues: readonly Cue[]): CueVocabulary => {
  const words = new Map<string, Word>()
  for (const { places } of cues)
    for (const place of places)
      if ('words' in place) for (const word of place.words) words.set(`${word.kind} ${word.sound}`, word)
  return choiceOf([...words.values()])
}

/**
 * The words with slips mended: a long word that no cue knows, one letter off one that a cue has and begun with the same
 * letter, becomes that one. Everything else stays.
 */
export const mendSlips = (tokens: readonly CueToken[], vocabulary: CueVocabulary): readonly CueToken[] =>
  tokens.map((token) => {
    if (token.sound.length < shortestSlip || fits(vocabulary, token)) return token
    const meant = vocabulary.words.find(
      (word) =>
        word.sound.length >= shortestSlip && word.sound[0] === token.sound[0] && isSlip(word.ending, token.ending),
    )
    if (meant === undefined) return token
    const { sound, ending, blurred } = meant
    return { text: token.text, sound, ending, blurred }
  })
