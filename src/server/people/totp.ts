// Time-based one-time codes, RFC 6238 over RFC 4226: six digits, 30 seconds, HMAC-SHA-1, which is what every
// authenticator app reads. SHA-1's weakness is finding collisions, which HMAC does not rest on.
import { createHmac, timingSafeEqual } from 'node:crypto'

const period = 30_000
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, without padding: as authenticator apps take it and people type it over. */
export const base32 = (bytes: Uint8Array): string => {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** The number of the 30 seconds a moment (epoch milliseconds) lies in. */
export const stepAt = (now: number): number => Math.floor(now / period)

/** The code of one step, with leading zeros. */
export const codeOf = (
  secret: Uint8Array,
  step: number,
  { digits = 6, hash = 'sha1' }: { readonly digits?: number; readonly hash?: 'sha1' | 'sha256' | 'sha512' } = {},
): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac(hash, secret).update(counter).digest()
  const at = mac[mac.length - 1]! & 0x0f
  const number = mac.readUInt32BE(at) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

const same = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * The step of which this is the code: now, or one to either side for a clock that is off and a hand that is slow.
 * @returns `undefined` when it fits none, or only steps up to `last`, which were used (RFC 6238, 5.2).
 */
export const stepOfCode = (secret: Uint8Array, code: string, now: number, last: number): number | undefined =>
  [0, -1, 1]
    .map((off) => stepAt(now) + off)
    .filter((step) => step > last)
    .find((step) => same(codeOf(secret, step), code))

/** What an authenticator app reads from a QR code. */
export const otpauthLink = (secret: Uint8Array, name: string): string =>
  `otpauth://totp/Praatplaat:${encodeURIComponent(name)}?secret=${base32(secret)}&issuer=Praatplaat`
