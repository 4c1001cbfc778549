import { useEffect, useState } from 'react'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { Result } from '#domain/result.ts'
import type { ArchivedConversation } from '../actions/read-archive.ts'
import { readArchive } from '../actions/read-archive.ts'
import type { ClientProblem } from '../problem.ts'
import { useLive, useServices } from '../services.ts'
import { readTruth } from '../storage/truth-queries.ts'

/** Every conversation on this tablet, opened (and once more with each higher `looks`); read again whenever one is added, sent or withdrawn. `undefined` while the drawer opens. */
export const useArchive = (looks = 0): Result<readonly ArchivedConversation[], ClientProblem> | undefined => {
  const services = useServices()
  const [archive, setArchive] = useState<Result<readonly ArchivedConversation[], ClientProblem>>()
  // Counts only, but they change whenever a record moves: the sign to look again. What was opened before stays opened.
  const sign = useLive((database) => readTruth(database, amsterdamDay(services.now())), 'truth of the archive')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key opens what the same rows did not give before.
  useEffect(() => {
    if (sign === undefined) return
    let isShown = true
    readArchive(services).then((found) => {
      if (isShown) setArchive(found)
    })
    return () => {
      isShown = false
    }
  }, [services, sign, looks])
  return archive
}
