import * as z from 'zod/mini'
import { conversation, refusal } from './conversation.ts'

/**
 * Everything anyone makes is a record of some kind, so there is one way to store, seal, sync, back up and withdraw
 * (DESIGN 4). Codings, votes, readings and the rest join this union; the compiler then lists what must learn of them.
 */
export const record = z.discriminatedUnion('kind', [conversation, refusal])
export type PlainRecord = z.infer<typeof record>
export type RecordKind = PlainRecord['kind']
