import { randomBytes, timingSafeEqual } from 'node:crypto'
import { argon2idAsync } from '@noble/hashes/argon2.js'
import { personNameKey } from '#domain/person-name.ts'
import { isCommonPassword } from './common-passwords.ts'

/** OWASP's least for Argon2id. A guess costs a guesser as much as a sign-in costs us. */
const cost = { m: 19 * 1024, t: 2, p: 1 } as const
export type PasswordCost = { readonly m: number; readonly t: number; readonly p: number }

export type Passwords = {
  /** As a PHC string: how it was made stands with it, so that the cost can rise. */
  readonly hash: (password: string) => Promise<string>
  /** Takes as long for a name that nobody has (`undefined`) as for one that somebody has. */
  readonly fits: (password: string, hash: string | undefined) => Promise<boolean>
  /** So many wait already that one more would only make everybody wait longer. */
  readonly isBusy: () => boolean
}

const derive = (password: string, salt: Uint8Array, { m, t, p }: PasswordCost): Promise<Uint8Array> =>
  // In slices of 10 ms: tablets push meanwhile.
  argon2idAsync(password.normalize('NFKC'), salt, { m, t, p, dkLen: 32, asyncTick: 10 })

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/
const bare = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')

const mostWaiting = 20

/** One at a time: each takes 19 MiB, and a rush of guesses must not take it all. */
export const createPasswords = (costOf: PasswordCost = cost): Passwords => {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    waiting += 1
    const next = last.then(work, work).finally(() => {
      waiting -= 1
    })
    last = next.catch(() => undefined)
    return next
  }
  const nobodys = randomBytes(16)
  return {
    isBusy: () => waiting >= mostWaiting,
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(16)
        const { m, t, p } = costOf
        return `$argon2id$v=19$m=${m},t=${t},p=${p}$${bare(salt)}$${bare(await derive(password, salt, costOf))}`
      }),
    fits: (password, hash) =>
      inTurn(async () => {
        const read = hash === undefined ? null : phc.exec(hash)
        if (read === null) {
          await derive(password, nobodys, costOf)
          return false
        }
        const [, m, t, p, salt, expected] = read
        const made = await derive(password, Buffer.from(salt!, 'base64'), { m: Number(m), t: Number(t), p: Number(p) })
        const wanted = Buffer.from(expected!, 'base64')
        return made.length === wanted.length && timingSafeEqual(made, wanted)
      }),
  }
}

/** What everybody tries first here. */
const firstGuesses =
  /praatplaat|ontmoetingscentr|ontmoeting|movisie|denhaag|zuidwest|gemeente|wachtwoord|password|welkom|welcome|qwertyuiop|qwerty|azerty|asdfghjkl|asdfgh|zxcvbnm|zxcvbn|letmein|iloveyou|monitoring|coordinator|beheerder|geheim|abcdefg|0123456789|1234567890|123456|654321|(.)\1{2,}|20[0-9]{2}|19[0-9]{2}|januari|februari|maart|april|augustus|september|oktober|november|december|lente|zomer|herfst|winter/g

export const leastPasswordLength = 12

/**
 * Too easy? At least 12 characters, of which eight are left when what everybody tries first, one's own name and
 * repetition are taken out. No rules about capitals and signs: four words are better and can be remembered.
 */
export const isWeakPassword = (password: string, name: string): boolean => {
  const plain = password.normalize('NFKC').toLowerCase()
  if ([...plain].length < leastPasswordLength || isCommonPassword(plain)) return true
  const words = personNameKey(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
  const bareLetters = plain.replace(/[\s._\-!?@#*]+/gu, '')
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), bareLetters).replace(firstGuesses, '')
  return [...rest].length < 8 || new Set(rest).size < 5
}
