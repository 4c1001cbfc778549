import type { FailureLimit } from '../failure-limit.ts'
import { createFailureLimit } from '../failure-limit.ts'
import type { RandomBytes } from '../keys/key-files.ts'
import type { PeopleStore } from '../store/people-store.ts'
import { createChallenges } from './challenges.ts'
import type { Passkeys } from './passkeys.ts'
import { createPasskeys } from './passkeys.ts'
import type { PasswordCost, Passwords } from './password.ts'
import { createPasswords } from './password.ts'
import type { SealedSecrets } from './sealed-secret.ts'
import { createSealedSecrets } from './sealed-secret.ts'

/** What routes need to know people by. */
export type Staff = {
  readonly passwords: Passwords
  readonly secrets: SealedSecrets
  readonly passkeys: Passkeys
  /** Of one address, over all names: a municipality shares one, so it is wide. */
  readonly wrongSignIns: FailureLimit
  readonly https: () => boolean
}

export const createStaff = ({
  people,
  macKey,
  address,
  now,
  randomBytes,
  passwordCost,
}: {
  readonly people: PeopleStore
  readonly macKey: Uint8Array
  readonly address: () => string
  readonly now: () => number
  readonly randomBytes: RandomBytes
  readonly passwordCost?: PasswordCost | undefined
}): Staff => ({
  passwords: createPasswords(passwordCost),
  secrets: createSealedSecrets(macKey),
  passkeys: createPasskeys({
    people,
    challenges: createChallenges({ macKey, people, now, randomBytes }),
    address,
    now,
  }),
  wrongSignIns: createFailureLimit({ now, most: 60, windowMs: 10 * 60_000 }),
  https: () => address().startsWith('https:'),
})
