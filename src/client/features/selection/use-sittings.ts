import { useEffect, useState } from 'react'
import type { Result } from '#domain/result.ts'
import type { HeldSitting } from '../../actions/keep-sitting.ts'
import { readSittings } from '../../actions/keep-sitting.ts'
import type { ClientProblem } from '../../problem.ts'
import { useLive, useServices } from '../../services.ts'
import { withdrawalSign } from '../../storage/coded-queries.ts'
import { sittingSign } from '../../storage/sitting-queries.ts'

/** The rounds of selection under way on this tablet, read again whenever one is saved or a story is taken back. */
export const useSittings = (): Result<readonly HeldSitting[], ClientProblem> | undefined => {
  const services = useServices()
  const [sittings, setSittings] = useState<Result<readonly HeldSitting[], ClientProblem>>()
  const saved = useLive(sittingSign, 'sign of sittings')
  const gone = useLive(withdrawalSign, 'sign of withdrawals')
  useEffect(() => {
    if (saved === undefined || gone === undefined) return
    let isShown = true
    readSittings(services).then((found) => {
      if (isShown) setSittings(found)
    })
    return () => {
      isShown = false
    }
  }, [services, saved, gone])
  return sittings
}
