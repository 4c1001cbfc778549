import { enrolmentCode } from '#wire/enrolment.ts'

/**
 * Reads a link code kindly: a whole link, lower case, spaces, dashes, and the letters Crockford maps (I, L → 1, O → 0).
 * @returns sixteen characters, or `undefined` when they cannot be a code.
 */
export const readLinkCode = (typed: string): string | undefined => {
  const last = typed.trim().split('/').pop() ?? ''
  const plain = last
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
  const parsed = enrolmentCode.safeParse(plain)
  return parsed.success ? parsed.data : undefined
}

/** `K7M2 9QX4 …`: four groups of four, how the code is shown and read out. */
export const showLinkCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join(' ')
