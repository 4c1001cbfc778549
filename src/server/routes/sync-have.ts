import type { FastifyInstance } from 'fastify'
import type { HaveAnswer } from '#wire/batch.ts'
import { haveRequest } from '#wire/batch.ts'
import type { AppContext } from '../app-context.ts'
import { parseProtocolBody } from '../read-json-body.ts'
import { everyAnswer } from '../sync/every-answer.ts'
import { noticeRollBack } from '../sync/receipts.ts'
import { requireDevice } from '../who-asks.ts'

/** S12: which of these are missing here, which stand here (with their receipts), which were withdrawn. */
export const addHaveRoute = (app: FastifyInstance, context: AppContext): void => {
  const { store, receipts, newEpoch, now } = context
  app.post('/api/v1/sync/have', { config: { access: { by: 'tablet' } } }, async (request): Promise<HaveAnswer> => {
    const device = await requireDevice(context, request, { toDeposit: true })
    const asked = parseProtocolBody(haveRequest, request.body)
    const rolledBack = await noticeRollBack({ store, receipts, newEpoch, lastReceipt: asked.lastReceipt })
    if (rolledBack) request.log.warn('the database is older than its receipts: a new epoch was taken')
    const sorted = await store.sortOut(device.id, asked.records, asked.tablet, now())
    // K2: whoever brings one hears that it had come; whoever read it back lets it go.
    const over = device.reads ? await store.overAmong([...sorted.known.map(({ id }) => id), ...sorted.conflicts]) : []
    return {
      ...(await everyAnswer(context, sorted.standing)),
      missing: [...sorted.missing],
      known: sorted.known.map((stored) => receipts.issue(stored, sorted.standing.epoch)),
      withdrawn: [...sorted.withdrawn],
      conflicts: [...sorted.conflicts],
      ...(over.length === 0 ? {} : { over: [...over] }),
    }
  })
}
