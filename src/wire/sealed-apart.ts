import type { Recording } from '#domain/attachment.ts'
import type { CodedRecord } from '#domain/coded-record.ts'
import { apart, laidOver } from '#domain/own-words.ts'
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
type Part = Keyed & { readonly nonce: string; readonly body: string }
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

const closedAssociated = (of: Header): Bytes =>
  utf8(JSON.stringify([format, of.id, of.kind, of.revision, of.day, of.centre, of.instrument]))
/** O3: bound to its record and to the closed part beside it: neither half can be laid beside another. */
const openAssociated = (of: Header, closedCommit: string): Bytes =>
  utf8(JSON.stringify([format, 'open', closedCommit, of.id, of.kind, of.revision, of.day, of.centre, of.instrument]))

const gcm = (contentKey: Bytes, usage: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, [usage])

const encrypt = async (contentKey: Bytes, additionalData: Bytes, body: unknown) => {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await gcm(contentKey, 'encrypt')
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, utf8(JSON.stringify(body)))
  return { nonce: toBase64Url(iv), body: toBase64Url(new Uint8Array(sealed)) }
}

const decrypt = async (
  contentKey: Bytes,
  additionalData: Bytes,
  { nonce, body }: { readonly nonce: string; readonly body: string },
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
 * Seals a record in two: the closed part under a fresh key for every recipient, the words under the sealer's own key, for
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
  const { closed, words } = apart(body as PlainRecord | CodedRecord | Recording)
  const closedKey = crypto.getRandomValues(new Uint8Array(32))
  const closedCommit = toBase64Url(await commitment(closedKey))
  const made = {
    format,
    header,
    ...(await encrypt(closedKey, closedAssociated(header), closed)),
    commit: closedCommit,
    wraps: [...(await wrapAll(header.id, closedKey, recipients))],
    open: { ...(await encrypt(contentKey, openAssociated(header, closedCommit), words)), commit, wraps: [...wraps] },
  }
  return JSON.stringify(made)
}

/** The whole record: its words laid over the closed part. `not-for-this-key` where this key opens only the closed part. */
export const openApart = async <Opener>(
  { unwrap }: { readonly unwrap: Unwrap<Opener> },
  sealed: Sealed,
  opener: Opener,
  closed: unknown,
): Promise<Result<unknown, OpenFailure>> => {
  if (sealed.open === undefined) return ok(closed)
  const contentKey = await unwrap(sealed.header.id, sealed.open, opener)
  if (!contentKey.ok) return contentKey
  const words = await decrypt(contentKey.value, openAssociated(sealed.header, sealed.commit), sealed.open)
  return words.ok ? ok(laidOver(closed, words.value)) : words
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
