// What a tablet holds, noted in a cookie: browsers that clear a site's storage to make room leave cookies alone, so that
// an emptied store is not taken for a tablet that never was. Numbers and a day, nothing else.

import { amsterdamDay } from '#domain/amsterdam-day.ts'

/** `document`, as far as this looks at it. */
export type CookieJar = { cookie: string }

/** Conversations that were told on this device: how many, how many of them had arrived, and whether it was linked. */
export type Held = { readonly count: number; readonly arrived: number; readonly linked: boolean }

const name = '__Host-praatplaat-held'
/** As long as a browser keeps any cookie. */
const longest = 400 * 24 * 60 * 60

/** Written anew at each change of the numbers. @param at epoch milliseconds. */
export const noteHeld = (jar: CookieJar, { count, arrived, linked }: Held, at: number): void => {
  jar.cookie = `${name}=${count}.${arrived}.${linked ? 1 : 0}.${amsterdamDay(at)}; Max-Age=${longest}; Path=/; Secure; SameSite=Strict`
}

/** What was held here and on which day that was noted; `undefined` when nothing was, or nobody knows. */
export const readHeldBefore = (jar: CookieJar): (Held & { readonly day: string }) | undefined => {
  const found = new RegExp(`(?:^|; )${name}=(\\d{1,7})\\.(\\d{1,7})\\.([01])\\.(\\d{4}-\\d{2}-\\d{2})(?:;|$)`).exec(
    jar.cookie,
  )
  if (found === null) return undefined
  const [, count, arrived, linked, day = ''] = found
  return Number(count) === 0
    ? undefined
    : { count: Number(count), arrived: Number(arrived), linked: linked === '1', day }
}
