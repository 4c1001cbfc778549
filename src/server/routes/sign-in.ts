import type { FastifyInstance } from 'fastify'
import type { SessionAnswer } from '#wire/people.ts'
import { passkeySignIn, passwordSignIn } from '#wire/people.ts'
import type { AppContext } from '../app-context.ts'
import { findSession } from '../people/access.ts'
import { clearSessionCookie } from '../people/session-cookie.ts'
import { provePassword, sessionAnswerFor, signIn } from '../people/sign-in.ts'
import { problemError } from '../problem-error.ts'
import { parseBody } from '../read-json-body.ts'

const config = { access: { by: 'desk' } } as const

/** Who sits at the desk, and how they come and go. Signing in again is also how somebody proves it anew. */
export const addSignInRoutes = (app: FastifyInstance, context: AppContext): void => {
  const { store, staff, now } = context

  app.get(
    '/api/v1/session',
    { config },
    async (request): Promise<SessionAnswer> => sessionAnswerFor(context, await findSession(context, request)),
  )
  app.post('/api/v1/sign-in/password', { config }, async (request, reply): Promise<SessionAnswer> => {
    const given = parseBody(passwordSignIn, request.body)
    return signIn(context, request, reply, await provePassword(context, request, given))
  })
  app.post('/api/v1/sign-in/passkey-options', { config }, async (request) => {
    const session = await findSession(context, request)
    return { options: await staff.passkeys.optionsToSignIn(session?.person.id) }
  })
  app.post('/api/v1/sign-in/passkey', { config }, async (request, reply): Promise<SessionAnswer> => {
    const { passkey } = parseBody(passkeySignIn, request.body)
    const person = await staff.passkeys.whoSigns(passkey)
    if (person === undefined) throw problemError('passkey-refused')
    return signIn(context, request, reply, person)
  })
  app.post('/api/v1/sign-out', { config }, async (request, reply): Promise<SessionAnswer> => {
    const session = await findSession(context, request)
    if (session !== undefined) await store.people.endSession(session.tokenHash, now())
    clearSessionCookie(reply, staff.https())
    return sessionAnswerFor(context, undefined)
  })
}
