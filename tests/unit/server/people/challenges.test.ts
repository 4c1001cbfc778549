import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createChallenges } from '#server/people/challenges.ts'

const open = (byte = 1) => {
  let time = 1_000_000
  const answered = new Set<string>()
  const challenges = createChallenges({
    macKey: new Uint8Array(32).fill(byte),
    people: {
      spendChallenge: async (hash) => {
        const isNew = !answered.has(hash)
        answered.add(hash)
        return isNew
      },
    },
    now: () => time,
    randomBytes,
  })
  return {
    ...challenges,
    answered,
    wait: (milliseconds: number) => {
      time += milliseconds
    },
  }
}
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

describe('challenges of passkeys', () => {
  it('asking for one keeps nothing; answering one counts once', async () => {
    const challenges = open()
    const challenge = text(challenges.draw())
    expect(challenges.answered.size).toBe(0)
    expect([await challenges.spend(challenge), await challenges.spend(challenge)]).toEqual([true, false])
  })

  it('one that is too old, of another server, changed or made up is none', async () => {
    const challenges = open()
    const challenge = challenges.draw()
    expect(await open(2).spend(text(challenge))).toBe(false)
    const changed = Uint8Array.from(challenge)
    changed[20]! ^= 1
    expect(await challenges.spend(text(changed))).toBe(false)
    expect(await challenges.spend('')).toBe(false)
    expect(await challenges.spend(text(randomBytes(56)))).toBe(false)
    challenges.wait(5 * 60_000)
    expect(await challenges.spend(text(challenge))).toBe(false)
    expect(challenges.answered.size).toBe(0)
  })
})
