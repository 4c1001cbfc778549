import { isSealedFor } from '#wire/envelope.ts'
import type { DeviceRow } from './database.ts'

/** May the linked server have this envelope's text, and open it: with the key it gives out now, or with one it had before (C3)? */
export const serverOpens = (
  {
    ingestKey,
    olderKeys = [],
    sealedFor,
    sealedKid,
  }: Pick<NonNullable<DeviceRow['link']>, 'ingestKey' | 'olderKeys' | 'sealedFor' | 'sealedKid'>,
  envelope: string,
): boolean => {
  const readers = sealedFor?.kid ?? sealedKid
  return (
    [ingestKey.kid, ...olderKeys].some((kid) => isSealedFor(envelope, kid)) &&
    // O4: what the programme's key has no part in is still whole.
    (readers === undefined || isSealedFor(envelope, readers))
  )
}
