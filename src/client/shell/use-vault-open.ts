import { useSyncExternalStore } from 'react'
import { useServices } from '../services.ts'

/** Is reading unlocked in this window? Follows the idle lock. */
export const useVaultOpen = (): boolean => {
  const { vault } = useServices()
  return useSyncExternalStore(vault.subscribe, vault.isOpen)
}
