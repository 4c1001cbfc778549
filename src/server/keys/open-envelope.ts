// The server's own way to open an envelope, and to wrap its key for one more reader. What WebCrypto does in a dozen jobs of a thread pool takes OpenSSL a few
// calls here, about ten times as many envelopes a second. The form is that of `wire/envelope.ts`, byte for byte: a test
// holds the two against each other. HPKE, RFC 9180: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
import type { KeyObject } from 'node:crypto'
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  KeyObject as Key,
} from 'node:crypto'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { textFromUtf8 } from '#wire/bytes.ts'
import type { Envelope, Opener, OpenFailure, Recipient, Wrap } from '#wire/envelope.ts'
import { bodyAssociated, contentKeyPurpose, wrapAssociated } from '#wire/envelope.ts'
import { closedAssociated } from '#wire/sealed-apart.ts'

/** A private key as OpenSSL takes it. Can be handed to another thread. */
export type IngestOpener = {
  readonly kid: string
  readonly privateKey: KeyObject
  /** The 32 raw bytes of its public half, which the shared secret binds. */
  readonly publicKey: Uint8Array
}

/** The same key for OpenSSL. */
export const ingestOpener = ({ kid, privateKey }: Opener): IngestOpener => {
  const key = Key.from(privateKey)
  const { x } = createPublicKey(key).export({ format: 'jwk' }) as { readonly x: string }
  return { kid, privateKey: key, publicKey: Buffer.from(x, 'base64url') }
}

const kemSuite = Buffer.from('KEM\x00\x20', 'latin1')
const hpkeSuite = Buffer.from('HPKE\x00\x20\x00\x01\x00\x02', 'latin1')
const version = Buffer.from('HPKE-v1', 'latin1')
const nothing = Buffer.alloc(0)

const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer => {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}
const extract = (suite: Uint8Array, salt: Uint8Array, label: string, secret: Uint8Array): Buffer =>
  hmac(salt, version, suite, Buffer.from(label, 'latin1'), secret)

/** At most 32 bytes: one block of HKDF, which is all that this suite asks for. */
const expand = (suite: Uint8Array, prk: Uint8Array, label: string, info: Uint8Array, length: number): Buffer =>
  hmac(prk, Buffer.from([0, length]), version, suite, Buffer.from(label, 'latin1'), info, Buffer.from([1])).subarray(
    0,
    length,
  )

const keySchedule = Buffer.concat([
  Buffer.from([0]),
  extract(hpkeSuite, nothing, 'psk_id_hash', nothing),
  extract(hpkeSuite, nothing, 'info_hash', contentKeyPurpose),
])

/** @throws on text that is not whole base64url: leniency would let two texts stand for one envelope. */
const bytesOf = (text: string): Buffer => {
  if (text.length % 4 === 1) throw new Error('not base64url')
  return Buffer.from(text, 'base64url')
}

/** @throws when anything of it was changed. */
const decrypt = (key: Uint8Array, nonce: Uint8Array, associated: Uint8Array, sealed: Uint8Array): Buffer => {
  const end = sealed.length - 16
  if (nonce.length !== 12 || end < 0) throw new Error('too short')
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAAD(associated)
  decipher.setAuthTag(sealed.subarray(end))
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()])
}

/** @throws when these are not the 32 bytes of an X25519 public key. */
const publicKeyOf = (raw: Uint8Array): KeyObject => {
  if (raw.length !== 32) throw new Error('not a public key')
  return createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(raw).toString('base64url') },
    format: 'jwk',
  })
}

/** What sender and recipient both arrive at: bound to the public key that was sent and to the recipient's. */
const sharedSecret = (agreed: Uint8Array, sent: Uint8Array, recipient: Uint8Array): Buffer =>
  expand(kemSuite, extract(kemSuite, nothing, 'eae_prk', agreed), 'shared_secret', Buffer.concat([sent, recipient]), 32)

/** Key and nonce of the one message that a wrap is. */
const wrapping = (shared: Uint8Array): { readonly key: Buffer; readonly nonce: Buffer } => {
  const secret = extract(hpkeSuite, shared, 'secret', nothing)
  return {
    key: expand(hpkeSuite, secret, 'key', keySchedule, 32),
    nonce: expand(hpkeSuite, secret, 'base_nonce', keySchedule, 12),
  }
}

/** @throws when anything of the wrap was changed. */
const unwrap = (id: string, { privateKey, publicKey }: IngestOpener, wrap: Wrap): Buffer => {
  const sent = bytesOf(wrap.enc)
  const agreed = diffieHellman({ privateKey, publicKey: publicKeyOf(sent) })
  const { key, nonce } = wrapping(sharedSecret(agreed, sent, publicKey))
  return decrypt(key, nonce, wrapAssociated(id, wrap.kid), bytesOf(wrap.key))
}

/** @throws when the recipient's key is none. */
const wrapFor = (id: string, contentKey: Uint8Array, recipient: Recipient): Wrap => {
  const theirs = publicKeyOf(recipient.publicKey)
  const own = generateKeyPairSync('x25519')
  const sent = Buffer.from((own.publicKey.export({ format: 'jwk' }) as { readonly x: string }).x, 'base64url')
  const agreed = diffieHellman({ privateKey: own.privateKey, publicKey: theirs })
  const { key, nonce } = wrapping(sharedSecret(agreed, sent, recipient.publicKey))
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  cipher.setAAD(wrapAssociated(id, recipient.kid))
  const sealed = Buffer.concat([cipher.update(contentKey), cipher.final(), cipher.getAuthTag()])
  return { kid: recipient.kid, enc: sent.toString('base64url'), key: sealed.toString('base64url') }
}

/** HKDF(content key, "commit"), as the envelope's form says. */
const commitment = (contentKey: Uint8Array): string =>
  hmac(hmac(Buffer.alloc(32), contentKey), Buffer.from('commit\x01', 'latin1')).toString('base64url')

/**
 * Opens an envelope, as `openEnvelope` of `wire/envelope.ts` does; of a record in two parts the closed part alone, which
 * is all that the server has a key to (O1). With its other part taken off not even that (O3).
 * @returns the parsed JSON body, shape unchecked; `not-for-this-key` when no wrap names the key, `damaged` when anything
 * of header, wrap or body was changed.
 */
export const openEnvelopeHere = (sealed: Envelope, opener: IngestOpener): Result<unknown, OpenFailure> => {
  const wrap = sealed.wraps.find((one) => one.kid === opener.kid)
  if (wrap === undefined) return err({ code: 'not-for-this-key' })
  try {
    const contentKey = unwrap(sealed.header.id, opener, wrap)
    if (commitment(contentKey) !== sealed.commit) return err({ code: 'damaged' })
    const associated = sealed.open === undefined ? bodyAssociated(sealed.header) : closedAssociated(sealed.header)
    const plain = decrypt(contentKey, bytesOf(sealed.nonce), associated, bytesOf(sealed.body))
    return ok(JSON.parse(textFromUtf8(new Uint8Array(plain))))
  } catch {
    return err({ code: 'damaged' })
  }
}

/**
 * The envelope's content key for one more recipient (L1); nothing else of it changes and its body is not opened.
 * @returns `not-for-this-key` when no wrap names the opener's key, `damaged` when its wrap was changed.
 */
export const wrapForReader = (
  sealed: Pick<Envelope, 'commit' | 'wraps'> & { readonly header: Pick<Envelope['header'], 'id'> },
  opener: IngestOpener,
  reader: Recipient,
): Result<Wrap, OpenFailure> => {
  const wrap = sealed.wraps.find((one) => one.kid === opener.kid)
  if (wrap === undefined) return err({ code: 'not-for-this-key' })
  try {
    const contentKey = unwrap(sealed.header.id, opener, wrap)
    if (commitment(contentKey) !== sealed.commit) return err({ code: 'damaged' })
    return ok(wrapFor(sealed.header.id, contentKey, reader))
  } catch {
    return err({ code: 'damaged' })
  }
}
