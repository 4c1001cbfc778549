import { expect, test } from 'vitest'
import { storageWords } from '#client/shell/storage-words.ts'
import { say } from '#tests/support/words.ts'

const read = (state: Parameters<typeof storageWords>[0]) => {
  const { what, toDo } = storageWords(state)
  return { what: say('nl', `setup:${what}`), toDo: toDo === undefined ? '' : say('nl', `setup:${toDo}`) }
}

test('a browser that refuses once more is heard to refuse, with another step to take', () => {
  for (const isInstalled of [true, false]) {
    const before = read({ kept: false, wasAskedByHand: false, isInstalled })
    const after = read({ kept: false, wasAskedByHand: true, isInstalled })
    expect(after.what).not.toBe(before.what)
    expect(after.toDo).not.toBe(before.toDo)
    expect(after.toDo).toContain('tweede kopie')
  }
})

test('putting the app on the home screen is not asked of who has it there', () => {
  expect(read({ kept: false, wasAskedByHand: true, isInstalled: false }).toDo).toContain('beginscherm')
  expect(read({ kept: false, wasAskedByHand: true, isInstalled: true }).toDo).not.toContain('beginscherm')
})

test('a yes is a yes, however it came; while it is asked nothing is promised', () => {
  const yes = read({ kept: true, wasAskedByHand: false, isInstalled: false })
  expect(read({ kept: true, wasAskedByHand: true, isInstalled: true })).toEqual(yes)
  expect(storageWords({ kept: undefined, wasAskedByHand: true, isInstalled: false })).toEqual({
    what: 'keep.asking',
    toDo: undefined,
    warning: undefined,
  })
})

test('without a promise it may be a private window, and that is said; an app on the home screen is none', () => {
  for (const wasAskedByHand of [true, false]) {
    const { warning, toDo } = storageWords({ kept: false, wasAskedByHand, isInstalled: false })
    expect(say('nl', `setup:${warning!}`)).toContain('privévenster')
    expect(say('nl', `setup:${toDo!}`)).not.toContain('gewoon werken')
    expect(storageWords({ kept: false, wasAskedByHand, isInstalled: true }).warning).toBeUndefined()
  }
  expect(storageWords({ kept: true, wasAskedByHand: true, isInstalled: false }).warning).toBeUndefined()
})
