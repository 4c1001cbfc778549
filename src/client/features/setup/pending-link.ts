import { enrolment } from '#wire/enrolment.ts'
import type { Enrolled } from '../../actions/enrol-tablet.ts'

// A one-time code is spent before set-up ends. Without this, a reload in between would ask the manager for another one.
const key = 'praatplaat.pending-link'

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What a spent code gave, kept for this window until set-up is done. A full or blocked shelf only costs the convenience. */
export const keepPendingLink = (shelf: Shelf, link: Enrolled): void => {
  try {
    shelf.setItem(key, JSON.stringify(link))
  } catch {
    // Set-up goes on without it.
  }
}

export const readPendingLink = (shelf: Shelf): Enrolled | undefined => {
  try {
    const read = enrolment.safeParse(JSON.parse(shelf.getItem(key) ?? 'null'))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

export const forgetPendingLink = (shelf: Shelf): void => {
  try {
    shelf.removeItem(key)
  } catch {
    // Gone with the window.
  }
}
