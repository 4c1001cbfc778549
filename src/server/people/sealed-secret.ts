import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export type SealedSecrets = {
  readonly seal: (secret: Uint8Array) => string
  /** @returns `undefined` when it was sealed under another key, or is no sealed secret. */
  readonly open: (sealed: string) => Uint8Array | undefined
}

/**
 * Keeps secrets of time-based codes closed in the database: a copy of it, or a backup, is no second factor. The key comes
 * of the server's receipt key, which lies in a file apart; whoever loses that file makes people's links anew.
 */
export const createSealedSecrets = (macKey: Uint8Array): SealedSecrets => {
  const key = Buffer.from(hkdfSync('sha256', macKey, '', 'praatplaat totp', 32))
  return {
    seal: (secret) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(secret), cipher.final()])
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < 29) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
        decipher.setAuthTag(bytes.subarray(-16))
        return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
      } catch {
        return undefined
      }
    },
  }
}
