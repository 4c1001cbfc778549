// Ids and hashes of sealed records whose term is over, in a file beside the database: an older database that is put back
// does not know them, and would take them from tablets again as if they were new. No word, no day, no centre.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { flushName } from '../durable-file.ts'

export type Expired = { readonly id: string; readonly hash: string }

export type ExpiryLedger = {
  /** On disk when this returns. Called before the transaction commits: a crash in between is repaired by the replay. */
  readonly append: (expired: readonly Expired[]) => void
  readonly entries: () => readonly Expired[]
}

/** 16 bytes of id and 32 of hash: a ledger of a million is 65 MB. */
const write = ({ id, hash }: Expired): string => Buffer.from(id.replaceAll('-', '') + hash, 'hex').toString('base64url')

const read = (line: string): Expired | undefined => {
  // A line torn by a power cut; its transaction was not committed.
  if (!/^[A-Za-z0-9_-]{64}$/.test(line)) return undefined
  const hex = Buffer.from(line, 'base64url').toString('hex')
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
  return { id, hash: hex.slice(32) }
}

export const openExpiryLedger = (file: string): ExpiryLedger => ({
  append: (expired) => {
    if (expired.length === 0) return
    const isNew = !existsSync(file)
    const descriptor = openSync(file, 'a', 0o600)
    try {
      // Begins with a line break: a torn line before it must not swallow this one.
      writeSync(descriptor, `\n${expired.map(write).join('\n')}\n`)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    if (isNew) flushName(file)
  },
  entries: () => {
    if (!existsSync(file)) return []
    const found = new Map<string, Expired>()
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const entry = read(line)
      if (entry !== undefined) found.set(entry.id, entry)
    }
    return [...found.values()]
  },
})
