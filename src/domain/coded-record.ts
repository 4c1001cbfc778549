import * as z from 'zod/mini'
import { coding, consensus } from './coding.ts'
import { quoteClearance } from './quote-clearance.ts'
import { selection } from './selection.ts'

/**
 * What people make about a conversation afterwards: coders, whoever clears a quote, those who choose stories. Apart from
 * `record`: a tablet that only holds conversations loads none of it.
 */
export const codedRecord = z.discriminatedUnion('kind', [coding, consensus, quoteClearance, selection])
export type CodedRecord = z.infer<typeof codedRecord>
