import * as z from 'zod/mini'

/** What somebody at the desk is called: it is shown to colleagues and signs in. */
export const personName = z.string().check(
  z.trim(),
  z.minLength(2),
  z.maxLength(60),
  // Nothing that is not seen: two names must not look the same.
  z.regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u),
)

/** How names are compared: capitals, width and double spaces make no other person. */
export const personNameKey = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('nl')
