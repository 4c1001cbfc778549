import { createContext } from 'react'

type AskEvent = Event & { readonly prompt: () => Promise<unknown> }

/** The browser's own offer to put the app on the home screen, kept until somebody taps for it. */
export type InstallPrompt = {
  readonly waiting: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  readonly ask: () => Promise<void>
}

/** Listens from the first moment: Chromium makes its offer once, before any screen that shows it is open. */
export const listenForInstallPrompt = (): InstallPrompt => {
  const listeners = new Set<() => void>()
  let offer: AskEvent | undefined
  const keep = (next: AskEvent | undefined) => {
    offer = next
    for (const listener of listeners) listener()
  }
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    keep(event as AskEvent)
  })
  addEventListener('appinstalled', () => keep(undefined))
  return {
    waiting: () => offer !== undefined,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask: async () => {
      const asked = offer
      keep(undefined)
      await asked?.prompt()
    },
  }
}

export const InstallPromptContext = createContext<InstallPrompt | undefined>(undefined)
