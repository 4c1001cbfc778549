// W5: the ledger of withdrawals lives beside the database, in a file of its own, so that restoring an older database can
// never bring a withdrawn story back. ! Losing this file and restoring a backup breaks a promise to a resident.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { recordId } from '#domain/conversation.ts'
import { flushName } from '../durable-file.ts'

export type LedgerEntry = {
  readonly root: string
  /** Was anything of it here to erase? An older database that is put back does not know any more. */
  readonly found: boolean
}

export type WithdrawalLedger = {
  /** On disk when this returns. Called before the transaction commits: a crash in between is repaired by the replay. */
  readonly append: (entries: readonly LedgerEntry[], day: string) => void
  /** One of each root. */
  readonly entries: () => readonly LedgerEntry[]
}

const entryOfLine = (line: string): LedgerEntry | undefined => {
  try {
    const read = JSON.parse(line) as { readonly root?: unknown; readonly found?: unknown } | null
    const parsed = recordId.safeParse(read?.root)
    return parsed.success ? { root: parsed.data, found: read?.found === true } : undefined
  } catch {
    // A line torn by a power cut; its withdrawal was never answered, so the tablet sends it again.
    return undefined
  }
}

export const openWithdrawalLedger = (file: string): WithdrawalLedger => ({
  append: (entries, day) => {
    const isNew = !existsSync(file)
    const descriptor = openSync(file, 'a', 0o600)
    try {
      // Begins with a line break: a torn line before it must not swallow this one.
      writeSync(descriptor, `\n${entries.map(({ root, found }) => JSON.stringify({ root, day, found })).join('\n')}\n`)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    if (isNew) flushName(file)
  },
  entries: () => {
    if (!existsSync(file)) return []
    const found = new Map<string, LedgerEntry>()
    for (const entry of readFileSync(file, 'utf8').split('\n').map(entryOfLine))
      if (entry !== undefined)
        found.set(entry.root, found.get(entry.root)?.found === true ? found.get(entry.root)! : entry)
    return [...found.values()]
  },
})
