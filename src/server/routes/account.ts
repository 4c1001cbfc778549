import type { FastifyInstance } from 'fastify'
import type { AccountAnswer, LinkAnswer } from '#wire/people.ts'
import { passkeyAdd, passkeyRemove } from '#wire/people.ts'
import type { AppContext } from '../app-context.ts'
import { askerOf, sessionOf } from '../people/access.ts'
import { issueInvitation } from '../people/invitation-link.ts'
import { problemError } from '../problem-error.ts'
import { parseBody } from '../read-json-body.ts'

const sees = { config: { access: { by: 'staff', to: 'own-account' } } } as const
const changes = { config: { access: { by: 'staff', to: 'own-account', fresh: true } } } as const

/** One's own ways to sign in. */
export const addAccountRoutes = (app: FastifyInstance, context: AppContext): void => {
  const { store, staff, now, randomBytes, address } = context
  const { people } = store

  app.get('/api/v1/account', sees, async (request): Promise<AccountAnswer> => {
    const { id, name, role, centres } = sessionOf(request).person
    return {
      person: { id, name, role, centres: [...centres] },
      hasPassword: await people.hasPassword(id),
      passkeys: (await people.passkeys(id)).map(({ credentialId, createdAt, lastUsed = null }) => ({
        id: credentialId,
        createdAt,
        lastUsed,
      })),
    }
  })
  app.post('/api/v1/account/passkeys/options', changes, async (request) => ({
    options: await staff.passkeys.optionsToAdd(sessionOf(request).person),
  }))
  app.post('/api/v1/account/passkeys', changes, async (request, reply) => {
    const { passkey } = parseBody(passkeyAdd, request.body)
    const made = await staff.passkeys.readNew(passkey)
    if (made === undefined || !(await people.addPasskey(sessionOf(request).person.id, made, now())))
      throw problemError('passkey-refused')
    return reply.code(204).send()
  })
  app.post('/api/v1/account/passkeys/remove', changes, async (request, reply) => {
    const { id } = parseBody(passkeyRemove, request.body)
    const outcome = await people.removePasskey(sessionOf(request).person.id, id, now())
    if (outcome !== 'done') throw problemError(outcome === 'unknown' ? 'not-found' : 'last-way-in')
    return reply.code(204).send()
  })
  // A new password and a new authenticator go the way of an invitation: there is one such way.
  app.post('/api/v1/account/renewal', changes, async (request): Promise<LinkAnswer> => {
    const { person } = sessionOf(request)
    return issueInvitation({
      people,
      secrets: staff.secrets,
      now: now(),
      address: address(),
      randomBytes,
      by: askerOf(request).actor,
      name: person.name,
      role: person.role,
      centres: person.centres,
      person: person.id,
    })
  })
}
