import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Enrolled } from '../../actions/enrol-tablet.ts'
import { enrolTablet } from '../../actions/enrol-tablet.ts'
import { linkTablet } from '../../actions/link-tablet.ts'
import type { ClientProblem } from '../../problem.ts'
import type { Services } from '../../services.ts'
import type { Shelf } from './pending-link.ts'
import { forgetPendingLink, keepPendingLink, readPendingLink } from './pending-link.ts'

/**
 * Spends a code for a tablet that is set up, and links it. A code works once: what it gave stays on the shelf until the
 * link stands, so that a second try, after a lock or a reload, needs no other code.
 */
export const linkHere = async (
  services: Services,
  shelf: Shelf,
  code: string,
): Promise<Result<Enrolled, ClientProblem>> => {
  if (!services.vault.isOpen()) return err({ code: 'reading-locked' })
  const pending = readPendingLink(shelf, code)
  const enrolled = pending === undefined ? await enrolTablet(services, code) : ok(pending)
  if (!enrolled.ok) return enrolled
  keepPendingLink(shelf, enrolled.value, code)
  const linked = await linkTablet(services, enrolled.value)
  if (!linked.ok) return linked
  forgetPendingLink(shelf, code)
  return enrolled
}
