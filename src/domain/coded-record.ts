import * as z from 'zod/mini'
import { coding, consensus } from './coding.ts'

/** What coders make about a conversation. Apart from `record`: a tablet that only holds conversations loads none of it. */
export const codedRecord = z.discriminatedUnion('kind', [coding, consensus])
export type CodedRecord = z.infer<typeof codedRecord>
