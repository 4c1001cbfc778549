import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Candidate, SelectionSitting } from '#domain/selection-sitting.ts'
import { selectionSitting, withoutStories } from '#domain/selection-sitting.ts'
import { shuffle } from '#domain/shuffle.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import { createSealer, openEnvelope, parseEnvelope } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { readWithdrawnRoots } from '../storage/coded-log.ts'
import type { StoredSitting } from '../storage/database.ts'
import { putSitting, readSittingRows, removeSitting } from '../storage/sitting-log.ts'
import { readDevice } from '../storage/truth-queries.ts'
import { openerFor } from './opener-for.ts'

/** A round of selection under way, and how often it was saved. */
export type HeldSitting = { readonly sitting: SelectionSitting; readonly version: number }

type Keeping = Pick<Services, 'database' | 'vault'>

/**
 * Sealed for the tablet's own two keys, and under a new content key each time: two versions beside each other would tell
 * whoever has both what was voted in between, so none outlives the next and none leaves.
 */
const sealSitting = async ({ vault }: Keeping, sitting: SelectionSitting, version: number): Promise<StoredSitting> => {
  const { id, begun, centre } = sitting
  const [reading, recovery] = await vault.recipients()
  if (reading === undefined || recovery === undefined) throw new Error('no selection before set-up')
  const sealer = await createSealer(id, [reading, recovery])
  const header = { id, kind: 'draft', revision: 1, day: begun, centre, instrument: 'selection@1' } as const
  return { id, version, envelope: await sealer.seal(header, sitting) }
}

/**
 * Keeps what became of it: at the disk when it resolves, so that a vote is never in the head of a screen alone. Needs no
 * unlocking. Problems: open-elsewhere (another window went on with it), storage problems.
 */
export const saveSitting = async (
  services: Keeping,
  held: HeldSitting,
  next: SelectionSitting,
): Promise<Result<HeldSitting, ClientProblem>> => {
  const version = held.version + 1
  const stored = await putSitting(services.database, await sealSitting(services, next, version))
  if (!stored.ok) return stored
  return stored.value === 'stored' ? ok({ sitting: next, version }) : err({ code: 'open-elsewhere' })
}

/** Over all centres on a tablet of one: a sentence of its own on the screen. */
export type OneCentre = { readonly code: 'one-centre' }

/**
 * Lays stories on the table, in an order that nobody chose. Over all centres only where the server takes what it says of
 * each of them: of a tablet that is linked for one centre it holds back what is filed under another (S15), so that half
 * of a choice would be lost.
 */
export const beginSitting = async (
  services: Keeping & Pick<Services, 'now' | 'randomBytes'>,
  of: Pick<SelectionSitting, 'level' | 'round' | 'centre'> & { readonly candidates: readonly Candidate[] },
): Promise<Result<HeldSitting, ClientProblem | OneCentre>> => {
  if (of.level === 'programme' && (await readDevice(services.database))?.link?.centre !== undefined)
    return err({ code: 'one-centre' })
  const [seed] = new Uint32Array(services.randomBytes(4).buffer)
  const sitting: SelectionSitting = {
    kind: 'selection-sitting',
    id: uuidFromBytes(services.randomBytes(16)),
    level: of.level,
    round: of.round,
    centre: of.centre,
    begun: amsterdamDay(services.now()),
    candidates: [...shuffle(of.candidates, seed ?? 0)],
    panel: [],
    ballots: 0,
    reason: '',
    dissent: {},
  }
  return saveSitting(services, { sitting, version: 0 }, sitting)
}

const openSitting = async ({ vault }: Keeping, row: StoredSitting): Promise<SelectionSitting | undefined> => {
  const sealed = parseEnvelope(row.envelope)
  const opener = sealed === undefined || sealed.header.id !== row.id ? undefined : openerFor(vault, sealed)
  if (sealed === undefined || opener === undefined) return undefined
  const body = await openEnvelope(sealed, opener)
  const parsed = selectionSitting.safeParse(body.ok ? body.value : undefined)
  return parsed.success && parsed.data.id === row.id ? parsed.data : undefined
}

/**
 * The rounds of selection under way, opened; reading must be unlocked. A story that was taken back is off the table
 * before anything is shown, and what was voted and written goes with it (W4).
 */
export const readSittings = async (services: Keeping): Promise<Result<readonly HeldSitting[], ClientProblem>> => {
  const { database, vault } = services
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  const rows = await readSittingRows(database)
  if (!rows.ok) return rows
  const found: HeldSitting[] = []
  for (const row of rows.value) {
    const sitting = await openSitting(services, row)
    if (sitting !== undefined) found.push({ sitting, version: row.version })
  }
  const roots = found.flatMap(({ sitting }) => sitting.candidates.map(({ conversation }) => conversation))
  const withdrawn = await readWithdrawnRoots(database, [...new Set(roots)])
  if (!withdrawn.ok) return withdrawn
  const left: HeldSitting[] = []
  for (const held of found) {
    const next = withoutStories(held.sitting, withdrawn.value)
    const kept = next === held.sitting ? ok(held) : await saveSitting(services, held, next)
    // Another reader was first with taking it off the table: what that one left is read.
    if (!kept.ok) return kept.failure.code === 'open-elsewhere' ? readSittings(services) : kept
    left.push(kept.value)
  }
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  return ok(left)
}

/** Was one of its stories taken back? Asked between two voters, while reading is locked. */
export const lostStory = async (
  { database }: Pick<Services, 'database'>,
  { candidates }: SelectionSitting,
): Promise<boolean> => {
  const withdrawn = await readWithdrawnRoots(
    database,
    candidates.map(({ conversation }) => conversation),
  )
  return withdrawn.ok && withdrawn.value.size > 0
}

/** Nothing was chosen: it goes, with every vote in it. */
export const throwSittingAway = (
  { database }: Pick<Services, 'database'>,
  id: string,
): Promise<Result<void, ClientProblem>> => removeSitting(database, id)
