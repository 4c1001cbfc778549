import { useEffect, useState } from 'react'
import type { QuoteClearance } from '#domain/quote-clearance.ts'
import type { Result } from '#domain/result.ts'
import { readClearances } from '../actions/read-clearances.ts'
import type { ClientProblem } from '../problem.ts'
import { useLive, useServices } from '../services.ts'
import { clearedSign } from '../storage/coded-queries.ts'

/** Every clearance on this tablet that stands, read again whenever one comes or goes. `undefined` while they open. */
export const useClearances = (): Result<readonly QuoteClearance[], ClientProblem> | undefined => {
  const services = useServices()
  const [clearances, setClearances] = useState<Result<readonly QuoteClearance[], ClientProblem>>()
  const sign = useLive(clearedSign, 'sign of clearances')
  useEffect(() => {
    if (sign === undefined) return
    let isShown = true
    readClearances(services).then((found) => {
      if (isShown) setClearances(found)
    })
    return () => {
      isShown = false
    }
  }, [services, sign])
  return clearances
}
