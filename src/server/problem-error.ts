import type { Problem, ProblemCode } from '#wire/problem.ts'
import { problemStatus } from '#wire/problem.ts'

export type ServerProblemCode = Exclude<ProblemCode, 'offline'>

/** Titles are fixed: nothing of a request or an error ever stands in an answer (V7). */
const titles: Readonly<Record<ServerProblemCode, string>> = {
  'bad-request': 'The request has another shape than this server expects.',
  'not-signed-in': 'A valid token or key is needed.',
  'not-allowed': 'This token may not do that.',
  'not-found': 'There is nothing here.',
  'epoch-changed': 'The server took a new epoch.',
  'too-large': 'The request is larger than this server takes.',
  'wrong-media-type': 'Send application/json, plain or gzip.',
  'client-too-old': 'This app is too old for this server. Nothing is lost: update the app.',
  'server-too-old': 'This server is too old for this app.',
  'too-many-requests': 'Too many tries. Wait a moment.',
  'server-failed': 'Something went wrong on the server.',
  'server-full': 'The server has no room left.',
  'enrolment-expired': 'This code has expired. Ask for a new one.',
  'enrolment-used': 'This code was used before. Ask for a new one.',
  'enrolment-unknown': 'This code is not known here.',
}

export type ProblemError = Error & { readonly problem: ServerProblemCode; readonly retryAfter?: number }

/** An expected failure of a request; thrown in routes, answered by the one error handler of `app.ts`. Seconds. */
export const problemError = (problem: ServerProblemCode, retryAfter?: number): ProblemError =>
  Object.assign(new Error(problem), { problem, ...(retryAfter === undefined ? {} : { retryAfter }) })

export const isProblemError = (failure: unknown): failure is ProblemError =>
  failure instanceof Error && 'problem' in failure && typeof failure.problem === 'string' && failure.problem in titles

export const problemBody = (code: ServerProblemCode): Problem => ({
  type: 'about:blank',
  status: problemStatus[code],
  title: titles[code],
  code,
})
