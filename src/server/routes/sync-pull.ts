import type { FastifyInstance } from 'fastify'
import { fromBase64Url } from '#wire/bytes.ts'
import type { Recipient } from '#wire/envelope.ts'
import { keyIdOf, parseEnvelope } from '#wire/envelope.ts'
import type { PullAnswer, PulledRecord } from '#wire/pull.ts'
import { maxPulledLength, maxPulledRecords, pullRequest } from '#wire/pull.ts'
import type { AppContext } from '../app-context.ts'
import type { IngestOpener } from '../keys/open-envelope.ts'
import { ingestOpener, wrapForReader } from '../keys/open-envelope.ts'
import { problemError } from '../problem-error.ts'
import { parseProtocolBody } from '../read-json-body.ts'
import type { PulledPage } from '../store/pulled-page.ts'
import { everyAnswer } from '../sync/every-answer.ts'
import { createPullCursors } from '../sync/pull-cursor.ts'
import { requireDevice } from '../who-asks.ts'

type Found = PulledPage['records'][number]

/** L1: as it was frozen, with its content key once more for the reader. `undefined` where it is not of that centre. */
const forReader = (found: Found, openers: readonly IngestOpener[], reader: Recipient): PulledRecord | undefined => {
  const { id, hash, envelope, centre, from } = found
  const sealed = parseEnvelope(envelope)
  // The log, the opened row and the header say the same; where they do not, nobody gets it.
  if (sealed === undefined || sealed.header.id !== id || sealed.header.centre !== centre) return undefined
  const opener = sealed.wraps.some(({ kid }) => kid === reader.kid)
    ? undefined
    : openers.find(({ kid }) => sealed.wraps.some((wrap) => wrap.kid === kid))
  const wrap = opener === undefined ? undefined : wrapForReader(sealed, opener, reader)
  return {
    id,
    hash,
    envelope,
    ...(wrap?.ok ? { wrap: wrap.value } : {}),
    ...(from === undefined ? {} : { from }),
  }
}

/** L1–L5: what a tablet with reading scope may read back, page by page. */
export const addPullRoute = (app: FastifyInstance, context: AppContext): void => {
  const { store, keys, now, newEpoch } = context
  const cursors = createPullCursors(keys.macKey)
  const openers = [keys.ingest.opener, ...keys.olderIngest].map(ingestOpener)
  app.post('/api/v1/sync/pull', { config: { access: { by: 'tablet' } } }, async (request): Promise<PullAnswer> => {
    const device = await requireDevice(context, request)
    const asked = parseProtocolBody(pullRequest, request.body)
    const { kid, publicKey } = asked.readingKey
    const reader = { kid, publicKey: fromBase64Url(publicKey) }
    if ((await keyIdOf(reader.publicKey)) !== kid) throw problemError('bad-request')
    if (!device.reads) throw problemError('not-allowed')
    if (!(await store.pinReadingKey(device.id, publicKey, now()))) throw problemError('not-allowed')
    const place = asked.after === undefined ? undefined : cursors.read(device.id, asked.after)
    const from = place?.epoch === (await store.standing()).epoch ? place : undefined
    const look = (after: number) =>
      store.pull({
        // L4: of its centre; without one, of the programme.
        centres: device.centre === undefined ? undefined : [device.centre],
        after,
        most: maxPulledRecords,
        length: maxPulledLength,
      })
    let page = await look(from?.seq ?? 0)
    // R2, for who only reads: our own mark under a number that was never given out here.
    if (from !== undefined && from.seq > page.head) {
      await store.renewEpoch(from.epoch, newEpoch())
      request.log.warn('the database is older than what was read from it: a new epoch was taken')
      page = await look(0)
    }
    const { standing } = page
    return {
      ...(await everyAnswer(context, standing)),
      records: page.records.flatMap((one) => forReader(one, openers, reader) ?? []),
      gone: [...page.gone],
      ...(page.over.length === 0 ? {} : { over: [...page.over] }),
      next: cursors.write(device.id, { seq: page.next, epoch: standing.epoch }),
      more: page.more,
    }
  })
}
