import { amsterdamDay } from '#domain/amsterdam-day.ts'
import { maxRevision } from '#domain/conversation.ts'
import type { Reading, ReadingOf, ReadingPart, Says } from '#domain/reading.ts'
import { mayFollow, readingForm, reading as readingSchema } from '#domain/reading.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import { createSealer } from '#wire/envelope.ts'
import { revisionId } from '#wire/withdrawal-proof.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { addReadingRow } from '../storage/reading-log.ts'
import { freezeRecord } from './freeze-record.ts'

/** Where a reading belongs: of a first record of a session all of it, of anything later the session tells it. */
export type ReadingPlace = Pick<Reading, 'round' | 'centre' | 'changeStory' | 'place'> & {
  /** Absent: this begins a session. */
  readonly session?: string | undefined
}

/**
 * Seals and keeps one thing that people made while they interpreted results together; it goes to the server as every
 * record does. With `last` it is a next revision of that one, and `takenBack` takes it back.
 * Problems: reading-locked, open-elsewhere (another window changed it), not-allowed (64 revisions), storage-full.
 * @throws when it says nothing, or says something else than `last` did: screens offer neither.
 */
export const keepReading = async (
  services: Services,
  says: Says,
  of: ReadingPlace,
  last?: ReadingOf<ReadingPart>,
  takenBack?: true,
): Promise<Result<Reading, ClientProblem>> => {
  const { database, vault, opened, sync, now, randomBytes } = services
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  const day = amsterdamDay(now())
  const root = last?.root ?? uuidFromBytes(randomBytes(16))
  const revision = (last?.revision ?? 0) + 1
  if (revision > maxRevision) return err({ code: 'not-allowed' })
  const programme = await services.programme()
  const made = readingSchema.parse({
    kind: 'reading',
    // As with codings: two windows that change one thing at once make one id, and the second is told.
    id: await revisionId(root, revision),
    revision,
    ...(last === undefined ? {} : { supersedes: last.id }),
    root,
    day,
    since: last?.since ?? day,
    programme: programme.id,
    round: last?.round ?? of.round,
    centre: last?.centre ?? of.centre,
    instrument: readingForm,
    changeStory: last?.changeStory ?? of.changeStory,
    session: last?.session ?? of.session ?? root,
    place: last?.place ?? of.place,
    says,
    ...(takenBack === undefined ? {} : { takenBack }),
  })
  if (last !== undefined && !mayFollow(made, last)) throw new Error('a reading is changed as what it is')
  const row = await freezeRecord(await createSealer(made.id, await vault.recipients()), made)
  // Before it is stored: whoever looks right after finds it opened.
  opened.put(row.hash, made)
  const stored = await addReadingRow(database, row)
  if (stored.ok && stored.value === 'stored') {
    sync.wake()
    return ok(made)
  }
  opened.forget([made.id])
  return stored.ok ? err({ code: 'open-elsewhere' }) : stored
}
