import type { FastifyInstance } from 'fastify'
import type * as z from 'zod/mini'
import { uuidFromBytes } from '#wire/bytes.ts'
import type { apartAnswer } from '#wire/enrolment.ts'
import { tokenRequest } from '#wire/enrolment.ts'
import type { AppContext } from '../app-context.ts'
import { createFailureLimit } from '../failure-limit.ts'
import { problemError } from '../problem-error.ts'
import { parseBody } from '../read-json-body.ts'
import { requireDevice } from '../who-asks.ts'

/** S16: another tablet of the same centre and scope, for a copy that found out. Again with the same hash is the same one. */
export const addApartRoute = (app: FastifyInstance, context: AppContext): void => {
  const { store, now, randomBytes } = context
  // A token that somebody took must not fill the desk with tablets.
  const copies = createFailureLimit({ now, most: 5, windowMs: 24 * 60 * 60_000 })
  app.post(
    '/api/v1/sync/apart',
    { config: { access: { by: 'tablet' } } },
    async (request): Promise<z.infer<typeof apartAnswer>> => {
      const from = await requireDevice(context, request)
      const { tokenHash } = parseBody(tokenRequest, request.body)
      const wait = copies.blockedFor(from.id)
      if (wait !== undefined) throw problemError('too-many-requests', wait)
      const made = await store.copies.setApart({
        from: from.id,
        device: uuidFromBytes(randomBytes(16)),
        tokenHash,
        now: now(),
      })
      if (made === undefined) throw problemError('bad-request')
      if (made.isNew) copies.failed(from.id)
      return { device: made.device }
    },
  )
}
