import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChangesList } from '#client/features/praatplaat/changes-list.ts'
import {
  canAdd,
  chooseMost,
  placeOfWords,
  putBack,
  removeChange,
  starAt,
  takeAway,
  withoutBlanks,
  writeChange,
} from '#client/features/praatplaat/changes-list.ts'
import { maxChanges } from '#domain/answer.ts'

const lists = fc
  .record({ changes: fc.array(fc.string(), { minLength: 1, maxLength: 8 }), star: fc.option(fc.nat()) })
  .map(
    ({ changes, star }): ChangesList => ({
      changes,
      most: star === null ? undefined : star % changes.length,
    }),
  )

describe('the list of changes', () => {
  it('the star follows its change, whatever is taken away', () => {
    fc.assert(
      fc.property(lists, fc.nat(), (list, pick) => {
        const at = pick % list.changes.length
        const after = removeChange(list, at)
        const starred = list.most === undefined ? undefined : list.changes[list.most]
        expect(after.most === undefined ? undefined : after.changes[after.most]).toBe(
          list.most === at ? undefined : starred,
        )
      }),
      { verbose: true },
    )
  })

  it('taking away can be undone, star and all', () => {
    fc.assert(
      fc.property(lists, fc.nat(), (list, pick) => {
        const at = pick % list.changes.length
        const back = putBack(removeChange(list, at), { at, change: list.changes[at]!, wasMost: list.most === at })
        expect(back).toEqual(list)
      }),
      { verbose: true },
    )
  })

  it('choosing again takes the choice back, and only one is the most important', () => {
    const list = { changes: ['a', 'b'] }
    expect(chooseMost(chooseMost(list, 0), 1).most).toBe(1)
    expect(chooseMost(chooseMost(list, 0), 0).most).toBeUndefined()
  })

  it('writing changes one place; one place behind the last adds', () => {
    expect(writeChange({ changes: ['a', 'b'], most: 0 }, 1, 'c')).toEqual({ changes: ['a', 'c'], most: 0 })
    expect(writeChange({ changes: ['a'], most: 0 }, 1, 'b')).toEqual({ changes: ['a', 'b'], most: 0 })
  })

  it('blank places go, and the star stays with its change', () => {
    expect(withoutBlanks({ changes: ['', 'a', ' ', 'b'], most: 3 })).toEqual({ changes: ['a', 'b'], most: 1 })
    expect(withoutBlanks({ changes: ['', 'a'], most: 0 })).toEqual({ changes: ['a'], most: undefined })
  })

  it('there is room for as many changes as the domain keeps, and no more', () => {
    expect(canAdd({ changes: Array.from({ length: maxChanges - 1 }, () => 'x') })).toBe(true)
    expect(canAdd({ changes: Array.from({ length: maxChanges }, () => 'x') })).toBe(false)
  })

  it('a change that was emptied holds its place until the tap was for the right one', () => {
    const emptied = { changes: ['', 'b', 'c'], most: 1 }
    expect(takeAway(emptied, 0)).toEqual({ list: { changes: ['b', 'c'], most: 0 }, removed: undefined })
    expect(takeAway(emptied, 1)).toEqual({
      list: { changes: ['c'], most: undefined },
      removed: { at: 0, change: 'b', wasMost: true },
    })
    expect(starAt(emptied, 2)).toEqual({ changes: ['b', 'c'], most: 1 })
    expect(placeOfWords(emptied, 2)).toBe(1)
    expect(placeOfWords(emptied, Number.POSITIVE_INFINITY)).toBe(2)
  })
})
