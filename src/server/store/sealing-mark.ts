// O6: for whose key the programme is sealed, in a file beside the database: a database of before would make tablets that
// are linked from then on send what was said whole. The key is public.
import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { serverKey } from '#wire/enrolment.ts'
import { replaceFile } from '../durable-file.ts'

const sealed = z.strictObject({ ...serverKey.shape, since: z.string() })
export type Sealed = z.infer<typeof sealed>

export type SealingMark = {
  /** `undefined` while the programme is not sealed, as far as the file knows. */
  readonly read: () => Sealed | undefined
  /** On disk when this returns. */
  readonly write: (sealed: Sealed) => void
}

const sealedOf = (text: string): Sealed | undefined => {
  try {
    const read = sealed.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

export const openSealingMark = (file: string): SealingMark => ({
  read: () => (existsSync(file) ? sealedOf(readFileSync(file, 'utf8')) : undefined),
  write: ({ kid, publicKey, since }) => replaceFile(file, JSON.stringify({ kid, publicKey, since })),
})
