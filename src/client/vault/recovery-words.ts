import { sha256 } from '@noble/hashes/sha2.js'
import { recoveryWords } from '#content/recovery-words.ts'

/** Bytes of randomness on a recovery sheet: 120 bits, one word a byte. */
export const recoverySeedLength = 15

/** The byte whose word stands last on the sheet: a wrong or swapped word is found at 255 of 256. */
const checkByte = (seed: Uint8Array): number => sha256(seed)[0]!

const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

/** Is it that word of the sheet? Read as kindly (case, accents, spaces) as the whole sheet is. */
export const isSameWord = (typed: string, word: string): boolean => plain(typed) === plain(word)

/** Turns a 15-byte seed into 16 Dutch words (the last is a check word) and back. */
export const wordsFromSeed = (seed: Uint8Array): readonly string[] => {
  if (seed.length !== recoverySeedLength) throw new Error('a recovery seed has 15 bytes')
  return [...seed, checkByte(seed)].map((byte) => recoveryWords[byte]!)
}

/** Reads words kindly (case, accents, spaces); `undefined` when a word is unknown or the check word does not fit. */
export const seedFromWords = (words: readonly string[]): Uint8Array<ArrayBuffer> | undefined => {
  const place = new Map(recoveryWords.map((word, index) => [plain(word), index]))
  const bytes = words
    .map(plain)
    .filter((word) => word !== '')
    .map((word) => place.get(word))
  if (bytes.length !== recoverySeedLength + 1 || bytes.some((byte) => byte === undefined)) return undefined
  const seed = Uint8Array.from(bytes.slice(0, recoverySeedLength) as number[])
  return checkByte(seed) === bytes[recoverySeedLength] ? seed : undefined
}

/** How far typed words are a sheet: how many there are, the first place (from 1) that holds no word of the list, and whether the check word fits. */
export type TypedSheet = { readonly count: number; readonly unknown: number | undefined; readonly isWhole: boolean }

/** Looks at words while they are typed, to say what is the matter with them before anything is tried. */
export const lookAtWords = (typed: readonly string[]): TypedSheet => {
  const words = typed.map(plain).filter((word) => word !== '')
  const known = new Set(recoveryWords.map(plain))
  const at = words.findIndex((word) => !known.has(word))
  return { count: words.length, unknown: at < 0 ? undefined : at + 1, isWhole: seedFromWords(words) !== undefined }
}
