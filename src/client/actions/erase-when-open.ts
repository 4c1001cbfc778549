import type { Services } from '../services.ts'

/** Whenever reading opens, words of who took a conversation back go (W4). Fetched then: a first answer needs none of it. */
export const eraseWhenOpen = (services: Pick<Services, 'database' | 'vault' | 'opened'>): void => {
  const look = async () => {
    if (!services.vault.isOpen()) return
    const action = await import('./erase-withdrawn.ts').catch(() => undefined)
    await action?.eraseWithdrawn(services)
  }
  services.vault.subscribe(() => void look())
}
