import type { FastifyReply, FastifyRequest } from 'fastify'
import { wholeLife } from './session-life.ts'

// `__Host-` (ASVS 3.3.1): only https can set it, for this host alone. On plain http, which is localhost, browsers refuse
// that name.
const secureName = '__Host-praatplaat'
const plainName = 'praatplaat-desk'

const nameFor = (https: boolean): string => (https ? secureName : plainName)

/** HttpOnly: no script reads it. Strict: it never travels with a link or a form of somebody else's page. */
export const setSessionCookie = (reply: FastifyReply, token: string, https: boolean): void => {
  reply.header(
    'set-cookie',
    `${nameFor(https)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${wholeLife / 1000}${https ? '; Secure' : ''}`,
  )
}

export const clearSessionCookie = (reply: FastifyReply, https: boolean): void => {
  reply.header(
    'set-cookie',
    `${nameFor(https)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${https ? '; Secure' : ''}`,
  )
}

/** The token of the session cookie; the secure one where there are two. */
export const readSessionCookie = (request: FastifyRequest): string | undefined => {
  const pairs = (request.headers.cookie ?? '').split(/;\s*/)
  for (const name of [secureName, plainName]) {
    const found = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
    if (found !== undefined && /^[A-Za-z0-9_-]{43}$/.test(found)) return found
  }
  return undefined
}
