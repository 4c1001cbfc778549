import type { FastifyInstance } from 'fastify'
import type { EnrolmentAnswer } from '#wire/desk.ts'
import type { AppContext } from '../app-context.ts'
import { issueEnrolmentCode } from '../enrolment-code.ts'
import { requireManagerKey } from '../who-asks.ts'

/** A fresh one-time code for the next tablet, for the desk. */
export const addEnrolmentsRoute = (app: FastifyInstance, context: AppContext): void => {
  app.post('/api/v1/enrolments', async (request): Promise<EnrolmentAnswer> => {
    requireManagerKey(context, request)
    return issueEnrolmentCode({
      store: context.store,
      now: context.now(),
      minutes: context.enrolmentMinutes,
      address: context.address(),
      randomBytes: context.randomBytes,
    })
  })
}
