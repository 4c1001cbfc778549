import { useSyncExternalStore } from 'react'
import type { BaseLocationHook } from 'wouter'
import { navigate } from 'wouter/use-hash-location'

/** How long the screen that is left stays, at most, while the next one is on its way. */
const patience = 400

export const hashPath = (): string => `/${location.hash.replace(/^#?\/?/, '')}`

/**
 * Where the app is, by the hash in the address, for the router. Somebody who taps keeps looking at the screen that is
 * there until the next one can be drawn whole; an empty table in between would blink at every tap.
 */
export const createPlace = (prepareScreen: (path: string) => Promise<void>): BaseLocationHook => {
  const listeners = new Set<() => void>()
  let shown = hashPath()
  const show = (path: string) => {
    // Somebody may have gone on to a third place meanwhile.
    if (path !== hashPath() || path === shown) return
    shown = path
    for (const listener of [...listeners]) listener()
  }
  addEventListener('hashchange', () => {
    const path = hashPath()
    setTimeout(() => show(path), patience)
    prepareScreen(path).then(() => show(path))
  })
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const usePlace = () => [useSyncExternalStore(subscribe, () => shown), navigate] as [string, typeof navigate]
  return Object.assign(usePlace, { hrefs: (path: string) => `#${path}` })
}
