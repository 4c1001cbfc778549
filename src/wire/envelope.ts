import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import * as z from 'zod/mini'
import { day, instrumentReference, recordId } from '#domain/conversation.ts'
import { centreId } from '#domain/programme.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Bytes } from './bytes.ts'
import { fromBase64Url, textFromUtf8, toBase64Url, toHex, utf8 } from './bytes.ts'

const base64Url = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/))
export const keyId = z.string().check(z.regex(/^[0-9a-f]{16}$/))

/** All that stands in the clear beside a sealed body (DESIGN 4). A new field here is a new thing a thief can read. */
export const envelopeHeader = z.strictObject({
  id: recordId,
  /** Drafts and slips stay on the tablet: neither is a kind of record. */
  kind: z.enum([
    'conversation',
    'refusal',
    'draft',
    'slip',
    'coding',
    'consensus',
    'quote-clearance',
    'reading',
    'recording',
    'selection',
  ]),
  revision: z.int().check(z.gte(1)),
  day,
  centre: centreId,
  instrument: instrumentReference,
})
export type EnvelopeHeader = z.infer<typeof envelopeHeader>

/** One content key for one recipient. */
export const wrap = z.strictObject({ kid: keyId, enc: base64Url, key: base64Url })
export type Wrap = z.infer<typeof wrap>

export const envelopeFormat = 'praatplaat-envelope-1'

const part = {
  nonce: base64Url,
  body: base64Url,
  /** HKDF(content key, "commit"): AES-GCM alone lets one ciphertext open under two keys; this ties all recipients to one. */
  commit: base64Url,
  wraps: z.array(wrap).check(z.minLength(2), z.maxLength(16)),
}

/** Sealed form of a record or draft: AES-256-GCM body, its content key wrapped with HPKE to two or more recipients. */
export const envelope = z.strictObject({
  format: z.literal(envelopeFormat),
  header: envelopeHeader,
  ...part,
  /** O1: only of a sealed programme: what was said, under a key that the server has no wrap for. The rest is then closed. */
  open: z.optional(z.strictObject(part)),
})
export type Envelope = z.infer<typeof envelope>

/** Who can open: a key id and the 32 raw bytes of an X25519 public key. */
export type Recipient = {
  readonly kid: string
  readonly publicKey: Bytes
  /** O1: gets the closed part of a record and nothing else. */
  readonly closed?: true
}

export type OpenFailure = { readonly code: 'not-for-this-key' | 'damaged' }

const suite = () => new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
/** HPKE's `info`: what a wrapped content key is for. */
export const contentKeyPurpose = utf8(`${envelopeFormat} content key`)

/** First 16 hex characters of SHA-256 of the raw public key. */
export const keyIdOf = async (publicKey: Bytes): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey))).slice(0, 16)

/**
 * The bytes that bind a body to its header. Order is fixed by this list, not by the object: two writers of the same
 * header must bind the same bytes.
 */
export const bodyAssociated = (of: EnvelopeHeader): Bytes =>
  utf8(JSON.stringify([envelopeFormat, of.id, of.kind, of.revision, of.day, of.centre, of.instrument]))
/** The bytes that bind a wrap to its envelope and recipient. */
export const wrapAssociated = (id: string, kid: string): Bytes => utf8(JSON.stringify([envelopeFormat, id, kid]))

const commitment = async (contentKey: Bytes): Promise<Bytes> => {
  const key = await crypto.subtle.importKey('raw', contentKey, 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8('commit') },
    key,
    256,
  )
  return new Uint8Array(bits)
}

export type Sealer = {
  readonly id: string
  readonly kids: readonly string[]
  /**
   * Seals one version. Every call takes a fresh nonce. The header's id must be the sealer's.
   * @returns the envelope's JSON text: these bytes are hashed, stored and resent unchanged.
   */
  readonly seal: (header: EnvelopeHeader, body: unknown) => Promise<string>
  /** The same content key for other recipients: a conversation begun before the tablet was linked gets the server's key. */
  readonly readdress: (recipients: readonly Recipient[]) => Promise<Sealer>
}

const wrapAll = (id: string, contentKey: Bytes, recipients: readonly Recipient[]): Promise<readonly Wrap[]> => {
  // P17: a record that only one key opens is a record that one lost key destroys.
  if (new Set(recipients.map((one) => one.kid)).size < 2) throw new Error('an envelope needs two recipients or more')
  return Promise.all(
    recipients.map(async ({ kid, publicKey }): Promise<Wrap> => {
      const hpke = suite()
      const recipientPublicKey = await hpke.kem.deserializePublicKey(publicKey)
      const sender = await hpke.createSenderContext({ recipientPublicKey, info: contentKeyPurpose })
      const key = await sender.seal(contentKey, wrapAssociated(id, kid))
      return { kid, enc: toBase64Url(new Uint8Array(sender.enc)), key: toBase64Url(new Uint8Array(key)) }
    }),
  )
}

/** A sealer of this content key, for whoever seals more under it than envelopes (attachment.ts). */
export const sealerFromKey = async (
  id: string,
  contentKey: Bytes,
  recipients: readonly Recipient[],
): Promise<Sealer> => {
  const readers = recipients.filter((one) => one.closed !== true)
  const wraps = await wrapAll(id, contentKey, readers)
  const commit = toBase64Url(await commitment(contentKey))
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt'])
  return {
    id,
    kids: recipients.map((one) => one.kid),
    readdress: (others) => sealerFromKey(id, contentKey, others),
    seal: async (header, body) => {
      if (header.id !== id) throw new Error('a sealer seals one id')
      // O1: where somebody gets the closed part only. Drafts and slips go to nobody but readers.
      if (readers.length < recipients.length && header.kind !== 'draft' && header.kind !== 'slip')
        return (await apartRoom()).sealApart(keys, { header, body, contentKey, commit, wraps, recipients })
      const nonce = crypto.getRandomValues(new Uint8Array(12))
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: nonce, additionalData: bodyAssociated(header) },
        key,
        utf8(JSON.stringify(body)),
      )
      const made: Envelope = {
        format: envelopeFormat,
        header,
        nonce: toBase64Url(nonce),
        body: toBase64Url(new Uint8Array(sealed)),
        commit,
        wraps: [...wraps],
      }
      return JSON.stringify(made)
    },
  }
}

/**
 * One random content key per id, wrapped once; each version is then only an AES-GCM call, cheap enough for every pause
 * in typing. The key never leaves this closure.
 * @throws when fewer than two different recipients are given.
 */
export const createSealer = (id: string, recipients: readonly Recipient[]): Promise<Sealer> =>
  sealerFromKey(id, crypto.getRandomValues(new Uint8Array(32)), recipients)

/** Reads an envelope's text; `undefined` when it is not one. Checks shape only, opens nothing. */
export const parseEnvelope = (text: string): Envelope | undefined => {
  try {
    const parsed = envelope.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Does this envelope's text hold a wrap for the key? Quick: body, nonce and wraps are base64url, so nothing else can look like it. */
export const isSealedFor = (text: string, kid: string): boolean => text.includes(`"kid":${JSON.stringify(kid)}`)

type Part = Pick<Envelope, 'nonce' | 'body' | 'commit'>
const isSamePart = (one: Part | undefined, other: Part | undefined): boolean =>
  one?.nonce === other?.nonce && one?.body === other?.body && one?.commit === other?.commit

/** Is it the same sealed body, both parts of it (O3), perhaps addressed to other keys? Nonce and ciphertext are made once. */
export const isSameSealed = (one: string, other: string): boolean => {
  const [a, b] = [parseEnvelope(one), parseEnvelope(other)]
  return a !== undefined && isSamePart(a, b) && isSamePart(a.open, b?.open)
}

/** A private key with its id; kept by the vault on the tablet and by `keys` on the server. */
export type Opener = { readonly kid: string; readonly privateKey: CryptoKey }

const unwrap = async (
  id: string,
  sealed: { readonly commit: string; readonly wraps: readonly Wrap[] },
  opener: Opener,
): Promise<Result<Bytes, OpenFailure>> => {
  const found = sealed.wraps.find((one) => one.kid === opener.kid)
  if (found === undefined) return err({ code: 'not-for-this-key' })
  try {
    const hpke = suite()
    const context = await hpke.createRecipientContext({
      recipientKey: opener.privateKey as never,
      enc: fromBase64Url(found.enc),
      info: contentKeyPurpose,
    })
    const contentKey: Bytes = new Uint8Array(
      await context.open(fromBase64Url(found.key), wrapAssociated(id, found.kid)),
    )
    if (toBase64Url(await commitment(contentKey)) !== sealed.commit) return err({ code: 'damaged' })
    return ok(contentKey)
  } catch {
    return err({ code: 'damaged' })
  }
}

/**
 * The content key itself, of what was said where a record is in two parts: `not-for-this-key`, or `damaged` when it is
 * not the one that all recipients open.
 */
export const openContentKey = (sealed: Envelope, opener: Opener): Promise<Result<Bytes, OpenFailure>> =>
  unwrap(sealed.header.id, sealed.open ?? sealed, opener)

/** What a record in two parts needs is loaded where there is one: most tablets never do. */
const keys = { wrapAll, commitment, unwrap }
const apartRoom = () => import('./sealed-apart.ts')

/**
 * Opens an envelope, both parts of it where it is in two.
 * @returns the parsed JSON body (shape unchecked: the caller parses it with a domain schema); `not-for-this-key` when no
 * wrap names the key, `damaged` when anything of header, wrap or body was changed.
 */
export const openEnvelope = async (sealed: Envelope, opener: Opener): Promise<Result<unknown, OpenFailure>> => {
  if (sealed.open !== undefined) return (await apartRoom()).openApart(keys, sealed, sealed.open, opener)
  const contentKey = await unwrap(sealed.header.id, sealed, opener)
  if (!contentKey.ok) return contentKey
  try {
    const key = await crypto.subtle.importKey('raw', contentKey.value, 'AES-GCM', false, ['decrypt'])
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64Url(sealed.nonce), additionalData: bodyAssociated(sealed.header) },
      key,
      fromBase64Url(sealed.body),
    )
    return ok(JSON.parse(textFromUtf8(new Uint8Array(plain))))
  } catch {
    return err({ code: 'damaged' })
  }
}

/**
 * A sealer that goes on under an existing envelope's content key: an opened draft is saved and finished under the key
 * it began with, and a record gets a new recipient without a second key.
 */
export const resumeSealer = async (
  sealed: Envelope,
  opener: Opener,
  recipients: readonly Recipient[],
): Promise<Result<Sealer, OpenFailure>> => {
  const contentKey = await openContentKey(sealed, opener)
  return contentKey.ok ? ok(await sealerFromKey(sealed.header.id, contentKey.value, recipients)) : contentKey
}

/**
 * The envelope for other recipients: header, nonce and body are the very same, only the wraps are new; except where one
 * of them may have the closed part only, and it was whole (O4).
 * @returns the new text; a failure when it does not open, because a wrap for what nobody can read helps nobody.
 */
export const readdressEnvelope = async (
  sealed: Envelope,
  opener: Opener,
  recipients: readonly Recipient[],
): Promise<Result<string, OpenFailure>> => {
  const body = await openEnvelope(sealed, opener)
  if (!body.ok) return body
  if (sealed.open !== undefined || recipients.some((one) => one.closed))
    return (await apartRoom()).readdressApart(keys, sealed, opener, recipients, body.value)
  const contentKey = await openContentKey(sealed, opener)
  if (!contentKey.ok) return contentKey
  const made: Envelope = { ...sealed, wraps: [...(await wrapAll(sealed.header.id, contentKey.value, recipients))] }
  return ok(JSON.stringify(made))
}

/** A new X25519 pair from 32 random bytes (RFC 9180 DeriveKeyPair); the same bytes always give the same pair. */
export const keyPairFromSeed = async (
  seed: Bytes,
): Promise<{ readonly opener: Opener; readonly recipient: Recipient }> => {
  const kem = suite().kem
  const pair = await kem.deriveKeyPair(seed.buffer)
  const publicKey: Bytes = new Uint8Array(await kem.serializePublicKey(pair.publicKey as never))
  const kid = await keyIdOf(publicKey)
  return { opener: { kid, privateKey: pair.privateKey as never }, recipient: { kid, publicKey } }
}
