import { createHash } from 'node:crypto'
import type { Programme } from '#domain/programme.ts'
import type { ConfigAnswer } from '#wire/enrolment.ts'
import { ingestKeyOf } from '../keys/ingest-key.ts'
import type { ServerKeys } from '../keys/key-files.ts'
import type { ReadProgramme } from '../read-programme.ts'

/** Oldest build that may go on sending. Raised only when an older tablet's records can no longer be taken. */
export const minClient = 0

/** What tablets go by, as `GET /api/v1/config` sends it, and its version, which every answer of sync tells (C1). */
export type WrittenConfig = { readonly text: string; readonly version: string }
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
  now,
}: {
  readonly readProgramme: ReadProgramme
  readonly keys: Pick<ServerKeys, 'ingest' | 'olderIngest'>
  readonly now: () => number
}): TabletConfig => {
  let kept: { readonly config: Promise<WrittenConfig>; readonly at: number } | undefined
  return {
    read: () => {
      if (kept === undefined || now() - kept.at >= freshFor) {
        const config = readProgramme('open').then((programme) => writeTabletConfig({ programme, keys }))
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
}: {
  readonly programme: Programme
  readonly keys: Pick<ServerKeys, 'ingest' | 'olderIngest'>
}): WrittenConfig => {
  const says: Omit<ConfigAnswer, 'version'> = {
    programme,
    ingestKey: ingestKeyOf(keys),
    olderKeys: keys.olderIngest.map(({ kid }) => kid),
    minClient,
  }
  const version = createHash('sha256').update(JSON.stringify(says)).digest('base64url')
  return { text: JSON.stringify({ version, ...says } satisfies ConfigAnswer), version }
}
