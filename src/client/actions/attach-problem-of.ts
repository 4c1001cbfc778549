import type { AttachProblem, ClientProblemCode } from '../problem.ts'

/** What a trouble of the store means to somebody who records. */
export const attachProblemOf = (code: ClientProblemCode): AttachProblem =>
  code === 'storage-full' ? { code: 'tablet-full' } : { code: 'not-kept' }
