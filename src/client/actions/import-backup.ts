import { knowsInstrument } from '#content/decks.ts'
import { instrumentRef } from '#domain/instrument.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { everyIdOfRoot } from '#wire/attachment-id.ts'
import { provesRoot } from '#wire/withdrawal-proof.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import type { BackupHead } from '../storage/backup.ts'
import type { DecksAdded } from '../storage/backup-log.ts'
import { addFromBackup } from '../storage/backup-log.ts'
import type { StoredRecord } from '../storage/database.ts'
import { changeDevice } from '../storage/device-row.ts'
import { readBackup } from '../storage/read-backup.ts'
import { readWithdrawnRoots } from '../storage/record-log.ts'
import { readDevice } from '../storage/truth-queries.ts'
import { holdDraft } from './hold-draft.ts'
import { raiseNumbers } from './raise-numbers.ts'
import { readdressWaiting } from './readdress-waiting.ts'

export type Imported = {
  readonly added: number
  readonly already: number
  /** Lines that are not what was written, or that have no proof of what they say. */
  readonly damaged: number
  /** Open in a window: not touched. */
  readonly open: number
  /** Other words here than in the file: what is here stayed. */
  readonly differs: number
  /** Absent when no card set was in it. */
  readonly decks?: DecksAdded
}

/**
 * Puts another tablet's records beside this one's, hashes checked and bytes untouched. Its reading key differs, so what
 * came in opens with the recovery words of the tablet that made it: given `words`, that key is kept here under this
 * tablet's own. Without them it stays sealed, and is not sent: a linked
 * server could not open it either.
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
  const { recoveryKey, formerRecoveryKids = [] } = device.value
  const isOwn = [recoveryKey.kid, ...formerRecoveryKids].includes(backup.head.recoveryKid)
  const { readingKeys = [] } = backup.head
  if (words !== undefined) {
    const adopted = await vault.adoptRecovery(words, { kids: backup.kids, readingKeys })
    if (!adopted.ok && !isOwn) return adopted
  }
  const carried = await carryKeys(services, readingKeys)
  if (!carried.ok) return carried
  const withdrawn = await readWithdrawnRoots(database)
  if (!withdrawn.ok) return withdrawn
  // A tombstone erases, so it must prove itself: a doctored file must not be able to wipe a tablet.
  const proved = await Promise.all(
    backup.contents.tombstones.map(async (one) => ((await provesRoot(one.proof, one.root)) ? one : undefined)),
  )
  const tombstones = proved.filter((one) => one !== undefined)
  const roots = new Set([...withdrawn.value, ...tombstones.map((one) => one.root)])
  const erased = new Set((await Promise.all([...roots].map(everyIdOfRoot))).flat())
  const held = await holdDrafts(services, backup.contents.records)
  if (!held.ok) return held
  const { open, release } = held.value
  // A file may not speak for what this app brings itself.
  const decks = backup.contents.decks.filter((row) => !knowsInstrument(instrumentRef({ id: row.id, version: 1 })))
  const added = await addFromBackup(database, { ...backup.contents, decks, tombstones, erased, open })
  release()
  if (!added.ok) return added
  for (const id of erased) drafts.remove(id)
  // Also what came in before without words: they are here now. Nothing was sent in between: the server has no key to it.
  const readdressed = await readdressWaiting(services)
  if (!readdressed.ok) return readdressed
  const { records, drafts: begun } = backup.contents
  const raised = await raiseNumbers(services, {
    records: records.filter((row) => !erased.has(row.id)),
    drafts: begun.filter((row) => !erased.has(row.id)),
  })
  if (!raised.ok) return raised
  sync.wake()
  return ok({
    added: added.value.added,
    already: added.value.already,
    open: added.value.open,
    differs: added.value.differs,
    damaged:
      backup.refused +
      (backup.contents.tombstones.length - tombstones.length) +
      (backup.contents.decks.length - decks.length),
    ...(decks.length === 0 ? {} : { decks: added.value.decks }),
  })
}

/** Of one reading key: a sheet that is replaced more often than this is not carried on. */
const mostWraps = 20

/** With the words or without: a copy that is made here must open with the sheet of the tablet that these came from. */
const carryKeys = (
  { database }: Pick<Services, 'database'>,
  readingKeys: NonNullable<BackupHead['readingKeys']>,
): Promise<Result<unknown, ClientProblem>> => {
  if (readingKeys.length === 0) return Promise.resolve(ok(undefined))
  return changeDevice(database, (row) => {
    // An older or a doctored copy does not push out what an earlier one brought: which wrap opens is not known here.
    const carriedKeys = [...(row.carriedKeys ?? [])]
    for (const one of readingKeys) {
      const ofKid = carriedKeys.filter(({ kid }) => kid === one.kid)
      const isKnown = ofKid.some(({ key, nonce }) => key === one.key && nonce === one.nonce)
      if (one.kid !== row.readingKey.kid && !isKnown && ofKid.length < mostWraps) carriedKeys.push(one)
    }
    return { ...row, carriedKeys }
  })
}

/** The drafts here of which a finished record comes in: held against every window, and those that one has open. */
const holdDrafts = async (
  services: Services,
  records: readonly StoredRecord[],
): Promise<Result<{ readonly open: ReadonlySet<string>; readonly release: () => void }, ClientProblem>> => {
  const here = await services.database.read(({ drafts }) => drafts.bulkGet(records.map((row) => row.id)))
  if (!here.ok) return here
  const open = new Set<string>()
  const releases: (() => void)[] = []
  for (const draft of here.value) {
    if (draft === undefined) continue
    const release = await holdDraft(services, draft.id)
    if (release === undefined) open.add(draft.id)
    else releases.push(release)
  }
  return ok({
    open,
    release: () => {
      for (const release of releases) release()
    },
  })
}
