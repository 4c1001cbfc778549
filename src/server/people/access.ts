import type { FastifyInstance, FastifyRequest } from 'fastify'
import { deskHeader } from '#wire/desk-problem.ts'
import type { AppContext } from '../app-context.ts'
import { sha256OfSecret } from '../keys/key-files.ts'
import { problemError } from '../problem-error.ts'
import type { Actor } from '../store/audit-queries.ts'
import type { Centres } from '../store/of-centres.ts'
import type { Session } from '../store/people-store.ts'
import { requireManagerKey } from '../who-asks.ts'
import type { Action, AskerRole } from './may.ts'
import { centresFor } from './may.ts'
import { readSessionCookie } from './session-cookie.ts'
import { freshLife, isOver, touchEvery } from './session-life.ts'

/** Who may ask a route. Every route names it in its `config`; one that does not is refused when the server starts. */
export type Access =
  /** Nothing is told or done that matters who asks. */
  | { readonly by: 'anyone' }
  /** A tablet, by its token; the route asks it itself (`requireDevice`). */
  | { readonly by: 'tablet' }
  /** A program that measures the server, by its token; the route asks it itself (`requireMetricsToken`). */
  | { readonly by: 'metrics' }
  /** The desk's own page, signed in or not: what leads to a session. */
  | { readonly by: 'desk' }
  /** Somebody who signed in and may do this; `fresh`: and proved it within five minutes. */
  | { readonly by: 'staff'; readonly to: Action; readonly fresh?: true }

export type Asker = {
  readonly role: AskerRole
  readonly actor: Actor
  /** Whose rows this asker may touch with what the route is for: `undefined` for the whole programme. */
  readonly centres: Centres
  /** Absent for the manager's key. */
  readonly session?: Session & { readonly tokenHash: string }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    asker: Asker | undefined
  }
  interface FastifyInstance {
    /** Every route and who may ask it, as they were added. */
    guardedRoutes: readonly GuardedRoute[]
  }
}

export type GuardedRoute = { readonly method: string; readonly url: string; readonly access: Access }

/** The asker of a route `by: 'staff'`. */
export const askerOf = (request: FastifyRequest): Asker => {
  if (request.asker === undefined) throw new Error('this route is not for staff')
  return request.asker
}

/**
 * Asks proof within five minutes of whoever signed in: for what `config.access` cannot tell, since the query says it. The
 * key comes along with each request: each is its own proof.
 * @throws `prove-again`
 */
export const requireFresh = ({ session }: Pick<Asker, 'session'>, now: number): void => {
  if (session !== undefined && now - session.provenAt > freshLife) throw problemError('prove-again')
}

/** Somebody who signed in, on a route that the key does not open. */
export const sessionOf = (request: FastifyRequest): Session & { readonly tokenHash: string } => {
  const { session } = askerOf(request)
  if (session === undefined) throw new Error('this route is open to the key')
  return session
}

/**
 * ASVS 3.5.1: a cookie goes along with whatever page sends the request, so the request must show that it is the desk's:
 * a header that another origin may not add, and what the browser itself says of where it comes from.
 * @throws `not-from-here`
 */
export const requireDesk = (request: FastifyRequest): void => {
  const { origin, [deskHeader]: mark, 'sec-fetch-site': site } = request.headers
  const isFromHere = origin === undefined ? undefined : URL.canParse(origin) && new URL(origin).host === request.host
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (
    mark !== '1' ||
    isFromHere === false ||
    (site !== undefined && site !== 'same-origin') ||
    (!reads && isFromHere === undefined && site === undefined)
  )
    throw problemError('not-from-here')
}

/** The session of this request's cookie, if it is still one. */
export const findSession = async (
  { store, now }: Pick<AppContext, 'store' | 'now'>,
  request: FastifyRequest,
): Promise<(Session & { readonly tokenHash: string }) | undefined> => {
  const token = readSessionCookie(request)
  if (token === undefined) return undefined
  const tokenHash = sha256OfSecret(token)
  const session = await store.people.session(tokenHash)
  if (session === undefined || isOver(session, now())) return undefined
  if (now() - session.lastSeen >= touchEvery) await store.people.touchSession(tokenHash, now())
  return { ...session, tokenHash }
}

const askerFor = async (context: AppContext, request: FastifyRequest, to: Action): Promise<Asker> => {
  if (request.headers.authorization !== undefined) {
    requireManagerKey(context, request)
    const centres = centresFor(to, 'key', [])
    if (centres === 'none') throw problemError('not-allowed')
    return { role: 'key', actor: 'key', centres }
  }
  const session = await findSession(context, request)
  if (session === undefined) throw problemError('not-signed-in')
  requireDesk(request)
  const { person } = session
  const centres = centresFor(to, person.role, person.centres)
  if (centres === 'none') throw problemError('not-allowed')
  return { role: person.role, actor: `person:${person.id}`, centres, session }
}

/** Stands before every route; call it before the routes are added. */
export const guardRoutes = (app: FastifyInstance, context: AppContext): void => {
  const guarded: GuardedRoute[] = []
  app.decorate('guardedRoutes', guarded)
  app.decorateRequest('asker', undefined)
  app.addHook('onRoute', ({ method, url, config }) => {
    const access = config?.access
    if (access === undefined)
      throw new Error(`${String(method)} ${url} does not say who may ask: give it config.access (people/access.ts)`)
    for (const one of [method].flat()) guarded.push({ method: one, url, access })
  })
  app.addHook('onRequest', async (request) => {
    if (request.is404) return
    const { access } = request.routeOptions.config
    if (access?.by === 'desk') requireDesk(request)
    if (access?.by !== 'staff') return
    const asker = await askerFor(context, request, access.to)
    if (access.fresh) requireFresh(asker, context.now())
    request.asker = asker
  })
}
