import type { Receipt } from '#wire/batch.ts'
import type { PullPlace } from './pull-place.ts'

/** What a tablet keeps of the server it is linked to. */
export type StoredLink = {
  readonly server: string
  readonly device: string
  readonly token: string
  /** Since when it goes by this token (epoch milliseconds); absent: drawn by an app that did not renew. */
  readonly tokenAt?: number
  /** S14: drawn, kept here before its hash was told; the token once the server took it. */
  readonly nextToken?: string
  /** S16: drawn for a tablet of its own, kept here before its hash was told. */
  readonly apartToken?: string
  /** The token before this one: a server that was put back by hand knows no other. */
  readonly formerToken?: string
  readonly ingestKey: { readonly kid: string; readonly publicKey: string }
  /** S15: whose the server took it for when it was linked. Absent: of the whole programme. */
  readonly centre?: string
  /** O1: of a sealed programme, the first such key that this link told. */
  readonly sealedFor?: { readonly kid: string; readonly publicKey: string }
  /** O4: the id of that key, as the first answer of sync that named one said; the key itself comes with the config. */
  readonly sealedKid?: string
  /** Ids of keys that the server had before and still opens (C3). */
  readonly olderKeys?: readonly string[]
  readonly programme: unknown
  /** Which config the three above are from, as the build that took it over understood it (C1). Absent: from enrolling. */
  readonly config?: { readonly version: string; readonly build: string }
  readonly epoch?: string
  readonly lastReceipt?: Receipt
  readonly lastArrivedAt?: number
  readonly backedUpThrough?: number
  /** May it read its centre back (L4), and how far it came. */
  readonly reads?: true
  readonly pull?: PullPlace
}
