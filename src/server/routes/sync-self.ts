import type { FastifyInstance } from 'fastify'
import type * as z from 'zod/mini'
import type { selfAnswer } from '#wire/enrolment.ts'
import { selfRequest } from '#wire/enrolment.ts'
import type { AppContext } from '../app-context.ts'
import { parseBody } from '../read-json-body.ts'
import { requireDevice } from '../who-asks.ts'

/** S16: who this tablet is here, and the newest that came under its name: one that it never made shows that there are two. */
export const addSelfRoute = (app: FastifyInstance, context: AppContext): void => {
  app.post(
    '/api/v1/sync/self',
    { config: { access: { by: 'tablet' } } },
    async (request): Promise<z.infer<typeof selfAnswer>> => {
      const device = await requireDevice(context, request)
      const { after } = parseBody(selfRequest, request.body)
      return { device: device.id, newest: [...(await context.store.copies.newestOf(device.id, after))] }
    },
  )
}
