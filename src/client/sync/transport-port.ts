import type { Result } from '#domain/result.ts'
import type { HaveAnswer, HaveRequest, PushAnswer, PushRequest } from '#wire/batch.ts'
import type { ConfigAnswer } from '#wire/enrolment.ts'
import type { ServerFailure } from './ask-server.ts'

export type Address = { readonly server: string; readonly token: string }

/** The way to the server. It never throws: a failure is a problem code. */
export type TransportPort = {
  readonly have: (to: Address, request: HaveRequest) => Promise<Result<HaveAnswer, ServerFailure>>
  readonly config: (to: Address) => Promise<Result<ConfigAnswer, ServerFailure>>
  readonly push: (to: Address, request: PushRequest) => Promise<Result<PushAnswer, ServerFailure>>
}
