import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AuditAnswer } from '#wire/manage.ts'
import type { AppContext } from '../app-context.ts'
import { problemError } from '../problem-error.ts'

const page = 100

const beforeAsked = (request: FastifyRequest): number | undefined => {
  const { before } = request.query as { readonly before?: unknown }
  if (before === undefined || before === '') return undefined
  if (typeof before !== 'string' || !/^[1-9][0-9]{0,14}$/.test(before)) throw problemError('bad-request')
  return Number(before)
}

/** Who did what, when. */
export const addAuditRoute = (app: FastifyInstance, { store }: AppContext): void => {
  app.get(
    '/api/v1/audit',
    { config: { access: { by: 'staff', to: 'read-audit' } } },
    async (request): Promise<AuditAnswer> => {
      const entries = await store.audit.entries({ before: beforeAsked(request), limit: page + 1 })
      const shown = entries.slice(0, page)
      const [people, tablets, centres] = await Promise.all([
        store.people.people(),
        store.tablets(),
        store.centres.all(),
      ])
      const named = new Set(shown.flatMap(({ who, about }) => [who.replace(/^[a-z]+:/, ''), about ?? '']))
      const names = [...people, ...tablets, ...centres].flatMap(({ id, name }) =>
        named.has(id) && name !== undefined ? [[id, name] as const] : [],
      )
      return {
        entries: [...shown],
        names: Object.fromEntries(names),
        next: entries.length > page ? shown.at(-1)!.seq : null,
        whole: (await store.audit.firstBreak()) === undefined,
      }
    },
  )
}
