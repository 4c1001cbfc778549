import type { Result } from '#domain/result.ts'
import type { EnrolAnswer } from '#wire/enrolment.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'

export type Enrolled = EnrolAnswer & { readonly server: string }

/**
 * Spends a one-time code (typed, or out of a link's fragment) and returns what the server gave. Stores nothing:
 * set-up or `linkTablet` does. Problems: enrolment-expired, enrolment-used, enrolment-unknown, offline.
 */
export const enrolTablet = async (_services: Services, _code: string): Promise<Result<Enrolled, ClientProblem>> => {
  throw new Error('not built')
}
