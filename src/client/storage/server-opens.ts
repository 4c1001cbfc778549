import { isSealedFor } from '#wire/envelope.ts'
import type { DeviceRow } from './database.ts'

/** May the linked server have this envelope's text, and open it: with the key it gives out now, or with one it had before (C3)? */
export const serverOpens = (
  {
    ingestKey,
    olderKeys = [],
    sealedFor,
  }: Pick<NonNullable<DeviceRow['link']>, 'ingestKey' | 'olderKeys' | 'sealedFor'>,
  envelope: string,
): boolean =>
  [ingestKey.kid, ...olderKeys].some((kid) => isSealedFor(envelope, kid)) &&
  // O4: what the programme's key has no part in is still whole.
  (sealedFor === undefined || isSealedFor(envelope, sealedFor.kid))
