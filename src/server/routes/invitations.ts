import type { FastifyInstance, FastifyRequest } from 'fastify'
import { personNameKey } from '#domain/person-name.ts'
import type { InvitationAnswer, SessionAnswer } from '#wire/people.ts'
import { invitationAccept, invitationLook, invitationPasskey } from '#wire/people.ts'
import type { AppContext } from '../app-context.ts'
import { sha256OfSecret } from '../keys/key-files.ts'
import { isWeakPassword } from '../people/password.ts'
import { signIn } from '../people/sign-in.ts'
import { base32, otpauthLink, stepOfCode } from '../people/totp.ts'
import { problemError } from '../problem-error.ts'
import { parseBody } from '../read-json-body.ts'
import type { Means } from '../store/people-store.ts'

const config = { access: { by: 'desk' } } as const

/** What somebody does with the one-time link they were given. The token is all the proof they have. */
export const addInvitationRoutes = (app: FastifyInstance, context: AppContext): void => {
  const { store, staff, now } = context
  const { people } = store

  const find = async (request: FastifyRequest, token: string) => {
    const wait = staff.wrongSignIns.blockedFor(request.ip)
    if (wait !== undefined) throw problemError('too-many-requests', wait)
    const found = await people.invitation(sha256OfSecret(token), now())
    if (typeof found === 'string') {
      staff.wrongSignIns.failed(request.ip)
      throw problemError(found)
    }
    const secret = staff.secrets.open(found.totpSealed)
    // Made under a key that this server no longer has.
    if (secret === undefined) throw problemError('invitation-unknown')
    // The invitation's id becomes the person's: an authenticator needs to know whose passkey it makes.
    return { ...found, secret, personId: found.person ?? found.id }
  }

  app.post('/api/v1/invitations/look', { config }, async (request): Promise<InvitationAnswer> => {
    const { token } = parseBody(invitationLook, request.body)
    const { secret, ...found } = await find(request, token)
    const centres = await store.centres.all()
    return {
      name: found.name,
      role: found.role,
      centres: found.centres.map((id) => ({ id, name: centres.find((one) => one.id === id)?.name ?? id })),
      renews: found.person !== undefined,
      expires: found.expiresAt,
      secret: base32(secret),
      otpauth: otpauthLink(secret, found.name),
    }
  })

  app.post('/api/v1/invitations/passkey-options', { config }, async (request) => {
    const { token, name } = parseBody(invitationPasskey, request.body)
    const { personId } = await find(request, token)
    return { options: await staff.passkeys.optionsToAdd({ id: personId, name }) }
  })

  app.post('/api/v1/invitations/accept', { config }, async (request, reply): Promise<SessionAnswer> => {
    const given = parseBody(invitationAccept, request.body)
    const { personId, secret, totpSealed } = await find(request, given.token)
    const readMeans = async (): Promise<Means> => {
      if ('passkey' in given) {
        const passkey = await staff.passkeys.readNew(given.passkey)
        if (passkey === undefined) throw problemError('passkey-refused')
        return { passkey }
      }
      if (isWeakPassword(given.password, given.name)) throw problemError('weak-password')
      const totpStep = stepOfCode(secret, given.code, now(), 0)
      if (totpStep === undefined) {
        staff.wrongSignIns.failed(request.ip)
        throw problemError('wrong-code')
      }
      return { password: { passwordHash: await staff.passwords.hash(given.password), totpSealed, totpStep } }
    }
    const joined = await people.join({
      tokenHash: sha256OfSecret(given.token),
      id: personId,
      name: given.name,
      nameKey: personNameKey(given.name),
      means: await readMeans(),
      now: now(),
    })
    if (typeof joined === 'string') throw problemError(joined)
    return signIn(context, request, reply, joined, true)
  })
}
