import * as z from 'zod/mini'
import { instrumentReference, language } from './conversation.ts'
import { withdrawalCode } from './withdrawal-code.ts'

/**
 * What the thank-you screen showed, to show it once more after a reload: the sealed body of a slip. It lives until that
 * screen is left; the finished record itself never holds the code.
 */
export const withdrawalSlip = z.strictObject({
  kind: z.literal('slip'),
  number: z.int(),
  language,
  instrument: instrumentReference,
  code: withdrawalCode,
})
export type WithdrawalSlip = z.infer<typeof withdrawalSlip>
