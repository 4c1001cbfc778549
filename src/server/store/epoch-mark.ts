// The epoch beside the database: a file put back by hand brings its old epoch with it, and receipts of that time would
// be taken for receipts of now (R1).
import { existsSync, readFileSync } from 'node:fs'
import { replaceFile } from '../durable-file.ts'

export type EpochMark = {
  /** The epoch this directory's database last had; `undefined` before the first. */
  readonly read: () => string | undefined
  readonly write: (epoch: string) => void
}

export const openEpochMark = (file: string): EpochMark => ({
  read: () => {
    const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
    return /^[0-9a-f]{32}$/.test(text) ? text : undefined
  },
  write: (epoch) => replaceFile(file, epoch),
})
