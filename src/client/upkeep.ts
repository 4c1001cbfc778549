// What a tablet sees to once it has been open for a while. Nothing that anybody waits for: fetched late, and a window
// that cannot fetch it any more leaves it to the next.

import { beginPulling } from './actions/begin-pulling.ts'
import { renewToken } from './actions/renew-token.ts'
import { setApart } from './actions/set-apart.ts'
import type { Services } from './services.ts'
import type { CookieJar } from './shell/held-before.ts'
import { noteHeld, readHeldBefore } from './shell/held-before.ts'
import { readHeld } from './storage/held-queries.ts'
import type { After } from './timer.ts'

/** After a try that did not succeed. */
const wait = 60 * 60_000
/** Between two looks whether another tablet goes by this one's name. */
const lookEvery = 24 * 60 * 60_000

/** A mistake of ours: the work goes on later, and the error surfaces. */
const surfaceWith = (after: After) => (error: unknown) =>
  after(0, () => {
    throw error
  })

/**
 * Works after rounds of sending that got through, or that the server refused. `false`: not before an hour from now.
 * @returns how to stop.
 */
const afterRounds = (
  { sync, after }: Pick<Services, 'sync' | 'after'>,
  work: (isRefused: boolean) => Promise<boolean>,
): (() => void) => {
  let isResting = false
  const look = async () => {
    const { running, problem } = sync.status()
    if (running || isResting || (problem !== undefined && problem.code !== 'not-signed-in')) return
    isResting = true
    if (await work(problem !== undefined)) isResting = false
    else
      after(wait, () => {
        isResting = false
      })
  }
  const surface = surfaceWith(after)
  const leave = sync.subscribe(() => void look().catch(surface))
  look().catch(surface)
  return leave
}

/**
 * At a start and once a day, finds out whether another tablet goes by this one's name, and takes one of its own (S16); then
 * renews the token when it had its month (S14). In this order: a copy that renewed first would close the other one out.
 * @returns how to stop.
 */
export const seeToLink = (services: Services): (() => void) => {
  const { after, sync } = services
  let isLookDue = true
  return afterRounds(services, async (wasRefused) => {
    let isRefused = wasRefused
    if (isLookDue && !isRefused) {
      const link = await setApart(services)
      if (link === 'later') return false
      isRefused = link === 'refused'
      isLookDue = isRefused
      if (!isRefused)
        after(lookEvery, () => {
          isLookDue = true
        })
      if (typeof link === 'object') {
        beginPulling(services, link)
        sync.wake()
      }
    }
    const renewed = await renewToken(services, { isRefused })
    // S10: a tablet that was refused pauses for a quarter of an hour; a token that opens ends that.
    if (renewed === 'renewed' && isRefused) void sync.sendNow()
    return renewed === 'renewed' || renewed === 'none'
  })
}

/**
 * How much is held here, noted beside the store at the end of each round, also of a tablet alone: a store that is emptied
 * cannot say what was in it. Not at each save: typing waits for nothing. @returns how to stop.
 */
export const noteWhatIsHeld = (
  { database, sync, now, after }: Pick<Services, 'database' | 'sync' | 'now' | 'after'>,
  jar: CookieJar,
): (() => void) => {
  const look = async () => {
    if (sync.status().running) return
    const held = await database.read(() => readHeld(database))
    if (!held.ok || held.value === undefined) return
    // An emptied store that began anew: what was here before stands until something is here again.
    if (held.value.count === 0 && readHeldBefore(jar) !== undefined) return
    noteHeld(jar, held.value, now())
  }
  const surface = surfaceWith(after)
  const leave = sync.subscribe(() => void look().catch(surface))
  look().catch(surface)
  return leave
}

export const keepUp = (services: Services, jar: CookieJar): void => {
  seeToLink(services)
  noteWhatIsHeld(services, jar)
}
