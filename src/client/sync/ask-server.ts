import type * as z from 'zod/mini'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { ProblemCode } from '#wire/problem.ts'
import { problem } from '#wire/problem.ts'
import type { After } from '../timer.ts'

export type ServerFailure = {
  readonly code: ProblemCode
  /** Milliseconds that the server asked to wait. */
  readonly retryAfter?: number
}

const timeLimit = 30_000
/** Below this, packing costs more than it saves. */
const worthPacking = 2048

type Packed = { readonly body: BodyInit; readonly encoding: Record<string, string> }

const pack = async (text: string): Promise<Packed> => {
  if (typeof CompressionStream === 'undefined' || text.length < worthPacking) return { body: text, encoding: {} }
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  // Gathered first: a streamed request body needs HTTP/2 and is what iOS sends empty.
  return { body: await new Response(stream).arrayBuffer(), encoding: { 'content-encoding': 'gzip' } }
}

const retryAfterOf = (answer: Response): { readonly retryAfter?: number } => {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfter: seconds * 1000 } : {}
}

const readJson = async (answer: Response): Promise<unknown> => {
  const type = answer.headers.get('content-type') ?? ''
  if (!/^application\/(problem\+)?json\b/i.test(type)) return undefined
  try {
    return await answer.json()
  } catch {
    return undefined
  }
}

/**
 * Asks our server one thing: POST of JSON, or GET where there is nothing to say; answer read by its schema.
 * S8: whatever is not our own JSON – a captive portal, a proxy's page, half an answer – is `offline`, whatever its status.
 */
export const askServer = async <Schema extends z.ZodMiniType>(
  { fetch, after }: { readonly fetch: typeof globalThis.fetch; readonly after: After },
  asked: { readonly url: string; readonly token?: string; readonly body?: unknown; readonly schema: Schema },
): Promise<Result<z.infer<Schema>, ServerFailure>> => {
  const stop = new AbortController()
  const cancel = after(timeLimit, () => stop.abort())
  try {
    const posted = asked.body === undefined ? undefined : await pack(JSON.stringify(asked.body))
    const answer = await fetch(asked.url, {
      method: posted === undefined ? 'GET' : 'POST',
      headers: {
        ...(posted === undefined ? {} : { 'content-type': 'application/json', ...posted.encoding }),
        ...(asked.token === undefined ? {} : { authorization: `Bearer ${asked.token}` }),
      },
      ...(posted === undefined ? {} : { body: posted.body }),
      signal: stop.signal,
      cache: 'no-store',
      credentials: 'omit',
      // A portal that redirects must not carry the token along, nor answer in our server's name.
      redirect: 'error',
    })
    const json = await readJson(answer)
    if (answer.ok) {
      const parsed = asked.schema.safeParse(json)
      return parsed.success ? ok(parsed.data) : err({ code: 'offline' })
    }
    const said = problem.safeParse(json)
    return err(said.success ? { code: said.data.code, ...retryAfterOf(answer) } : { code: 'offline' })
  } catch {
    // Refused, cut off, timed out: there is no server as far as this tablet can tell.
    return err({ code: 'offline' })
  } finally {
    cancel()
  }
}
