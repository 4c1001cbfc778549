import { useEffect, useState } from 'react'
import type { Reading } from '#domain/reading.ts'
import type { Result } from '#domain/result.ts'
import { readReadings } from '../actions/read-readings.ts'
import type { ClientProblem } from '../problem.ts'
import { useLive, useServices } from '../services.ts'
import { readingSign } from '../storage/reading-queries.ts'

/** Every reading on this tablet that stands, read again whenever one is kept. `undefined` while it opens. */
export const useReadings = (): Result<readonly Reading[], ClientProblem> | undefined => {
  const services = useServices()
  const [readings, setReadings] = useState<Result<readonly Reading[], ClientProblem>>()
  const sign = useLive(readingSign, 'sign of readings')
  useEffect(() => {
    if (sign === undefined) return
    let isShown = true
    readReadings(services).then((found) => {
      if (isShown) setReadings(found)
    })
    return () => {
      isShown = false
    }
  }, [services, sign])
  return readings
}
