import * as z from 'zod/mini'

/**
 * The closed list of what can go wrong between tablet and server. HTTP status is for proxies, the code is for us.
 * The server answers RFC 9457 problems: `{ type: "about:blank", status, title, code }`, never a word of anybody's text.
 */
export const problemCode = z.enum([
  /** No answer, or one that is not our JSON: captive portal, proxy page, cut line (S8). */
  'offline',
  'bad-request',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'epoch-changed',
  'too-large',
  'wrong-media-type',
  'client-too-old',
  'server-too-old',
  'too-many-requests',
  'server-failed',
  'server-full',
  'enrolment-expired',
  'enrolment-used',
  'enrolment-unknown',
])
export type ProblemCode = z.infer<typeof problemCode>

export const problem = z.object({ type: z.string(), status: z.int(), title: z.string(), code: problemCode })
export type Problem = z.infer<typeof problem>

/** HTTP status of each code; `offline` never comes from a server. */
export const problemStatus: Readonly<Record<Exclude<ProblemCode, 'offline'>, number>> = {
  'bad-request': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'epoch-changed': 409,
  'too-large': 413,
  'wrong-media-type': 415,
  'client-too-old': 426,
  'server-too-old': 400,
  'too-many-requests': 429,
  'server-failed': 500,
  'server-full': 507,
  'enrolment-expired': 410,
  'enrolment-used': 410,
  'enrolment-unknown': 404,
}
