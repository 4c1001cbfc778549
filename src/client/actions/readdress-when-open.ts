import type { Services } from '../services.ts'

/**
 * Whenever reading opens or a round ended while it is open: nothing waits for a key that is at hand. The work itself is
 * fetched then: a first answer needs none of it (200 kB), and in a window older than the app the next one does it.
 */
export const readdressWhenOpen = (services: Pick<Services, 'database' | 'vault' | 'sync'>): void => {
  const look = async () => {
    if (!services.vault.isOpen() || services.sync.status().running) return
    const action = await import('./readdress-waiting.ts').catch(() => undefined)
    await action?.readdressWaiting(services)
  }
  services.vault.subscribe(() => void look())
  services.sync.subscribe(() => void look())
}
