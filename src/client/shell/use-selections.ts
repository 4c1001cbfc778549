import { useEffect, useState } from 'react'
import type { Result } from '#domain/result.ts'
import type { Selection } from '#domain/selection.ts'
import { readSelections } from '../actions/read-selections.ts'
import type { ClientProblem } from '../problem.ts'
import { useLive, useServices } from '../services.ts'
import { selectionSign } from '../storage/coded-queries.ts'

/** What came of every story that people chose from, read again whenever that changes. `undefined` while it opens. */
export const useSelections = (): Result<readonly Selection[], ClientProblem> | undefined => {
  const services = useServices()
  const [selections, setSelections] = useState<Result<readonly Selection[], ClientProblem>>()
  const sign = useLive(selectionSign, 'sign of selections')
  useEffect(() => {
    if (sign === undefined) return
    let isShown = true
    readSelections(services).then((found) => {
      if (isShown) setSelections(found)
    })
    return () => {
      isShown = false
    }
  }, [services, sign])
  return selections
}
