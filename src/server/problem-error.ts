import type { DeskOnlyCode } from '#wire/desk-problem.ts'
import { deskProblemStatus } from '#wire/desk-problem.ts'
import type { Problem, ProblemCode } from '#wire/problem.ts'
import { problemStatus } from '#wire/problem.ts'

export type ServerProblemCode = Exclude<ProblemCode, 'offline'> | DeskOnlyCode

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
  'wrong-sign-in': 'Name, password and code do not belong together.',
  'prove-again': 'Sign in again for this.',
  'not-from-here': 'This request does not come from the desk.',
  'invitation-unknown': 'This link is not known here.',
  'invitation-used': 'This link was used before. Ask for a new one.',
  'invitation-expired': 'This link has expired. Ask for a new one.',
  'name-taken': 'Somebody has this name.',
  'weak-password': 'This password is too easy.',
  'wrong-code': 'This code does not fit the secret.',
  'passkey-refused': 'This passkey proves nothing here.',
  'last-manager': 'Nobody would be left to run the programme.',
  'last-way-in': 'There would be no way left to sign in.',
  'centre-taken': 'There is a centre of this name.',
}

export type ProblemError = Error & { readonly problem: ServerProblemCode; readonly retryAfter?: number }

/** An expected failure of a request; thrown in routes, answered by the one error handler of `app.ts`. Seconds. */
export const problemError = (problem: ServerProblemCode, retryAfter?: number): ProblemError =>
  Object.assign(new Error(problem), { problem, ...(retryAfter === undefined ? {} : { retryAfter }) })

export const isProblemError = (failure: unknown): failure is ProblemError =>
  failure instanceof Error && 'problem' in failure && typeof failure.problem === 'string' && failure.problem in titles

const statuses: Readonly<Record<ServerProblemCode, number>> = { ...problemStatus, ...deskProblemStatus }

export const problemBody = (code: ServerProblemCode): Omit<Problem, 'code'> & { readonly code: ServerProblemCode } => ({
  type: 'about:blank',
  status: statuses[code],
  title: titles[code],
  code,
})
