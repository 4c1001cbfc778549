import { isSealedFor } from '#wire/envelope.ts'
import type { DeviceRow } from './database.ts'

/** Can the linked server open this envelope's text: with the key it gives out now, or with one it had before (C3)? */
export const serverOpens = (
  { ingestKey, olderKeys = [] }: Pick<NonNullable<DeviceRow['link']>, 'ingestKey' | 'olderKeys'>,
  envelope: string,
): boolean => [ingestKey.kid, ...olderKeys].some((kid) => isSealedFor(envelope, kid))
