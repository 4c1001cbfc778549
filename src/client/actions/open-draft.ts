import { findInstrument } from '#content/registry.ts'
import { draft as draftSchema } from '#domain/draft.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { openEnvelope, parseEnvelope, resumeSealer } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'
import { readDraft } from '../storage/draft-log.ts'
import { readRecord } from '../storage/record-log.ts'
import { holdDraft } from './hold-draft.ts'
import { keepDraft } from './keep-draft.ts'
import { openerFor } from './opener-for.ts'

/**
 * The draft of this id: from the desk when it is open in this window, else opened with the reading key.
 * Reading is locked afterwards, and every other draft is put away.
 * Problems: reading-locked (ask for the code), open-elsewhere, draft-damaged, unknown-instrument, already-finished, not-found.
 */
export const openDraft = async (services: Services, id: string): Promise<Result<OpenDraft, ClientProblem>> => {
  const { vault, drafts } = services
  const onDesk = drafts.find(id)
  if (onDesk !== undefined) {
    vault.lock()
    drafts.takeUp(id)
    return ok(onDesk)
  }
  const gone = await whyGone(services, id)
  if (!gone.ok) return gone
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  return drafts.opening(id, async () => {
    const release = await holdDraft(services, id)
    if (release === undefined) return err({ code: 'open-elsewhere' })
    // Read after the lock is held: what another window saved last is what goes on here.
    const opened = await openStored(services, id, release)
    if (!opened.ok) {
      release()
      return opened
    }
    // This one has its own key by now; the key to all others goes, as the tablet may go to whoever tells.
    vault.lock()
    await drafts.putAway(id)
    drafts.put(opened.value)
    return opened
  })
}

/** Nobody is asked for a code to hear that there is no draft: a reload on the thank-you screen lands here. */
const whyGone = async ({ database }: Services, id: string): Promise<Result<void, ClientProblem>> => {
  const row = await readDraft(database, id)
  if (!row.ok) return row
  if (row.value !== undefined) return ok(undefined)
  const record = await readRecord(database, id)
  if (!record.ok) return record
  const isKept = record.value !== undefined && record.value.state !== 'withdrawn'
  return err({ code: isKept ? 'already-finished' : 'not-found' })
}

const openStored = async (
  services: Services,
  id: string,
  release: () => void,
): Promise<Result<OpenDraft, ClientProblem>> => {
  const { database, vault } = services
  const row = await readDraft(database, id)
  if (!row.ok) return row
  if (row.value === undefined) return err({ code: 'not-found' })
  const sealed = parseEnvelope(row.value.envelope)
  if (sealed === undefined || sealed.header.id !== id) return err({ code: 'draft-damaged' })
  const opener = openerFor(vault, sealed)
  if (opener === undefined) return err({ code: vault.isOpen() ? 'backup-for-other-key' : 'reading-locked' })
  const body = await openEnvelope(sealed, opener)
  if (!body.ok) return err({ code: 'draft-damaged' })
  const parsed = draftSchema.safeParse(body.value)
  if (!parsed.success) return err({ code: 'draft-damaged' })
  // A card game carries its cards with it: a deck of the programme's own is in no build.
  if (parsed.data.game === undefined && findInstrument(parsed.data.instrument) === undefined)
    return err({ code: 'unknown-instrument' })
  const sealer = await resumeSealer(sealed, opener, await vault.recipients())
  if (!sealer.ok) return err({ code: 'draft-damaged' })
  return ok(keepDraft(services, { draft: parsed.data, sealer: sealer.value, version: row.value.version, release }))
}
