import * as z from 'zod/mini'

/** Crockford's base 32: no I, L, O, U, so that a handwritten slip can be read back. */
export const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const codeLength = 8

/** 32 concrete pictures that every resident can name; ids are OpenMoji names in `public/pictograms`. Order is frozen. */
export const codePictures = [
  'sun',
  'crescent-moon',
  'cloud-with-rain',
  'snowflake',
  'deciduous-tree',
  'tulip',
  'red-apple',
  'banana',
  'carrot',
  'bread',
  'fish',
  'cat',
  'dog',
  'bird',
  'butterfly',
  'elephant',
  'house',
  'bicycle',
  'bus',
  'sailboat',
  'airplane',
  'key',
  'umbrella',
  'scissors',
  'open-book',
  'alarm-clock',
  'chair',
  'womans-hat',
  'mans-shoe',
  'soccer-ball',
  'bell',
  'teapot',
] as const

/** Times two in GF(32), x⁵ + x² + 1. */
const twice = (value: number): number => ((value << 1) ^ (value & 16 ? 37 : 0)) & 31

/**
 * The character that stands last: a check over the pictures and the seven characters before it. Every place weighs
 * differently, so one wrong picture or character, and any two that changed places, are always seen; any other mistake
 * 31 times out of 32. Without it a typing mistake is a proper code of a conversation that never was.
 */
const checkLetter = (pictures: readonly (typeof codePictures)[number][], letters: string): string => {
  const places = [
    ...pictures.map((picture) => codePictures.indexOf(picture)),
    ...Array.from(letters, (letter) => codeLetters.indexOf(letter)),
  ]
  return codeLetters[twice(places.reduce((sum, place) => twice(sum) ^ place, 0))]!
}

/** What the resident takes home: three pictures and eight characters, 50 random bits and a check character. */
export const withdrawalCode = z
  .strictObject({
    pictures: z.array(z.enum(codePictures)).check(z.length(3)),
    letters: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/)),
  })
  .check(z.refine(({ pictures, letters }) => checkLetter(pictures, letters.slice(0, 7)) === letters[7]))
export type WithdrawalCode = z.infer<typeof withdrawalCode>

/** Draws a code from 10 random bytes (3 for the pictures, 7 for the characters; the eighth follows from them). */
export const codeFromBytes = (bytes: Uint8Array): WithdrawalCode => {
  const pictures = [0, 1, 2].map((index) => codePictures[(bytes[index] ?? 0) % codePictures.length]!)
  const drawn = [3, 4, 5, 6, 7, 8, 9].map((index) => codeLetters[(bytes[index] ?? 0) % codeLetters.length]!).join('')
  return { pictures, letters: `${drawn}${checkLetter(pictures, drawn)}` }
}

/**
 * Reads typed characters kindly: lower case, spaces, dashes, and the letters Crockford maps (I, L → 1, O → 0).
 * @returns eight characters, or `undefined` when they cannot be a code. Whether they fit the pictures, `withdrawalCode` says.
 */
export const readCodeLetters = (typed: string): string | undefined => {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(letters) ? letters : undefined
}

/** `K7M2-9QX4`: how the characters are shown and written. */
export const showCodeLetters = (letters: string): string => `${letters.slice(0, 4)}-${letters.slice(4)}`
