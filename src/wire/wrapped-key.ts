import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Bytes } from './bytes.ts'
import { fromBase64Url, toBase64Url, utf8 } from './bytes.ts'
import type { Opener, Recipient } from './envelope.ts'

const suite = () => new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

/** A secret under one recipient's public key: HPKE (RFC 9180), base mode; both fields base64url. */
export type WrappedKey = { readonly enc: string; readonly key: string }

/**
 * Puts a secret under a public key, as an envelope's content key is.
 * @param purpose bound as HPKE's `info`: what was wrapped for one purpose does not open as another.
 */
export const wrapKey = async (secret: Bytes, { kid, publicKey }: Recipient, purpose: string): Promise<WrappedKey> => {
  const hpke = suite()
  const recipientPublicKey = await hpke.kem.deserializePublicKey(publicKey)
  const sender = await hpke.createSenderContext({ recipientPublicKey, info: utf8(purpose) })
  const key = await sender.seal(secret, utf8(kid))
  return { enc: toBase64Url(new Uint8Array(sender.enc)), key: toBase64Url(new Uint8Array(key)) }
}

/** The secret back, or `wrong-key` when key, purpose or wrap is not the one. */
export const unwrapKey = async (
  { enc, key }: WrappedKey,
  { kid, privateKey }: Opener,
  purpose: string,
): Promise<Result<Bytes, 'wrong-key'>> => {
  try {
    const context = await suite().createRecipientContext({
      recipientKey: privateKey as never,
      enc: fromBase64Url(enc),
      info: utf8(purpose),
    })
    return ok(new Uint8Array(await context.open(fromBase64Url(key), utf8(kid))))
  } catch {
    return err('wrong-key')
  }
}
