import type { Insertable, Selectable } from 'kysely'
import * as z from 'zod'
import { passage, readWords } from '#domain/coding.ts'
import type { OpenedCoded } from '#domain/opened-coded.ts'
import type { CodedRecordsTable } from './coded-tables.ts'

const coders = z.array(z.string())
const passages = z.array(
  z.strictObject({
    question: z.string(),
    passage: z.optional(passage),
    words: z.optional(readWords),
    effects: z.array(z.string()),
    newEffect: z.optional(z.string()),
    negative: z.boolean(),
    health: z.boolean(),
    nowhere: z.boolean(),
  }),
)

export const rowFromCoded = (programme: string, of: OpenedCoded): Insertable<CodedRecordsTable> => ({
  programme_id: programme,
  id: of.id,
  root: of.root,
  revision: of.revision,
  origin: of.origin,
  kind: of.kind,
  centre: of.centre,
  round: of.round,
  conversation: of.conversation.root,
  conversation_revision: of.conversation.revision,
  coders: JSON.stringify(of.coders),
  since: of.since ?? null,
  place: of.place,
  taken_back: of.takenBack === true ? 1 : 0,
  passages: JSON.stringify(of.passages),
})

/** @throws when a row does not hold what this build wrote: somebody changed the database by hand. */
export const codedFromRow = (row: Selectable<CodedRecordsTable>): OpenedCoded => ({
  origin: row.origin,
  kind: row.kind,
  id: row.id,
  root: row.root,
  revision: row.revision,
  centre: row.centre,
  round: row.round,
  conversation: { root: row.conversation, revision: row.conversation_revision },
  coders: coders.parse(JSON.parse(row.coders)),
  ...(row.since === null ? {} : { since: row.since }),
  place: row.place,
  ...(row.taken_back === 1 ? { takenBack: true as const } : {}),
  passages: passages.parse(JSON.parse(row.passages)),
})
