import {
  createCipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
} from 'node:crypto'
import type { Conversation } from '#domain/conversation.ts'
import type { Envelope, Recipient } from '#wire/envelope.ts'
import { bodyAssociated, envelopeFormat, wrapAssociated } from '#wire/envelope.ts'
import type { SealedRecord } from './sealed-records.ts'
import { hashOf } from './sealed-records.ts'

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')
const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer =>
  createHmac('sha256', key).update(Buffer.concat(parts)).digest()
const gcm = (key: Uint8Array, nonce: Uint8Array, associated: Uint8Array, plain: Uint8Array): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(associated)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/**
 * Seals tens of thousands of conversations for a server in the time in which tablets seal some hundreds.
 * ! For measuring only: one ephemeral key serves them all, and the second wrap is noise of the right length.
 */
export const createManySealer = (ingest: Recipient): ((plain: Conversation) => SealedRecord) => {
  const ephemeral = generateKeyPairSync('x25519')
  const enc = (ephemeral.publicKey.export({ format: 'jwk' }) as { readonly x: string }).x
  const x = Buffer.from(ingest.publicKey).toString('base64url')
  const agreed = diffieHellman({
    privateKey: ephemeral.privateKey,
    publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' }),
  })
  const kem = bytes('KEM\x00\x20')
  const hpke = bytes('HPKE\x00\x20\x00\x01\x00\x02')
  const extract = (suite: Buffer, salt: Uint8Array, label: string, secret: Uint8Array) =>
    hmac(salt, bytes('HPKE-v1'), suite, bytes(label), secret)
  const expand = (suite: Buffer, prk: Uint8Array, label: string, about: Uint8Array, length: number) =>
    hmac(prk, Buffer.from([0, length]), bytes('HPKE-v1'), suite, bytes(label), about, Buffer.from([1])).subarray(
      0,
      length,
    )
  const none = Buffer.alloc(0)
  const prk = extract(kem, none, 'eae_prk', agreed)
  const shared = expand(kem, prk, 'shared_secret', Buffer.concat([Buffer.from(enc, 'base64url'), ingest.publicKey]), 32)
  const secret = extract(hpke, shared, 'secret', none)
  const schedule = Buffer.concat([
    Buffer.from([0]),
    extract(hpke, none, 'psk_id_hash', none),
    extract(hpke, none, 'info_hash', bytes(`${envelopeFormat} content key`)),
  ])
  const wrapKey = expand(hpke, secret, 'key', schedule, 32)
  const wrapNonce = expand(hpke, secret, 'base_nonce', schedule, 12)
  const other = { kid: '00000000000000ff', enc, key: randomBytes(48).toString('base64url') }

  return (plain) => {
    const { id, kind, revision, day, centre, instrument } = plain
    const header = { id, kind, revision, day, centre, instrument }
    const contentKey = randomBytes(32)
    const nonce = randomBytes(12)
    const sealed: Envelope = {
      format: envelopeFormat,
      header,
      nonce: nonce.toString('base64url'),
      body: gcm(contentKey, nonce, bodyAssociated(header), Buffer.from(JSON.stringify(plain))).toString('base64url'),
      commit: hmac(hmac(Buffer.alloc(32), contentKey), bytes('commit\x01')).toString('base64url'),
      wraps: [
        {
          kid: ingest.kid,
          enc,
          key: gcm(wrapKey, wrapNonce, wrapAssociated(id, ingest.kid), contentKey).toString('base64url'),
        },
        other,
      ],
    }
    const envelope = JSON.stringify(sealed)
    return { id, hash: hashOf(envelope), envelope }
  }
}
