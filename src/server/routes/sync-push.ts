import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { everyIdOfRoot } from '#wire/attachment-id.ts'
import type { PushAnswer, Tombstone } from '#wire/batch.ts'
import { pushRequest } from '#wire/batch.ts'
import { provesRoot } from '#wire/withdrawal-proof.ts'
import type { AppContext } from '../app-context.ts'
import { parseProtocolBody } from '../read-json-body.ts'
import type { Withdrawal } from '../store/record-store.ts'
import { everyAnswer } from '../sync/every-answer.ts'
import { noticeRollBack } from '../sync/receipts.ts'
import { requireDevice } from '../who-asks.ts'

type Checked = { readonly root: string; readonly withdrawal: Withdrawal | undefined }

/** W3: knowing an id is not enough; who withdraws shows a proof that only the code gives. */
const check = async ({ root, proof }: Tombstone): Promise<Checked> => ({
  root,
  withdrawal: (await provesRoot(proof, root)) ? { root, ids: await everyIdOfRoot(root) } : undefined,
})

/** V1–V3: hashes, one transaction, and an answer only when it stands on disk. Opening comes after (V6). */
export const addPushRoute = (app: FastifyInstance, context: AppContext): void => {
  const { store, receipts, newEpoch, now, opening } = context
  const ways = new WeakMap<FastifyRequest, () => void>()
  app.post(
    '/api/v1/sync/push',
    {
      config: { access: { by: 'tablet' } },
      // Opening takes far longer than storing, and a tablet is waiting: none of it until the answer left.
      onRequest: async (request, reply) => {
        const done = opening.giveWay()
        ways.set(request, done)
        // A tablet that hangs up gets no answer, and must not hold opening back for ever.
        reply.raw.once('close', done)
      },
      onResponse: async (request) => {
        ways.get(request)?.()
        opening.wake()
      },
    },
    async (request): Promise<PushAnswer> => {
      const device = await requireDevice(context, request, { toDeposit: true })
      const pushed = parseProtocolBody(pushRequest, request.body)
      const rolledBack = await noticeRollBack({ store, receipts, newEpoch, lastReceipt: pushed.lastReceipt })
      if (rolledBack) request.log.warn('the database is older than its receipts: a new epoch was taken')
      const tombstones = await Promise.all(pushed.tombstones.map(check))
      const kept = await store.keep({
        device: device.id,
        centre: device.centre,
        now: now(),
        tablet: pushed.tablet,
        records: pushed.records.map((record) => ({
          ...record,
          actualHash: hash('sha256', record.envelope, 'hex'),
        })),
        withdrawals: tombstones.flatMap(({ withdrawal }) => (withdrawal === undefined ? [] : [withdrawal])),
      })
      const { epoch } = kept.standing
      for (const { outcome } of kept.records) context.metrics?.pushed(outcome)
      return {
        ...(await everyAnswer(context, kept.standing)),
        results: kept.records.map((one, at) => {
          if (!('stored' in one)) return { id: one.id, outcome: one.outcome }
          const asked = pushed.records[at]?.hash
          return {
            id: one.id,
            outcome: one.outcome,
            receipt: receipts.issue(one.stored, epoch),
            ...(asked === undefined || asked === one.stored.hash ? {} : { pushed: asked }),
          }
        }),
        tombstones: tombstones.map(({ root, withdrawal }) =>
          withdrawal === undefined
            ? { root, outcome: 'refused' }
            : { root, outcome: 'withdrawn', found: kept.found.has(root) },
        ),
      }
    },
  )
}
