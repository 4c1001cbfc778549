import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { EnrolAnswer } from '#wire/enrolment.ts'
import { enrolAnswer, enrolmentCode } from '#wire/enrolment.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { askServer } from '../sync/ask-server.ts'

export type Enrolled = EnrolAnswer & { readonly server: string }

/**
 * Spends a one-time code, as `readLinkCode` reads it, and returns what the server gave. Stores nothing:
 * set-up or `linkTablet` does. Problems: enrolment-expired, enrolment-used, enrolment-unknown, offline.
 */
export const enrolTablet = async (
  { fetch, after, origin }: Services,
  code: string,
): Promise<Result<Enrolled, ClientProblem>> => {
  const read = enrolmentCode.safeParse(code)
  if (!read.success) return err({ code: 'enrolment-unknown' })
  const answer = await askServer(
    { fetch, after },
    { url: `${origin}/api/v1/enrol`, body: { code: read.data }, schema: enrolAnswer },
  )
  return answer.ok ? ok({ ...answer.value, server: origin }) : err({ code: answer.failure.code })
}
