import { codeLetters } from '#domain/withdrawal-code.ts'
import type { RandomBytes } from './keys/key-files.ts'
import { sha256OfSecret } from './keys/key-files.ts'
import type { Actor } from './store/audit-queries.ts'
import type { RecordStore } from './store/record-store.ts'

export type IssuedCode = { readonly code: string; readonly link: string; readonly expires: string }

/** 80 random bits in Crockford's characters: 256 is a multiple of 32, so every character is equally likely. */
const drawCode = (randomBytes: RandomBytes): string =>
  Array.from(randomBytes(16), (byte) => codeLetters[byte % codeLetters.length]!).join('')

/** The code stands in the fragment: a browser never sends it, so it is in no server's or proxy's log. */
export const enrolmentLink = (address: string, code: string): string => `${address}/#/koppel/${code}`

/** Makes a one-time code; the store keeps only its hash. `expires` is an ISO time. */
export const issueEnrolmentCode = async ({
  store,
  now,
  minutes,
  address,
  randomBytes,
  by = 'command',
  tablet = {},
}: {
  readonly store: RecordStore
  readonly now: number
  readonly minutes: number
  readonly address: string
  readonly randomBytes: RandomBytes
  readonly by?: Actor
  /** Which tablet it is for; without a centre one of the whole programme. */
  readonly tablet?: {
    readonly name?: string | undefined
    readonly centre?: string | undefined
    readonly reads?: boolean | undefined
  }
}): Promise<IssuedCode> => {
  const code = drawCode(randomBytes)
  const expires = now + minutes * 60_000
  const { name, centre, reads = false } = tablet
  await store.addEnrolmentCode({ hash: sha256OfSecret(code), now, expires, name, centre, reads, by })
  return { code, link: enrolmentLink(address, code), expires: new Date(expires).toISOString() }
}
