import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { idsOfRoot, provesRoot } from '#wire/withdrawal-proof.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { readBackup } from '../storage/backup.ts'
import { addFromBackup, readTombstones, readWaitingRows, replaceWaitingRecords } from '../storage/record-log.ts'
import { readDevice } from '../storage/truth-queries.ts'
import { readdressRecords } from './readdress-records.ts'

export type Imported = { readonly added: number; readonly already: number; readonly refused: number }

/**
 * Puts another tablet's records beside this one's, hashes checked and bytes untouched. Its reading key differs, so what
 * came in opens with the recovery words of the tablet that made it: given `words`, that key is kept here under this
 * tablet's own. Without them it stays sealed, and is sent when linked.
 * Problems: not-a-backup, wrong-recovery-words, reading-locked (words were given), storage-full.
 */
export const importBackup = async (
  services: Services,
  text: string,
  words?: readonly string[],
): Promise<Result<Imported, ClientProblem>> => {
  const { database, vault, sync, drafts } = services
  const backup = await readBackup(text)
  if (backup === undefined) return err({ code: 'not-a-backup' })
  const device = await database.read(() => readDevice(database))
  if (!device.ok) return device
  if (device.value === undefined) throw new Error('no import before set-up')
  // This tablet's own backup coming home needs no words: its keys are here.
  const isOwn = device.value.recoveryKey.kid === backup.head.recoveryKid
  if (words !== undefined && !isOwn) {
    const adopted = await vault.adoptRecovery(words, backup.head.recoveryKid)
    if (!adopted.ok) return adopted
  }
  const known = await readTombstones(database)
  if (!known.ok) return known
  // A tombstone erases, so it must prove itself: a doctored file must not be able to wipe a tablet.
  const proved = await Promise.all(
    backup.contents.tombstones.map(async (one) => ((await provesRoot(one.proof, one.root)) ? one : undefined)),
  )
  const tombstones = proved.filter((one) => one !== undefined)
  const erased = new Set((await Promise.all([...known.value, ...tombstones].map((one) => idsOfRoot(one.root)))).flat())
  const added = await addFromBackup(database, { ...backup.contents, tombstones, erased })
  if (!added.ok) return added
  for (const id of erased) drafts.remove(id)
  if (device.value.link !== undefined && vault.isOpen()) {
    // Never sent from here, and the server has no key to them yet.
    const waiting = await readWaitingRows(database)
    if (!waiting.ok) return waiting
    const fresh = new Set(added.value.addedIds)
    const { ingestKey } = device.value.link
    const closed = waiting.value.filter(
      (row) => fresh.has(row.id) && row.envelope?.includes(`"kid":"${ingestKey.kid}"`) === false,
    )
    const replaced = await replaceWaitingRecords(
      database,
      await readdressRecords(services, closed, await vault.recipients()),
    )
    if (!replaced.ok) return replaced
  }
  sync.wake()
  return ok({
    added: added.value.added,
    already: added.value.already,
    refused: added.value.refused + backup.refused + (backup.contents.tombstones.length - tombstones.length),
  })
}
