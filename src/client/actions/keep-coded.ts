import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { CodedRecord } from '#domain/coded-record.ts'
import type { Conversation } from '#domain/conversation.ts'
import { maxRevision } from '#domain/conversation.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import { createSealer } from '#wire/envelope.ts'
import { revisionId } from '#wire/withdrawal-proof.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { addCodedRow } from '../storage/coded-log.ts'
import { freezeRecord } from './freeze-record.ts'

type About = Omit<CodedRecord, 'kind' | 'coder' | 'coders'> extends infer Same ? Same : never

/** What every record about a conversation says of itself; a next revision of `last`, or the first. */
export const aboutConversation = async (
  { now, randomBytes }: Pick<Services, 'now' | 'randomBytes'>,
  conversation: Conversation,
  last: Pick<About, 'id' | 'root' | 'revision' | 'since'> | undefined,
) => {
  const day = amsterdamDay(now())
  const first = last?.root ?? uuidFromBytes(randomBytes(16))
  const revision = (last?.revision ?? 0) + 1
  const { programme, round, centre, instrument, changeStory, root } = conversation
  return {
    // As with conversations: two windows that change one coding at once make one id, and the second is told.
    id: await revisionId(first, revision),
    revision,
    ...(last === undefined ? {} : { supersedes: last.id }),
    root: first,
    day,
    since: last?.since ?? day,
    programme,
    round,
    centre,
    instrument,
    changeStory,
    conversation: { root, revision: conversation.revision },
  }
}

/**
 * Seals and keeps what somebody coded; it goes to the server as every record does. Problems: reading-locked,
 * not-found (the conversation was taken back), open-elsewhere (another window changed it), not-allowed (64 revisions).
 */
export const keepCoded = async <Kept extends CodedRecord>(
  { database, vault, opened, sync }: Services,
  record: Kept,
): Promise<Result<Kept, ClientProblem>> => {
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  if (record.revision > maxRevision) return err({ code: 'not-allowed' })
  const row = await freezeRecord(await createSealer(record.id, await vault.recipients()), record)
  // Before it is stored: whoever looks right after finds it opened.
  opened.put(row.hash, record)
  const stored = await addCodedRow(database, row, record.conversation.root)
  if (stored.ok && stored.value === 'stored') {
    sync.wake()
    return ok(record)
  }
  opened.forget([record.id])
  if (!stored.ok) return stored
  return err({ code: stored.value === 'withdrawn' ? 'not-found' : 'open-elsewhere' })
}
