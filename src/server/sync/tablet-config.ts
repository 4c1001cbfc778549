import { createHash } from 'node:crypto'
import type { Programme } from '#domain/programme.ts'
import type { ConfigAnswer } from '#wire/enrolment.ts'
import { ingestKeyOf } from '../keys/ingest-key.ts'
import type { ServerKeys } from '../keys/key-files.ts'
import type { ReadProgramme } from '../read-programme.ts'
import type { RecordStore } from '../store/record-store.ts'
import type { Sealed } from '../store/sealing-mark.ts'

/** Oldest build that may go on sending. Raised only when an older tablet's records can no longer be taken. */
export const minClient = 0

/** O5: the oldest app that takes a record apart: an older one would give the server what it may not read. */
const minClientWhenSealed = 2

/** What tablets go by, as `GET /api/v1/config` sends it, and its version, which every answer of sync tells (C1). */
export type WrittenConfig = {
  readonly text: string
  readonly version: string
  readonly minClient: number
  /** Id of the key that the programme is sealed for (O4). */
  readonly sealedFor: string | undefined
}
export type TabletConfig = {
  readonly read: () => Promise<WrittenConfig>
  /** Something in it changed: the next answer tells. */
  readonly forget: () => void
}

/** How long another instance of this server may go on telling what stood before a change. */
const freshFor = 5_000

/** Written when it is first asked for and kept for a moment: every push names its version. */
export const createTabletConfig = ({
  readProgramme,
  keys,
  store,
  now,
}: {
  readonly readProgramme: ReadProgramme
  readonly keys: Pick<ServerKeys, 'ingest' | 'olderIngest'>
  readonly store: Pick<RecordStore, 'sealing'>
  readonly now: () => number
}): TabletConfig => {
  let kept: { readonly config: Promise<WrittenConfig>; readonly at: number } | undefined
  return {
    read: () => {
      if (kept === undefined || now() - kept.at >= freshFor) {
        const config = Promise.all([readProgramme('open'), store.sealing.read()]).then(([programme, sealed]) =>
          writeTabletConfig({ programme, keys, sealed }),
        )
        kept = { config, at: now() }
        config.catch(() => {
          kept = undefined
        })
      }
      return kept.config
    },
    forget: () => {
      kept = undefined
    },
  }
}

const writeTabletConfig = ({
  programme,
  keys,
  sealed,
}: {
  readonly programme: Programme
  readonly keys: Pick<ServerKeys, 'ingest' | 'olderIngest'>
  readonly sealed: Sealed | undefined
}): WrittenConfig => {
  const oldest = sealed === undefined ? minClient : minClientWhenSealed
  const says: Omit<ConfigAnswer, 'version'> = {
    programme,
    ingestKey: ingestKeyOf(keys),
    olderKeys: keys.olderIngest.map(({ kid }) => kid),
    minClient: oldest,
    ...(sealed === undefined ? {} : { sealedFor: { kid: sealed.kid, publicKey: sealed.publicKey } }),
  }
  const version = createHash('sha256').update(JSON.stringify(says)).digest('base64url')
  const text = JSON.stringify({ version, ...says } satisfies ConfigAnswer)
  return { text, version, minClient: oldest, sealedFor: sealed?.kid }
}
