import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { Draft } from '#domain/draft.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { codeFromBytes } from '#domain/withdrawal-code.ts'
import { createSealer } from '#wire/envelope.ts'
import { idFromProof, withdrawalProof } from '#wire/withdrawal-proof.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'
import { readNextNumber, storeFirstDraft } from '../storage/draft-log.ts'
import { readDevice } from '../storage/truth-queries.ts'
import { holdDraft } from './hold-draft.ts'
import { keepDraft, keepPractice, sealDraft } from './keep-draft.ts'
import { numberCounter } from './number-counter.ts'
import { practiceId } from './practice-id.ts'

type MadeHere = 'kind' | 'id' | 'root' | 'revision' | 'supersedes' | 'number' | 'code' | 'programme' | 'round'
/** What has to be said of a new conversation; the rest has a usual value, or is drawn here. */
type Said = 'practice' | 'instrument' | 'changeStory' | 'with' | 'language'
export type NewDraft = Pick<Draft, Said> & Partial<Omit<Draft, Said | MadeHere>>

/** Makes code, id, content key and first sealed version (E5), and puts the draft on the desk. Needs no unlocking, and ends it. */
export const layDraft = async (services: Services, said: NewDraft): Promise<Result<OpenDraft, ClientProblem>> => {
  const { database, randomBytes, now, vault, drafts } = services
  const device = await database.read(() => readDevice(database))
  if (!device.ok) return device
  if (device.value === undefined) throw new Error('no conversation before set-up')
  const programme = await services.programme()
  const { practice } = said
  const code = codeFromBytes(randomBytes(10))
  const id = practice ? practiceId(randomBytes) : await idFromProof(await withdrawalProof(code))
  const fresh: Draft = {
    kind: 'draft',
    id,
    root: id,
    revision: 1,
    day: amsterdamDay(now()),
    programme: programme.id,
    round: programme.round,
    centre: device.value.centre.id,
    mode: 'interviewer',
    heldBy: 'own-coordinator',
    helper: 'none',
    number: 1,
    place: { step: 'language' },
    consent: {},
    answers: {},
    ...(practice ? {} : { code }),
    ...said,
  }
  // Whoever tells now may hold the tablet: what others told is behind the reading code before the first page shows.
  vault.lock()
  await drafts.putAway(id)
  if (practice) {
    const open = keepPractice(fresh)
    drafts.put(open)
    return ok(open)
  }
  const sealer = await createSealer(id, await vault.recipients())
  const counter = numberCounter(fresh)
  const release = await holdDraft(services, id)
  if (release === undefined) return err({ code: 'open-elsewhere' })
  for (;;) {
    // The number is sealed inside the draft, so it is drawn before and compared inside the transaction: of two quick
    // starts the second finds its number taken and seals again with the next.
    const number = await readNextNumber(database, counter)
    const draft = { ...fresh, number: number.ok ? number.value : 1 }
    const stored = number.ok
      ? await storeFirstDraft(database, await sealDraft(sealer, draft, 1), { counter, number: number.value })
      : number
    if (!stored.ok) {
      release()
      return stored
    }
    if (stored.value === 'number-taken') continue
    if (stored.value !== 'stored') throw new Error('a fresh code led to an id in use')
    const open = keepDraft(services, { draft, sealer, version: 1, release })
    drafts.put(open)
    return ok(open)
  }
}
