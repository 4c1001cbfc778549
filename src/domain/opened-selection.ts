import * as z from 'zod/mini'
import { day, maxRevision, recordId, round } from './conversation.ts'
import { centreId } from './programme.ts'
import type { Selection } from './selection.ts'
import { selectionSaid } from './selection.ts'

/** What came of one story in a round of selection as it stands in the open, on the desk's side: opened or imported. */
export const openedSelection = z.strictObject({
  origin: z.enum(['tablet', 'import']),
  id: recordId,
  root: recordId,
  revision: z.int().check(z.gte(1), z.lte(maxRevision)),
  day,
  round,
  centre: centreId,
  conversation: z.strictObject({ root: recordId, revision: z.int().check(z.gte(1), z.lte(maxRevision)) }),
  ...selectionSaid,
  takenBack: z.optional(z.literal(true)),
})
export type OpenedSelection = z.infer<typeof openedSelection>

/** What was opened from a tablet's envelope. */
export const openedFromSelection = ({
  kind: _kind,
  supersedes: _supersedes,
  since: _since,
  programme: _programme,
  instrument: _instrument,
  changeStory: _changeStory,
  ...of
}: Selection): OpenedSelection => ({ origin: 'tablet', ...of })
