import { readFileSync } from 'node:fs'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Opener } from '#wire/envelope.ts'
import { backupOpener, backupWordCount } from './backup-key.ts'

/** The private half of the backup key from a file with its words; `-` reads them from what is typed or piped in. */
export const readWords = async (file: string): Promise<Result<Opener, string>> => {
  let text: string
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch {
    return err(`There is no file ${file}.`)
  }
  const opener = await backupOpener(text)
  return opener === undefined
    ? err(`These are not the ${backupWordCount} words of a backup key. Look for a word that was misspelt or left out.`)
    : ok(opener)
}
