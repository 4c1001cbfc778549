import { Workbox } from 'workbox-window'

const registerAfter = 500

export type WorkerUpdate = {
  /** Is a new version waiting? */
  readonly waiting: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  /** Takes the new version and reloads this tab; only the home screen offers it, with no conversation open (P10). */
  readonly take: () => void
}

/**
 * Registers the service worker by hand: the plugin's own registration reloads every tab that saw an update, also in
 * mid-conversation. Checks for updates at start, when the app becomes visible, and hourly.
 */
export const registerWorker = (ownScript: (address: string) => string): WorkerUpdate => {
  const listeners = new Set<() => void>()
  let isWaiting = false
  let taking = false
  const update: WorkerUpdate = {
    waiting: () => isWaiting,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    take: () => undefined,
  }
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return update
  const workbox = new Workbox(ownScript('./sw.js'), { scope: './' })
  workbox.addEventListener('waiting', () => {
    isWaiting = true
    for (const listener of listeners) listener()
  })
  workbox.addEventListener('controlling', () => {
    // Another tab may have taken the update: this one goes on with the old scripts it has until it is reloaded by hand.
    if (taking) location.reload()
  })
  const register = () =>
    workbox.register({ immediate: true }).then(
      (registration) => {
        const check = () => registration?.update().catch(() => undefined)
        document.addEventListener('visibilitychange', () => {
          if (document.visibilityState === 'visible') check()
        })
        setInterval(check, 60 * 60 * 1000)
      },
      // Without a worker the app still works while there is a network; the settings page shows that it is not offline-ready.
      () => undefined,
    )
  // After the first screen stands: fetching two hundred files beside it would keep people waiting for it.
  setTimeout(register, registerAfter)
  return {
    ...update,
    take: () => {
      taking = true
      workbox.messageSkipWaiting()
    },
  }
}
