import { copyFileSync, cpSync, existsSync } from 'node:fs'
import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import type { Opener } from '#wire/envelope.ts'
import { restoreBackup } from './restore-backup.ts'
import { openWorkplace } from './workplace.ts'

type Kept = { readonly keys: string; readonly ledger: string; readonly expiries: string }

/** What no backup holds, copied to where one is tried: without the keys nothing in it opens. */
export const copyKeys = (from: Kept, to: Kept): void => {
  if (existsSync(from.keys)) cpSync(from.keys, to.keys, { recursive: true })
  if (existsSync(from.ledger)) copyFileSync(from.ledger, to.ledger)
  if (existsSync(from.expiries)) copyFileSync(from.expiries, to.expiries)
}

/**
 * Puts a backup back in an empty place, opens what waits in it and counts. @returns the newest record it holds, how many
 * conversations count there, and how many records do not open; or why it could not be put back.
 */
export const tryBackup = async ({
  place,
  file,
  opener,
  now,
}: {
  readonly place: string
  readonly file: string
  readonly opener?: Opener | undefined
  readonly now: () => number
}): Promise<Result<{ readonly seq: number; readonly conversations: number; readonly unreadable: number }, string>> => {
  const restored = await restoreBackup({ dataDir: place, file, opener, now })
  if (!restored.ok) return restored
  const { store, opening, close } = await openWorkplace({ dataDir: place, now })
  try {
    await store.retryUnreadable()
    await opening.drain()
    const tallies = await store.tallies(undefined)
    const { unreadable } = await store.counts(undefined)
    const { seq } = await store.standing()
    return ok({
      seq,
      conversations: tallies.reduce((sum, row) => sum + row.resident + row.partner + row.other, 0),
      unreadable,
    })
  } finally {
    await close()
  }
}
