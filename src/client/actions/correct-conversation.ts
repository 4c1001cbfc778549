import { knowsInstrument } from '#content/decks.ts'
import { reopenGame } from '#domain/card-game.ts'
import { maxRevision } from '#domain/conversation.ts'
import type { Draft } from '#domain/draft.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { createSealer } from '#wire/envelope.ts'
import { idsOfRoot, revisionId } from '#wire/withdrawal-proof.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'
import { readDraft, storeFirstDraft } from '../storage/draft-log.ts'
import { readRecord, readRevisions } from '../storage/record-log.ts'
import { holdDraft } from './hold-draft.ts'
import { keepDraft, sealDraft } from './keep-draft.ts'
import { openDraft } from './open-draft.ts'
import { openRecord } from './open-record.ts'

/** A draft of the next revision, filled with the words of this one; finishing it makes a new record that supersedes. */
export const correctConversation = async (
  services: Services,
  id: string,
): Promise<Result<OpenDraft, ClientProblem>> => {
  const { database, drafts, vault } = services
  const asked = await readRecord(database, id)
  if (!asked.ok) return asked
  if (asked.value === undefined) return err({ code: 'not-found' })
  const shown = await openRecord(services, asked.value)
  if (!shown.ok) return shown
  const { root } = shown.value
  // Somebody may look at an older list: what is corrected is always the newest, or two corrections would share an id.
  const revisions = await readRevisions(database, await idsOfRoot(root))
  if (!revisions.ok) return revisions
  const newest = revisions.value[0] ?? asked.value
  const base = newest.id === id ? shown : await openRecord(services, newest)
  if (!base.ok) return base
  const revision = newest.revision + 1
  if (revision > maxRevision) return err({ code: 'not-allowed' })
  const { cards } = base.value
  // Cards carry their deck with them; a plate needs its definition.
  if (cards === undefined && !knowsInstrument(base.value.instrument)) return err({ code: 'unknown-instrument' })
  const nextId = await revisionId(root, revision)
  const begun = await readDraft(database, nextId)
  if (!begun.ok) return begun
  // Begun before and not finished: go on with that one.
  if (begun.value !== undefined || drafts.find(nextId) !== undefined) return openDraft(services, nextId)
  const { day, programme, round, centre, instrument, changeStory, language, mode, heldBy, helper, number } = base.value
  const draft: Draft = {
    kind: 'draft',
    id: nextId,
    root,
    revision,
    supersedes: newest.id,
    practice: false,
    day,
    programme,
    round,
    centre,
    instrument,
    changeStory,
    with: base.value.with,
    language,
    mode,
    heldBy,
    helper,
    number,
    place: { step: 'plate' },
    consent: base.value.consent,
    answers: base.value.answers,
    readBack: base.value.readBack,
    ...(base.value.leftMarks === undefined ? {} : { leftMarks: base.value.leftMarks }),
    ...(cards === undefined ? {} : { game: reopenGame(cards, base.value.answers.story !== undefined) }),
    ...(base.value.attachments === undefined ? {} : { attachments: base.value.attachments }),
    ...(base.value.source === 'tablet' ? {} : { source: base.value.source }),
  }
  const sealer = await createSealer(nextId, await vault.recipients())
  const release = await holdDraft(services, nextId)
  if (release === undefined) return err({ code: 'open-elsewhere' })
  const stored = await storeFirstDraft(database, await sealDraft(sealer, draft, 1), undefined, root)
  if (!stored.ok || stored.value !== 'stored') {
    release()
    return stored.ok ? err({ code: stored.value === 'withdrawn' ? 'not-found' : 'open-elsewhere' }) : stored
  }
  const open = keepDraft(services, { draft, sealer, version: 1, release })
  // As with every open conversation: the key to the others goes.
  vault.lock()
  await drafts.putAway(nextId)
  drafts.put(open)
  return ok(open)
}
