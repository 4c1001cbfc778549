import type { Services } from '../services.ts'
import { readDevice } from '../storage/truth-queries.ts'
import { pullConversations } from './pull-conversations.ts'

type Pulling = Parameters<typeof pullConversations>[0] & Pick<Services, 'sync'>

/** By itself no more often than this; a tap asks at once. */
const every = 5 * 60_000
/** After failures in a row the pause doubles, so many times at most. */
const mostDoublings = 4

/**
 * Reads back after rounds of sending that went well: the wifi is there, and what this tablet had to bring was brought. Ends
 * by itself when the tablet is linked anew: that link has its own.
 * @param device which tablet it is by the link that it reads for.
 */
export const pullAfterRounds = (services: Pulling, device: string): void => {
  const { database, sync, now, after } = services
  let failures = 0
  let last = Number.NEGATIVE_INFINITY
  let isBusy = false
  const look = async () => {
    const { running, problem } = sync.status()
    const since = now() - last
    // A clock that was set back does not stop it.
    const isEarly = since >= 0 && since < every * 2 ** Math.min(failures, mostDoublings)
    if (running || problem !== undefined || isBusy || isEarly) return
    isBusy = true
    last = now()
    let isDone = false
    try {
      const row = await database.read(() => readDevice(database))
      if (row.ok && row.value?.link?.device !== device) {
        leave()
        return
      }
      isDone = (await pullConversations(services)).ok
    } finally {
      failures = isDone ? 0 : failures + 1
      isBusy = false
    }
  }
  const leave = sync.subscribe(() => {
    // A mistake of ours: it goes on later, and the error surfaces.
    look().catch((error: unknown) =>
      after(0, () => {
        throw error
      }),
    )
  })
}
