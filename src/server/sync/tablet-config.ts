import { createHash } from 'node:crypto'
import type { Programme } from '#domain/programme.ts'
import type { ConfigAnswer } from '#wire/enrolment.ts'
import { ingestKeyOf } from '../keys/ingest-key.ts'
import type { ServerKeys } from '../keys/key-files.ts'

/** Oldest build that may go on sending. Raised only when an older tablet's records can no longer be taken. */
export const minClient = 0

/** What tablets go by, as `GET /api/v1/config` sends it, and its version, which every answer of sync tells (C1). */
export type TabletConfig = { readonly text: string; readonly version: string }

/** Written once at start: nothing in it changes while the server runs. */
export const writeTabletConfig = ({
  programme,
  keys,
}: {
  readonly programme: Programme
  readonly keys: Pick<ServerKeys, 'ingest' | 'olderIngest'>
}): TabletConfig => {
  const says: Omit<ConfigAnswer, 'version'> = {
    programme,
    ingestKey: ingestKeyOf(keys),
    olderKeys: keys.olderIngest.map(({ kid }) => kid),
    minClient,
  }
  const version = createHash('sha256').update(JSON.stringify(says)).digest('base64url')
  return { text: JSON.stringify({ version, ...says } satisfies ConfigAnswer), version }
}
