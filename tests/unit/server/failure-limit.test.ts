import { expect, it } from 'vitest'
import { createFailureLimit } from '#server/failure-limit.ts'

it('blocks an address after so many failures, for the rest of the window, and no other address', () => {
  let time = 0
  const limit = createFailureLimit({ now: () => time, most: 3, windowMs: 60_000 })
  for (let tries = 0; tries < 3; tries += 1) {
    expect(limit.blockedFor('a')).toBeUndefined()
    limit.failed('a')
  }
  time = 45_500
  expect(limit.blockedFor('a')).toBe(15)
  expect(limit.blockedFor('b')).toBeUndefined()
  time = 60_000
  expect(limit.blockedFor('a')).toBeUndefined()
  limit.failed('a')
  expect(limit.blockedFor('a')).toBeUndefined()
})

it('forgets the oldest address rather than growing without end', () => {
  const limit = createFailureLimit({ now: () => 0, most: 1, windowMs: 60_000 })
  for (let address = 0; address <= 10_000; address += 1) limit.failed(String(address))
  expect(limit.blockedFor('0')).toBeUndefined()
  expect(limit.blockedFor('1')).toBe(60)
  expect(limit.blockedFor('10000')).toBe(60)
})
