import type { FastifyInstance } from 'fastify'
import type { EnrolmentAnswer } from '#wire/desk.ts'
import { enrolmentRequest } from '#wire/manage.ts'
import type { AppContext } from '../app-context.ts'
import { issueEnrolmentCode } from '../enrolment-code.ts'
import { askerOf } from '../people/access.ts'
import { problemError } from '../problem-error.ts'
import { parseBody } from '../read-json-body.ts'

/** A fresh one-time code for the next tablet, of a centre or of the whole programme; with `reads` it reads that back. */
export const addEnrolmentsRoute = (app: FastifyInstance, context: AppContext): void => {
  app.post(
    '/api/v1/enrolments',
    { config: { access: { by: 'staff', to: 'enrol-tablets', fresh: true } } },
    async (request): Promise<EnrolmentAnswer> => {
      const tablet = parseBody(enrolmentRequest, request.body ?? {})
      const { actor, centres } = askerOf(request)
      const { centre } = tablet
      if (centres !== undefined && (centre === undefined || !centres.includes(centre)))
        throw problemError('not-allowed')
      const open = (await context.readProgramme('open')).centres
      if (centre !== undefined && !open.some((one) => one.id === centre)) throw problemError('bad-request')
      return issueEnrolmentCode({
        store: context.store,
        now: context.now(),
        minutes: context.enrolmentMinutes,
        address: context.address(),
        randomBytes: context.randomBytes,
        by: actor,
        tablet,
      })
    },
  )
}
