import type { FastifyRequest } from 'fastify'
import type { AppContext } from './app-context.ts'
import { sameHash, sha256OfSecret } from './keys/key-files.ts'
import { problemError } from './problem-error.ts'
import type { Device } from './store/record-store.ts'

const bearer = (request: FastifyRequest): string | undefined =>
  /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1]

// A right secret always passes, however many wrong ones came from the same address: a centre shares one.
const refuse = (context: AppContext, request: FastifyRequest): never => {
  const wait = context.wrongSecrets.blockedFor(request.ip)
  if (wait !== undefined) throw problemError('too-many-requests', wait)
  context.wrongSecrets.failed(request.ip)
  throw problemError('not-signed-in')
}

/**
 * The tablet whose token this is. With `toDeposit` also one that was shut out and may still bring what it holds.
 * @throws `not-signed-in`, also for a tablet that was shut out.
 */
export const requireDevice = async (
  context: AppContext,
  request: FastifyRequest,
  { toDeposit = false }: { readonly toDeposit?: boolean } = {},
): Promise<Device> => {
  const token = bearer(request)
  const device = token === undefined ? undefined : await context.store.findDevice(sha256OfSecret(token))
  if (device === undefined) return refuse(context, request)
  // As if it were unknown, yet without counting as a guess: whoever finds a tablet learns nothing by trying.
  if (device.revoked && !(toDeposit && device.deposits)) throw problemError('not-signed-in')
  return device
}

/** @throws `not-signed-in` without the token that whoever runs the server set for what measures it. */
export const requireMetricsToken = (context: AppContext, request: FastifyRequest, tokenHash: string): void => {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined || !sameHash(sha256OfSecret(token), tokenHash)) refuse(context, request)
}

/** @throws `not-signed-in` without the manager's key. */
export const requireManagerKey = (context: AppContext, request: FastifyRequest): void => {
  const key = bearer(request)
  if (key === undefined || !sameHash(sha256OfSecret(key), context.keys.managerKeyHash)) refuse(context, request)
}
