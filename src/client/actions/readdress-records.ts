import { sha256Hex, utf8 } from '#wire/bytes.ts'
import type { Recipient } from '#wire/envelope.ts'
import { parseEnvelope, readdressEnvelope } from '#wire/envelope.ts'
import type { Services } from '../services.ts'
import type { StoredRecord } from '../storage/database.ts'
import type { Readdressed } from '../storage/record-log.ts'
import { openerFor } from './opener-for.ts'

/**
 * The rows that have no wrap for one of the recipients, the same sealed body with wraps for all of them. Only for records
 * that this server never got (S2). What does not open here is left as it is, and is not sent until it does.
 */
export const readdressRecords = async (
  { vault }: Pick<Services, 'vault'>,
  rows: readonly StoredRecord[],
  recipients: readonly Recipient[],
): Promise<readonly Readdressed[]> => {
  const readdressed: Readdressed[] = []
  for (const row of rows) {
    const sealed = row.envelope === undefined ? undefined : parseEnvelope(row.envelope)
    if (sealed === undefined || recipients.every(({ kid }) => sealed.wraps.some((wrap) => wrap.kid === kid))) continue
    const opener = openerFor(vault, sealed)
    if (opener === undefined) continue
    const envelope = await readdressEnvelope(sealed, opener, recipients)
    if (!envelope.ok) continue
    const hash = await sha256Hex(envelope.value)
    readdressed.push({
      was: row.hash,
      row: { ...row, envelope: envelope.value, hash, size: utf8(envelope.value).length },
    })
  }
  return readdressed
}
