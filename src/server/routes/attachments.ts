import { hash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { AttachmentsHaveAnswer, PartAnswer } from '#wire/attachment.ts'
import { attachmentsHaveRequest, partRequest } from '#wire/attachment.ts'
import type { AppContext } from '../app-context.ts'
import { parseProtocolBody } from '../read-json-body.ts'
import { everyAnswer } from '../sync/every-answer.ts'
import { requireDevice } from '../who-asks.ts'

const byTablet = { config: { access: { by: 'tablet' } } } as const

/**
 * A5, A6: parts of sound and photos, behind the records. A tablet that was shut out and may still bring what it holds brings
 * these too: shutting out never means losing.
 */
export const addAttachmentRoutes = (app: FastifyInstance, context: AppContext): void => {
  const { store, receipts, now } = context
  app.post('/api/v1/attachments/have', byTablet, async (request): Promise<AttachmentsHaveAnswer> => {
    const device = await requireDevice(context, request, { toDeposit: true })
    const { attachments } = parseProtocolBody(attachmentsHaveRequest, request.body)
    const { standing, results } = await store.announceAttachments({ device: device.id, attachments, now: now() })
    return {
      ...(await everyAnswer(context, standing)),
      attachments: results.map((one) => ({
        id: one.id,
        outcome: one.outcome,
        ...('missing' in one ? { missing: [...one.missing] } : {}),
        ...('stored' in one ? { receipt: receipts.issue(one.stored, standing.epoch) } : {}),
      })),
    }
  })
  app.post('/api/v1/attachments/part', byTablet, async (request): Promise<PartAnswer> => {
    const device = await requireDevice(context, request, { toDeposit: true })
    const asked = parseProtocolBody(partRequest, request.body)
    const content = Buffer.from(asked.bytes, 'base64url')
    const { standing, outcome, whole } = await store.keepPart({
      device: device.id,
      id: asked.id,
      part: asked.part,
      hash: asked.hash,
      actualHash: hash('sha256', content, 'hex'),
      content,
    })
    return {
      ...(await everyAnswer(context, standing)),
      id: asked.id,
      part: asked.part,
      outcome,
      ...(whole === undefined ? {} : { receipt: receipts.issue(whole, standing.epoch) }),
    }
  })
}
