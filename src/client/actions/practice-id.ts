import { uuidFromBytes } from '#wire/bytes.ts'

/** Real ids are hashes: one in four thousand million begins so too, and that one is found in the store first. */
const mark = '00000000'

/**
 * Practice is stored nowhere, so after a reload nothing but its address can tell that it was practice: its ids begin with
 * eight noughts.
 */
export const practiceId = (randomBytes: (length: number) => Uint8Array<ArrayBuffer>): string =>
  `${mark}${uuidFromBytes(randomBytes(16)).slice(mark.length)}`

/** Was this practice? Asked only of an id that the store does not know. */
export const isPracticeId = (id: string): boolean => id.startsWith(mark)
