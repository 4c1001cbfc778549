import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { LinkAnswer, PeopleAnswer } from '#wire/people.ts'
import { inviteRequest, roleRequest } from '#wire/people.ts'
import type { AppContext } from '../app-context.ts'
import { askerOf } from '../people/access.ts'
import { issueInvitation } from '../people/invitation-link.ts'
import { problemError } from '../problem-error.ts'
import { parseBody } from '../read-json-body.ts'
import { idAsked } from './id-asked.ts'

const changes = { config: { access: { by: 'staff', to: 'change-people', fresh: true } } } as const

/** Who may come, as what, and who may not any more. */
export const addPeopleRoutes = (app: FastifyInstance, context: AppContext): void => {
  const { store, staff, now, randomBytes, address } = context
  const { people } = store

  const link = (
    request: FastifyRequest,
    whom: Pick<Parameters<typeof issueInvitation>[0], 'name' | 'role' | 'centres' | 'person'>,
  ): Promise<LinkAnswer> =>
    issueInvitation({
      ...whom,
      people,
      secrets: staff.secrets,
      now: now(),
      address: address(),
      randomBytes,
      by: askerOf(request).actor,
    })
  /** @throws `bad-request` for centres that the programme does not have. */
  const knownCentres = async (centres: readonly string[]): Promise<readonly string[]> => {
    const all = await store.centres.all()
    if (!centres.every((id) => all.some((one) => one.id === id))) throw problemError('bad-request')
    return centres
  }

  app.get(
    '/api/v1/people',
    { config: { access: { by: 'staff', to: 'see-people' } } },
    async (): Promise<PeopleAnswer> => ({
      people: (await people.people()).map(({ centres, lastSignIn = null, closedAt = null, ...one }) => ({
        ...one,
        centres: [...centres],
        lastSignIn,
        closedAt,
      })),
      invitations: (await people.invitations(now())).map(({ centres, person = null, expiresAt, ...one }) => ({
        id: one.id,
        name: one.name,
        role: one.role,
        centres: [...centres],
        person,
        expires: expiresAt,
      })),
    }),
  )
  app.post('/api/v1/people/invitations', changes, async (request): Promise<LinkAnswer> => {
    const { name, as } = parseBody(inviteRequest, request.body)
    return link(request, {
      name,
      role: as.role,
      centres: as.role === 'coordinator' ? await knownCentres(as.centres) : [],
    })
  })
  app.delete('/api/v1/people/invitations/:id', changes, async (request, reply) => {
    if (!(await people.withdrawInvitation(idAsked(request), askerOf(request).actor, now())))
      throw problemError('not-found')
    return reply.code(204).send()
  })
  app.post('/api/v1/people/:id/renewal', changes, async (request): Promise<LinkAnswer> => {
    const person = await people.person(idAsked(request))
    if (person === undefined || person.closedAt !== undefined) throw problemError('not-found')
    return link(request, { ...person, person: person.id })
  })
  app.post('/api/v1/people/:id/role', changes, async (request, reply) => {
    const { as } = parseBody(roleRequest, request.body)
    const outcome = await people.changeRole({
      id: idAsked(request),
      role: as.role,
      centres: as.role === 'coordinator' ? await knownCentres(as.centres) : [],
      by: askerOf(request).actor,
      now: now(),
    })
    if (outcome !== 'done') throw problemError(outcome === 'unknown' ? 'not-found' : outcome)
    return reply.code(204).send()
  })
  app.post('/api/v1/people/:id/close', changes, async (request, reply) => {
    const outcome = await people.closeAccount(idAsked(request), askerOf(request).actor, now())
    if (outcome !== 'done') throw problemError(outcome === 'unknown' ? 'not-found' : outcome)
    return reply.code(204).send()
  })
}
