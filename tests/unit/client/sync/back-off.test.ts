import { expect, test } from 'vitest'
import { backOff } from '#client/sync/back-off.ts'

test('[S6] the wait is jittered under a doubling ceiling of at most fifteen minutes', () => {
  const most = () => 0.999_999_999
  expect([0, 1, 2, 3].map((failures) => Math.ceil(backOff(failures, most) / 1000))).toEqual([2, 4, 8, 16])
  expect(backOff(40, most)).toBeLessThanOrEqual(15 * 60_000)
  expect(backOff(40, most)).toBeGreaterThan(14 * 60_000)
  expect(backOff(5, () => 0)).toBe(0)
})

test('[S6] Retry-After is a minimum, with jitter on top', () => {
  expect(backOff(0, () => 0, 60_000)).toBe(60_000)
  expect(backOff(9, () => 0.5, 60_000)).toBeGreaterThan(60_000)
  expect(backOff(9, () => 0.99, 60_000)).toBeLessThanOrEqual(120_000)
})
