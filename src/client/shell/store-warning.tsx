import { useSyncExternalStore } from 'react'
import { useServices } from '../services.ts'
import { ProblemNotice } from './problem-notice.tsx'
import './store-warning.css'

/** What is the matter with the store, above whatever screen is open, for as long as it lasts: full, lost, or taken by a newer version. */
export const StoreWarning = () => {
  const { database } = useServices()
  const problem = useSyncExternalStore(database.subscribe, database.problem)
  if (problem === undefined) return null
  return (
    <div className="store-warning">
      {problem.code === 'newer-app' ? (
        <ProblemNotice problem={problem} onRetry={() => location.reload()} />
      ) : (
        <ProblemNotice problem={problem} />
      )}
    </div>
  )
}
