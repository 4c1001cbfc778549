import type { Envelope, Opener } from '#wire/envelope.ts'
import type { Vault } from '../vault/vault.ts'

/** Which of the keys in memory opens this envelope, all of it: the tablet's own, or one that came with a sheet's words. */
export const openerFor = (vault: Pick<Vault, 'openers'>, sealed: Envelope): Opener | undefined =>
  vault.openers().find((one) => (sealed.open ?? sealed).wraps.some((wrap) => wrap.kid === one.kid))
