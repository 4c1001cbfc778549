import type { ReadWords } from '#domain/coding.ts'
import { toHex, utf8 } from './bytes.ts'

/**
 * SHA-256 of words of one answer, hex. Conversation and question go in with them: equal short words elsewhere give
 * another hash, so nobody finds who else said "ja" by comparing.
 */
export const passageHash = async (
  of: { readonly root: string; readonly question: string },
  text: string,
): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(JSON.stringify([of.root, of.question, text])))))

/** Both hashes of a coding: of the exact answer (`answerText`) and of the passage in it. */
export const readWordsOf = async (
  of: { readonly root: string; readonly question: string },
  answer: string,
  passage: string,
): Promise<ReadWords> => {
  const [whole, part] = await Promise.all([passageHash(of, answer), passageHash(of, passage)])
  return { answer: whole, passage: part }
}
