import { useCallback, useEffect } from 'react'
import { dropSlip } from '../actions/drop-slip.ts'
import { useServices } from '../services.ts'

/**
 * T6: the sealed slip stays while its screen is shown. It goes when the screen is left: by its own button (call what this
 * returns) or by another address. A reload, a crash and the bug door leave the address as it is, and so the slip.
 */
export const useSlipUntilLeft = (id: string): (() => Promise<void>) => {
  const { database } = useServices()
  const left = useCallback(async () => {
    // Not removed, on a full disk: the table then offers it once more, and whoever told has the code already.
    await dropSlip({ database }, id)
  }, [database, id])
  useEffect(
    () => () => {
      if (!location.hash.includes(id)) void left()
    },
    [id, left],
  )
  return left
}
