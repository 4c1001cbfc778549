// The epoch beside the database: a file put back by hand brings its old epoch with it, and receipts of that time would
// be taken for receipts of now (R1).
import { existsSync, readFileSync } from 'node:fs'
import { replaceFile } from '../durable-file.ts'
import type { EpochMark } from './database.ts'

export const openEpochMark = (file: string): EpochMark => ({
  read: async () => {
    const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
    return /^[0-9a-f]{32}$/.test(text) ? text : undefined
  },
  write: async (_, epoch) => replaceFile(file, epoch),
})
