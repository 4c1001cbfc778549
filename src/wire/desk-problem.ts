import * as z from 'zod/mini'
import { problemCode } from './problem.ts'

/**
 * What can go wrong at the desk beyond `problem.ts`, which tablets load: names, links and proofs of people. Same shape,
 * same rule: never a word of anybody's text.
 */
export const deskOnlyCode = z.enum([
  /** Name, password or code do not belong together; never told which. */
  'wrong-sign-in',
  /** Signed in, but too long ago for this. */
  'prove-again',
  /** The request did not come from the desk's own page. */
  'not-from-here',
  'invitation-unknown',
  'invitation-used',
  'invitation-expired',
  'name-taken',
  'weak-password',
  /** The six digits of a new authenticator do not fit its secret. */
  'wrong-code',
  'passkey-refused',
  'last-manager',
  'last-way-in',
  'centre-taken',
])
export type DeskOnlyCode = z.infer<typeof deskOnlyCode>

export const deskProblemStatus: Readonly<Record<DeskOnlyCode, number>> = {
  'wrong-sign-in': 401,
  'prove-again': 403,
  'not-from-here': 403,
  'invitation-unknown': 404,
  'invitation-used': 410,
  'invitation-expired': 410,
  'name-taken': 409,
  'weak-password': 400,
  'wrong-code': 400,
  'passkey-refused': 400,
  'last-manager': 409,
  'last-way-in': 409,
  'centre-taken': 409,
}

export const deskProblem = z.object({ code: z.union([problemCode, deskOnlyCode]) })

/** Sent with every request of the desk: a page of somebody else's cannot add it without asking, and is never allowed to. */
export const deskHeader = 'x-praatplaat-desk'
