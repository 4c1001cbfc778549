import { isAscii, isUtf8 } from 'node:buffer'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { maxBatchBytes, protocol } from '#wire/batch.ts'
import { problemError } from './problem-error.ts'

const unzip = promisify(gunzip)

// Exactly this type: validation that looks at the content type has been walked around with tabs and spaces in it.
const accepted = /^application\/json(; ?charset=utf-8)?$/i

/** V5: the limit holds for the bytes after decoding; unzipping stops there, so a bomb costs one limit of memory. */
const decoded = async (request: FastifyRequest, body: Buffer): Promise<Buffer> => {
  const encoding = request.headers['content-encoding']
  if (encoding === undefined || encoding === 'identity') return body
  if (encoding !== 'gzip') throw problemError('wrong-media-type')
  try {
    // In large pieces: each piece is a trip to another thread and back.
    return await unzip(body, { maxOutputLength: maxBatchBytes, chunkSize: 256 * 1024 })
  } catch (failure) {
    const code = (failure as { readonly code?: unknown }).code
    throw problemError(code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'bad-request')
  }
}

/** Takes JSON bodies only, plain or gzip. Call on the app before its routes. */
export const readJsonBody = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addHook('onRequest', async (request) => {
    const length = request.headers['content-length']
    const hasBody = (length !== undefined && length !== '0') || request.headers['transfer-encoding'] !== undefined
    if (hasBody && !accepted.test(request.headers['content-type'] ?? '')) throw problemError('wrong-media-type')
  })
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: maxBatchBytes },
    async (request: FastifyRequest, body: Buffer) => {
      const bytes = await decoded(request, body)
      if (bytes.length === 0) return undefined
      // Decoding would quietly put another character in place of broken ones, and the hash would be blamed.
      if (!isUtf8(bytes)) throw problemError('bad-request')
      try {
        // A batch is mostly base64, which is decoded faster when nobody looks for other letters in it.
        return JSON.parse(bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8'))
      } catch {
        // The parser's own message quotes the body (V7).
        throw problemError('bad-request')
      }
    },
  )
}

type Schema<Value> = {
  readonly safeParse: (value: unknown) => { readonly success: true; readonly data: Value } | { readonly success: false }
}

/** The body in the shape a route asks for. @throws `bad-request`, without a word of what was sent. */
export const parseBody = <Value>(schema: Schema<Value>, body: unknown): Value => {
  const read = schema.safeParse(body)
  if (!read.success) throw problemError('bad-request')
  return read.data
}

/** P1: the protocol's number is looked at before the shape, because another protocol has another shape. */
export const parseProtocolBody = <Value>(schema: Schema<Value>, body: unknown): Value => {
  const told =
    typeof body === 'object' && body !== null ? (body as { readonly protocol?: unknown }).protocol : undefined
  if (typeof told === 'number' && Number.isInteger(told) && told !== protocol) {
    throw problemError(told < protocol ? 'client-too-old' : 'server-too-old')
  }
  return parseBody(schema, body)
}
