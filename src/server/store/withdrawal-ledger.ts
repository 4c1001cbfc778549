// W5: the ledger of withdrawals lives beside the database, in a file of its own, so that restoring an older database can
// never bring a withdrawn story back. ! Losing this file and restoring a backup breaks a promise to a resident.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { recordId } from '#domain/conversation.ts'

export type WithdrawalLedger = {
  /** On disk when this returns. Called before the transaction commits: a crash in between is repaired by the replay. */
  readonly append: (roots: readonly string[], day: string) => void
  readonly roots: () => readonly string[]
}

const rootOfLine = (line: string): string | undefined => {
  try {
    const parsed = recordId.safeParse((JSON.parse(line) as { readonly root?: unknown } | null)?.root)
    return parsed.success ? parsed.data : undefined
  } catch {
    // A line torn by a power cut; its withdrawal was never answered, so the tablet sends it again.
    return undefined
  }
}

export const openWithdrawalLedger = (file: string): WithdrawalLedger => ({
  append: (roots, day) => {
    const descriptor = openSync(file, 'a', 0o600)
    try {
      // Begins with a line break: a torn line before it must not swallow this one.
      writeSync(descriptor, `\n${roots.map((root) => JSON.stringify({ root, day })).join('\n')}\n`)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  },
  roots: () => {
    if (!existsSync(file)) return []
    const found = readFileSync(file, 'utf8').split('\n').map(rootOfLine)
    return [...new Set(found.filter((root) => root !== undefined))]
  },
})
