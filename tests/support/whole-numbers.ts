/**
 * Whole numbers that somebody gave on the command line or in an environment variable, with commas between them; `usual`
 * where nothing was given.
 * @throws Error on anything else: a run of nought games would prove nothing and look as if it did.
 */
export const readWholeNumbers = (given: string | undefined, usual: readonly number[]): readonly number[] => {
  if (given === undefined) return usual
  const numbers = given.split(',').map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN))
  if (!numbers.every((one) => Number.isSafeInteger(one) && one > 0))
    throw new Error(`“${given}” is no list of whole numbers from 1`)
  return numbers
}

/** One of them. */
export const readWholeNumber = (given: string | undefined, usual: number): number => {
  const numbers = readWholeNumbers(given, [usual])
  if (numbers.length !== 1) throw new Error(`“${given}” is more than one number`)
  return numbers[0]!
}
