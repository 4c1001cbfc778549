import { describe, expect, it } from 'vitest'
import { roles } from '#domain/role.ts'
import { actions, centresFor, scopes } from '#server/people/may.ts'
import { createSealedSecrets } from '#server/people/sealed-secret.ts'
import { isOver } from '#server/people/session-life.ts'
import { secondsLeft, waitAfter } from '#server/people/sign-in-limit.ts'

describe('waiting after wrong passwords', () => {
  it('five cost nothing, then each twice as long, a quarter of an hour at most', () => {
    expect([0, 4, 5, 6, 7, 8, 9, 10, 11, 1000].map((failed) => waitAfter(failed) / 1000)).toEqual([
      0, 0, 30, 60, 120, 240, 480, 900, 900, 900,
    ])
    expect(secondsLeft(5, 0, 29_001)).toBe(1)
    expect(secondsLeft(5, 0, 30_000)).toBeUndefined()
  })
})

describe('sessions', () => {
  it('end after half an hour of nobody, and after twelve hours of anybody', () => {
    const minute = 60_000
    expect(isOver({ provenAt: 0, lastSeen: 0 }, 30 * minute - 1)).toBe(false)
    expect(isOver({ provenAt: 0, lastSeen: 0 }, 30 * minute)).toBe(true)
    expect(isOver({ provenAt: 0, lastSeen: 719 * minute }, 720 * minute - 1)).toBe(false)
    expect(isOver({ provenAt: 0, lastSeen: 719 * minute }, 720 * minute)).toBe(true)
  })
})

describe('the table of who may do what', () => {
  it('a coordinator never has the programme, a researcher and the key change nothing about people', () => {
    for (const action of actions) expect([action, scopes[action].coordinator]).not.toEqual([action, 'programme'])
    for (const action of ['change-people', 'change-centres', 'see-people', 'read-audit'] as const) {
      expect(scopes[action].researcher).toBe('none')
      expect(scopes[action].key).toBe('none')
    }
    for (const action of actions) expect(scopes[action].manager).toBe('programme')
    for (const role of roles) expect(scopes['own-account'][role]).not.toBe('none')
  })

  it('a coordinator of no centre sees no row, not every row', () => {
    expect(centresFor('see-results', 'coordinator', [])).toEqual([])
    expect(centresFor('see-results', 'manager', [])).toBeUndefined()
    expect(centresFor('see-people', 'coordinator', ['bij-betje'])).toBe('none')
  })
})

describe('secrets in the database', () => {
  it('open under the key they were sealed with, and no other', () => {
    const secret = new Uint8Array(20).fill(7)
    const [one, other] = [1, 2].map((byte) => createSealedSecrets(new Uint8Array(32).fill(byte)))
    const sealed = one!.seal(secret)
    expect(sealed).not.toBe(one!.seal(secret))
    expect(one!.open(sealed)).toEqual(Buffer.from(secret))
    expect(other!.open(sealed)).toBeUndefined()
    expect(one!.open(`${sealed.slice(0, -2)}AA`)).toBeUndefined()
    expect(one!.open('')).toBeUndefined()
  })
})
