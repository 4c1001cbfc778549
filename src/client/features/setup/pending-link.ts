import { enrolment } from '#wire/enrolment.ts'
import type { Enrolled } from '../../actions/enrol-tablet.ts'
import type { Services } from '../../services.ts'
import type { DeviceRow } from '../../storage/database.ts'
import { readDevice } from '../../storage/truth-queries.ts'

// A one-time code is spent before set-up ends. Without this, a reload in between would ask the manager for another one.
// On a tablet that is set up it lies under the code itself: that link is for whoever has it, not for a next set-up.
const keyOf = (code?: string) => `praatplaat.pending-link${code === undefined ? '' : ` ${code}`}`

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What a spent code gave, kept for this window until set-up is done. A full or blocked shelf only costs the convenience. */
export const keepPendingLink = (shelf: Shelf, link: Enrolled, code?: string): void => {
  try {
    shelf.setItem(keyOf(code), JSON.stringify(link))
  } catch {
    // Set-up goes on without it.
  }
}

export const readPendingLink = (shelf: Shelf, code?: string): Enrolled | undefined => {
  try {
    const read = enrolment.safeParse(JSON.parse(shelf.getItem(keyOf(code)) ?? 'null'))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/**
 * The set-up that stands, if there is one. Whoever made it, this window or another: a code spent here is spent for good,
 * and what it gave goes from the shelf.
 */
export const findSetUp = async (
  { database }: Pick<Services, 'database'>,
  shelf: Shelf,
): Promise<DeviceRow | undefined> => {
  const found = await database.read(() => readDevice(database))
  const device = found.ok ? found.value : undefined
  if (device !== undefined) forgetPendingLink(shelf)
  return device
}

export const forgetPendingLink = (shelf: Shelf, code?: string): void => {
  try {
    shelf.removeItem(keyOf(code))
  } catch {
    // Gone with the window.
  }
}
