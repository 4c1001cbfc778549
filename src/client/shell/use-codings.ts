import { useEffect, useState } from 'react'
import type { Result } from '#domain/result.ts'
import type { Codings } from '../actions/read-codings.ts'
import { readCodings } from '../actions/read-codings.ts'
import type { ClientProblem } from '../problem.ts'
import { useLive, useServices } from '../services.ts'
import { codedSign } from '../storage/coded-queries.ts'

/** Everything coded on this tablet that stands, read again whenever something is coded or taken back. `undefined` while it opens. */
export const useCodings = (): Result<Codings, ClientProblem> | undefined => {
  const services = useServices()
  const [codings, setCodings] = useState<Result<Codings, ClientProblem>>()
  const sign = useLive(codedSign, 'sign of codings')
  useEffect(() => {
    if (sign === undefined) return
    let isShown = true
    readCodings(services).then((found) => {
      if (isShown) setCodings(found)
    })
    return () => {
      isShown = false
    }
  }, [services, sign])
  return codings
}
