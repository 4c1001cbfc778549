import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { RandomBytes } from '../keys/key-files.ts'
import type { PeopleStore } from '../store/people-store.ts'

const life = 5 * 60_000
const [saltLength, timeLength, macLength] = [16, 8, 32] as const

export type Challenges = {
  /** What a passkey is asked to sign. */
  readonly draw: () => Uint8Array<ArrayBuffer>
  /** @returns whether this server drew it, less than five minutes ago, and nobody answered it before. */
  readonly spend: (challenge: string) => Promise<boolean>
}

/**
 * Challenges carry their own proof: asking for one writes nothing, so that nobody fills the database by asking. Only
 * those that were answered are kept, until they would be too old anyway.
 */
export const createChallenges = ({
  macKey,
  people,
  now,
  randomBytes,
}: {
  readonly macKey: Uint8Array
  readonly people: Pick<PeopleStore, 'spendChallenge'>
  readonly now: () => number
  readonly randomBytes: RandomBytes
}): Challenges => {
  const key = Buffer.from(hkdfSync('sha256', macKey, '', 'praatplaat challenge', 32))
  const macOf = (bytes: Uint8Array): Buffer => createHmac('sha256', key).update(bytes).digest()
  return {
    draw: () => {
      const time = Buffer.alloc(timeLength)
      time.writeBigUInt64BE(BigInt(now() + life))
      const bytes = Buffer.concat([randomBytes(saltLength), time])
      return new Uint8Array(Buffer.concat([bytes, macOf(bytes)]))
    },
    spend: async (challenge) => {
      const bytes = Buffer.from(challenge, 'base64url')
      if (bytes.length !== saltLength + timeLength + macLength) return false
      const [said, mac] = [bytes.subarray(0, -macLength), bytes.subarray(-macLength)]
      if (!timingSafeEqual(macOf(said), mac)) return false
      const expires = Number(said.readBigUInt64BE(saltLength))
      if (expires <= now()) return false
      return people.spendChallenge(createHash('sha256').update(bytes).digest('hex'), expires)
    },
  }
}
