// The one file that knows WebAuthn's library in the browser.

import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { DeskProblem } from './desk-problem-of.ts'

export const hasPasskeys = (): boolean => browserSupportsWebAuthn()

type Options = Readonly<Record<string, unknown>>

// Whatever the device or its owner made of it: stopped, none there, not for this address. Browsers do not tell more.
const stopped = () => err<DeskProblem>('passkeyStopped')

/** Lets the device make a passkey by the server's options. */
export const makePasskey = (options: Options): Promise<Result<object, DeskProblem>> =>
  startRegistration({ optionsJSON: options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'] }).then(
    ok,
    stopped,
  )

/** Lets the device sign by the server's options. */
export const signWithPasskey = (options: Options): Promise<Result<object, DeskProblem>> =>
  startAuthentication({
    optionsJSON: options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON'],
  }).then(ok, stopped)
