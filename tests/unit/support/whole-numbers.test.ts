import { expect, test } from 'vitest'
import { readWholeNumber, readWholeNumbers } from '#tests/support/whole-numbers.ts'

test('a run is as long as somebody asked for, as long as usual, or it does not begin', () => {
  expect(readWholeNumber(undefined, 50)).toBe(50)
  expect(readWholeNumber('1000', 50)).toBe(1000)
  expect(readWholeNumbers('1000, 100000', [1])).toEqual([1000, 100_000])
  for (const wrong of ['', '0', '-1', '1e3', 'veel', '1,,2', '2.5', '9'.repeat(20)])
    expect(() => readWholeNumbers(wrong, [1])).toThrow('whole numbers')
  expect(() => readWholeNumber('1,2', 1)).toThrow('more than one')
})
