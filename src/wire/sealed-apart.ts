import type { Recording } from '#domain/attachment.ts'
import type { CodedRecord } from '#domain/coded-record.ts'
import { apart, laidOver } from '#domain/own-words.ts'
import type { Reading } from '#domain/reading.ts'
import type { PlainRecord } from '#domain/record.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Bytes } from './bytes.ts'
import { fromBase64Url, textFromUtf8, toBase64Url, utf8 } from './bytes.ts'

// Records in two parts (SPEC O). Loaded by `envelope.ts` only where a programme is sealed, which hands in what it needs;
// so the shapes are said here once more, as far as they matter.

type Header = {
  readonly id: string
  readonly kind: string
  readonly revision: number
  readonly day: string
  readonly centre: string
  readonly instrument: string
}
type Wrap = { readonly kid: string; readonly enc: string; readonly key: string }
type Keyed = { readonly commit: string; readonly wraps: readonly Wrap[] }
type Half = { readonly nonce: string; readonly body: string }
type Part = Keyed & Half
type Sealed = Part & { readonly header: Header; readonly open?: Part | undefined }
type Recipient = { readonly kid: string; readonly publicKey: Bytes; readonly closed?: true }
type OpenFailure = { readonly code: 'not-for-this-key' | 'damaged' }
type Wrapping = {
  readonly wrapAll: (id: string, contentKey: Bytes, recipients: readonly Recipient[]) => Promise<readonly Wrap[]>
  readonly commitment: (contentKey: Bytes) => Promise<Bytes>
}
type Unwrap<Opener> = (
  id: string,
  sealed: { readonly commit: string; readonly wraps: readonly Wrap[] },
  opener: Opener,
) => Promise<Result<Bytes, OpenFailure>>

const format = 'praatplaat-envelope-1'

/** O3: says that it is half a record: with the other half taken off it opens for nobody. */
export const closedAssociated = (of: Header): Bytes =>
  utf8(JSON.stringify([format, 'closed', of.id, of.kind, of.revision, of.day, of.centre, of.instrument]))
/** O3: bound to its record and to the very bytes of the closed part beside it: neither half can be laid beside another. */
const openAssociated = async (of: Header, closed: Half & Pick<Keyed, 'commit'>): Promise<Bytes> => {
  const beside = await sha256(utf8([closed.nonce, closed.body].join('.')))
  const { commit } = closed
  return utf8(
    JSON.stringify([format, 'open', commit, beside, of.id, of.kind, of.revision, of.day, of.centre, of.instrument]),
  )
}

const sha256 = async (of: Bytes): Promise<string> =>
  toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', of)))

/**
 * O9: bytes that hang on the content key, on which half it is, and on all that the half says and is bound to. One record
 * always gives the same; anything else gives others, so that no nonce meets a second text under its key.
 */
const derive = async (
  contentKey: Bytes,
  half: 'closed' | 'open',
  associated: Bytes,
  plain: Bytes,
  length: number,
): Promise<Bytes> => {
  const info = utf8(['apart', half, await sha256(associated), await sha256(plain)].join(' '))
  const key = await crypto.subtle.importKey('raw', contentKey, 'HKDF', false, ['deriveBits'])
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info }
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf, key, length * 8))
}

const gcm = (contentKey: Bytes, usage: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, [usage])

const encrypt = async (key: Bytes, iv: Bytes, additionalData: Bytes, plain: Bytes): Promise<Half> => {
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, await gcm(key, 'encrypt'), plain)
  return { nonce: toBase64Url(iv), body: toBase64Url(new Uint8Array(sealed)) }
}

/** Under a key of its own, which whoever has it cannot go back from. */
const sealClosed = async (contentKey: Bytes, associated: Bytes, said: unknown) => {
  const plain = utf8(JSON.stringify(said))
  const drawn = await derive(contentKey, 'closed', associated, plain, 44)
  const key = drawn.slice(0, 32)
  return { key, half: await encrypt(key, drawn.slice(32), associated, plain) }
}

const sealOpen = async (contentKey: Bytes, associated: Bytes, said: unknown): Promise<Half> => {
  const plain = utf8(JSON.stringify(said))
  return encrypt(contentKey, await derive(contentKey, 'open', associated, plain, 12), associated, plain)
}

const decrypt = async (
  contentKey: Bytes,
  additionalData: Bytes,
  { nonce, body }: Half,
): Promise<Result<unknown, OpenFailure>> => {
  try {
    const key = await gcm(contentKey, 'decrypt')
    const iv = fromBase64Url(nonce)
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, fromBase64Url(body))
    return ok(JSON.parse(textFromUtf8(new Uint8Array(plain))))
  } catch {
    return err({ code: 'damaged' })
  }
}

/**
 * Seals a record in two: the closed part under a key of its own for every recipient, the words under the sealer's own key, for
 * readers alone. @returns the envelope's JSON text.
 */
export const sealApart = async (
  { wrapAll, commitment }: Wrapping,
  {
    header,
    body,
    contentKey,
    commit,
    wraps,
    recipients,
  }: {
    readonly header: Header
    readonly body: unknown
    /** The sealer's own: of the words. */
    readonly contentKey: Bytes
    readonly commit: string
    readonly wraps: readonly Wrap[]
    readonly recipients: readonly Recipient[]
  },
): Promise<string> => {
  const { closed, words } = apart(body as PlainRecord | CodedRecord | Reading | Recording)
  const { key, half } = await sealClosed(contentKey, closedAssociated(header), closed)
  const beside = { ...half, commit: toBase64Url(await commitment(key)) }
  const open = await sealOpen(contentKey, await openAssociated(header, beside), words)
  const made = {
    format,
    header,
    ...beside,
    wraps: [...(await wrapAll(header.id, key, recipients))],
    open: { ...open, commit, wraps: [...wraps] },
  }
  return JSON.stringify(made)
}

/** The whole record: its words laid over the closed part. `not-for-this-key` where this key opens only the closed part. */
export const openApart = async <Opener>(
  { unwrap }: { readonly unwrap: Unwrap<Opener> },
  sealed: Sealed,
  open: Part,
  opener: Opener,
): Promise<Result<unknown, OpenFailure>> => {
  const { header } = sealed
  const closedKey = await unwrap(header.id, sealed, opener)
  if (!closedKey.ok) return closedKey
  const closed = await decrypt(closedKey.value, closedAssociated(header), sealed)
  if (!closed.ok) return closed
  const contentKey = await unwrap(header.id, open, opener)
  if (!contentKey.ok) return contentKey
  const words = await decrypt(contentKey.value, await openAssociated(header, sealed), open)
  return words.ok ? ok(laidOver(closed.value, words.value)) : words
}

/** O4: other wraps for both parts; a record that was whole is taken apart first, under the key it had. */
export const readdressApart = async <Opener>(
  tools: Wrapping & { readonly unwrap: Unwrap<Opener> },
  sealed: Sealed,
  opener: Opener,
  recipients: readonly Recipient[],
  body: unknown,
): Promise<Result<string, OpenFailure>> => {
  const { header } = sealed
  const contentKey = await tools.unwrap(header.id, sealed.open ?? sealed, opener)
  if (!contentKey.ok) return contentKey
  const readers = recipients.filter((one) => one.closed !== true)
  const wraps = await tools.wrapAll(header.id, contentKey.value, readers)
  const { commit } = sealed.open ?? sealed
  if (sealed.open === undefined)
    return ok(await sealApart(tools, { header, body, contentKey: contentKey.value, commit, wraps, recipients }))
  const closedKey = await tools.unwrap(header.id, sealed, opener)
  if (!closedKey.ok) return closedKey
  const made = {
    ...sealed,
    wraps: [...(await tools.wrapAll(header.id, closedKey.value, recipients))],
    open: { ...sealed.open, wraps: [...wraps] },
  }
  return ok(JSON.stringify(made))
}
