import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { linkWithReaddressed } from '../storage/keep-link.ts'
import { readWaitingRows } from '../storage/record-log.ts'
import { readDevice } from '../storage/truth-queries.ts'
import { linkRecipients } from '../vault/link-recipients.ts'
import { beginPulling } from './begin-pulling.ts'
import type { Enrolled } from './enrol-tablet.ts'
import { readdressRecords } from './readdress-records.ts'
import { linkOf } from './set-up-tablet.ts'

/**
 * Links a tablet that was set up alone. Reading must be unlocked: what was kept so far gets the server's key as one more
 * recipient (re-sealed, before it was ever sent), so that the server can open it. `reading-locked` otherwise.
 * Drafts get it when they are finished.
 */
export const linkTablet = async (services: Services, enrolled: Enrolled): Promise<Result<void, ClientProblem>> => {
  const { database, vault, sync, opened, now } = services
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  const device = await database.read(() => readDevice(database))
  if (!device.ok) return device
  const before = device.value?.link
  // The same server, linked again: when it last got something is still so, and (O6) for whose key what is said is.
  const { lastArrivedAt, sealedFor, sealedKid } = before?.server === enrolled.server ? before : {}
  const link = {
    ...linkOf(enrolled, now()),
    ...(lastArrivedAt === undefined ? {} : { lastArrivedAt }),
    ...(sealedFor === undefined ? {} : { sealedFor }),
    ...(sealedKid === undefined ? {} : { sealedKid }),
  }
  for (;;) {
    // Reading and recovery key; not the ingest key of a server that this tablet was linked to before.
    const own = (await vault.recipients()).slice(0, 2)
    const waiting = await readWaitingRows(database)
    if (!waiting.ok) return waiting
    const readdressed = await readdressRecords(services, waiting.value, [...own, ...linkRecipients(link)])
    // The idle lock fell in between: what was not re-addressed yet would go out closed to the server.
    if (!vault.isOpen()) return err({ code: 'reading-locked' })
    const linked = await linkWithReaddressed(database, { link, readdressed, seen: waiting.value.map((row) => row.id) })
    if (!linked.ok) return linked
    if (linked.value === 'changed') continue
    opened.forget(linked.value)
    break
  }
  beginPulling(services, link)
  // S10: a tablet that was shut out pauses for a quarter of an hour; the new link ends that.
  void sync.sendNow()
  return ok(undefined)
}
