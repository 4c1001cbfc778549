import { sha256Hex, utf8 } from '#wire/bytes.ts'
import type { Recipient } from '#wire/envelope.ts'
import { openEnvelope, parseEnvelope, resumeSealer } from '#wire/envelope.ts'
import type { Services } from '../services.ts'
import type { StoredRecord } from '../storage/database.ts'
import { openerFor } from './opener-for.ts'

/**
 * The rows that have no wrap for one of the recipients, sealed again for all of them under the content key they have.
 * Only for records that were never sent (S2). What does not open here is left as it is: it is sent sealed, and the
 * server keeps it unopened (V4).
 */
export const readdressRecords = async (
  { vault }: Pick<Services, 'vault'>,
  rows: readonly StoredRecord[],
  recipients: readonly Recipient[],
): Promise<readonly StoredRecord[]> => {
  const readdressed: StoredRecord[] = []
  for (const row of rows) {
    const sealed = row.envelope === undefined ? undefined : parseEnvelope(row.envelope)
    if (sealed === undefined || recipients.every(({ kid }) => sealed.wraps.some((wrap) => wrap.kid === kid))) continue
    const opener = openerFor(vault, sealed)
    if (opener === undefined) continue
    const body = await openEnvelope(sealed, opener)
    const sealer = await resumeSealer(sealed, opener, recipients)
    if (!body.ok || !sealer.ok) continue
    const envelope = await sealer.value.seal(sealed.header, body.value)
    readdressed.push({ ...row, envelope, hash: await sha256Hex(envelope), size: utf8(envelope).length })
  }
  return readdressed
}
