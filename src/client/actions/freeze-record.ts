import type { Recording } from '#domain/attachment.ts'
import type { CodedRecord } from '#domain/coded-record.ts'
import type { Reading } from '#domain/reading.ts'
import type { PlainRecord } from '#domain/record.ts'
import { sha256Hex, utf8 } from '#wire/bytes.ts'
import type { Sealer } from '#wire/envelope.ts'
import type { StoredRecord } from '../storage/database.ts'

/** S2: the envelope's text is made once, hashed, and from here on only copied. */
export const freezeRecord = async (
  sealer: Sealer,
  plain: PlainRecord | CodedRecord | Reading | Recording,
): Promise<StoredRecord> => {
  const { id, kind, revision, day, centre, instrument } = plain
  const envelope = await sealer.seal({ id, kind, revision, day, centre, instrument }, plain)
  return {
    id,
    kind,
    revision,
    day,
    centre,
    instrument,
    hash: await sha256Hex(envelope),
    size: utf8(envelope).length,
    state: 'waiting',
    envelope,
  }
}
