import type { FastifyInstance } from 'fastify'
import { toBase64Url, uuidFromBytes } from '#wire/bytes.ts'
import type { EnrolAnswer } from '#wire/enrolment.ts'
import { enrolRequest } from '#wire/enrolment.ts'
import type { AppContext } from '../app-context.ts'
import { createFailureLimit } from '../failure-limit.ts'
import { ingestKeyOf } from '../keys/ingest-key.ts'
import { sha256OfSecret } from '../keys/key-files.ts'
import { problemError } from '../problem-error.ts'
import { parseBody } from '../read-json-body.ts'

/** Spends a one-time code: a new tablet with a token of its own, its programme and the server's public key. */
export const addEnrolRoute = (app: FastifyInstance, context: AppContext): void => {
  const { store, readProgramme, keys, now, randomBytes } = context
  const wrongCodes = createFailureLimit({ now, most: 10, windowMs: 60_000 })

  app.post('/api/v1/enrol', { config: { access: { by: 'anyone' } } }, async (request): Promise<EnrolAnswer> => {
    const wait = wrongCodes.blockedFor(request.ip)
    if (wait !== undefined) throw problemError('too-many-requests', wait)
    const { code } = parseBody(enrolRequest, request.body)
    const device = uuidFromBytes(randomBytes(16))
    const token = toBase64Url(randomBytes(32))
    const outcome = await store.enrol({
      codeHash: sha256OfSecret(code),
      device,
      tokenHash: sha256OfSecret(token),
      now: now(),
    })
    if (typeof outcome === 'string') {
      wrongCodes.failed(request.ip)
      throw problemError(outcome)
    }
    const { centre, reads } = outcome
    const sealed = await store.sealing.read()
    return {
      device,
      token,
      programme: await readProgramme('open'),
      ingestKey: ingestKeyOf(keys),
      ...(centre === undefined ? {} : { centre }),
      reads,
      ...(sealed === undefined ? {} : { sealedFor: { kid: sealed.kid, publicKey: sealed.publicKey } }),
    }
  })
}
