/** Turns a 15-byte seed into 16 Dutch words (the last is a check word) and back. */
export const wordsFromSeed = (_seed: Uint8Array): readonly string[] => {
  throw new Error('not built')
}

/** Reads words kindly (case, accents, spaces); `undefined` when a word is unknown or the check word does not fit. */
export const seedFromWords = (_words: readonly string[]): Uint8Array<ArrayBuffer> | undefined => {
  throw new Error('not built')
}
