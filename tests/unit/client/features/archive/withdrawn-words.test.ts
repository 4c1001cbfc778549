import { expect, test } from 'vitest'
import { withdrawnWords } from '#client/features/archive/withdrawn-words.ts'
import { say } from '#tests/support/words.ts'

const gone = say('nl', 'archive:withdrawing.doneTitle')
const titleOf = (outcome: Parameters<typeof withdrawnWords>[0]) => say('nl', `archive:${withdrawnWords(outcome).title}`)

test('[W3] that a story is gone is said only where something was erased, here or at the server', () => {
  for (const isLinked of [true, false]) {
    expect(titleOf({ here: 1, isLinked, found: undefined })).toBe(gone)
    expect(titleOf({ here: 2, isLinked, found: false })).toBe(gone)
    expect(titleOf({ here: 0, isLinked, found: true })).toBe(gone)
    expect(titleOf({ here: 0, isLinked, found: undefined })).not.toBe(gone)
    expect(titleOf({ here: 0, isLinked, found: false })).not.toBe(gone)
  }
})

test('[W3] as long as the server has not looked, somebody is asked to look again; afterwards it is said', () => {
  expect(withdrawnWords({ here: 0, isLinked: true, found: undefined }).isOpen).toBe(true)
  expect(withdrawnWords({ here: 0, isLinked: true, found: false })).toEqual({
    title: 'withdrawing.unknownTitle',
    words: 'withdrawing.unknown',
    isOpen: false,
  })
})

test('a tablet alone does not speak of a server', () => {
  expect(withdrawnWords({ here: 1, isLinked: false, found: undefined }).words).toBe('withdrawing.doneAlone')
  expect(withdrawnWords({ here: 1, isLinked: true, found: undefined }).words).toBe('withdrawing.done')
})
