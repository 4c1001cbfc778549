import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Bytes } from '#wire/bytes.ts'
import { fromBase64Url, toBase64Url, utf8 } from '#wire/bytes.ts'

export type Wrapped = { readonly nonce: string; readonly key: string }

const aesKey = (key: Bytes, usage: KeyUsage) => crypto.subtle.importKey('raw', key, 'AES-GCM', false, [usage])

/**
 * Puts 32 secret bytes under a 32-byte key (AES-256-GCM, fresh nonce).
 * @param purpose bound as associated data: a wrap made for one purpose does not open as another.
 */
export const wrapSeed = async (seed: Bytes, under: Bytes, purpose: string, nonce: Bytes): Promise<Wrapped> => {
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: utf8(purpose) },
    await aesKey(under, 'encrypt'),
    seed,
  )
  return { nonce: toBase64Url(nonce), key: toBase64Url(new Uint8Array(sealed)) }
}

/** The bytes back, or `wrong-key` when the key, the purpose or the wrap is not the one. */
export const unwrapSeed = async (
  wrapped: Wrapped,
  under: Bytes,
  purpose: string,
): Promise<Result<Bytes, 'wrong-key'>> => {
  try {
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64Url(wrapped.nonce), additionalData: utf8(purpose) },
      await aesKey(under, 'decrypt'),
      fromBase64Url(wrapped.key),
    )
    return ok(new Uint8Array(opened))
  } catch {
    return err('wrong-key')
  }
}

/** 32 bytes out of secret bytes (HKDF-SHA256), another set for each purpose. */
export const stretch = async (secret: Bytes, purpose: string): Promise<Bytes> => {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  return new Uint8Array(
    await crypto.subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(purpose) },
      key,
      256,
    ),
  )
}
