import { expect, it } from 'vitest'
import { gamePath, onlyTurn, readTurn } from '#client/features/cards/turn.ts'

it('[G4] a turn survives its path, and anything else is the only turn', () => {
  expect(gamePath('abc')).toBe('/kaarten/abc')
  expect(gamePath('abc', { at: 2, of: 5 })).toBe('/kaarten/abc/2-van-5')
  expect(readTurn('2-van-5')).toEqual({ at: 2, of: 5 })
  for (const odd of [undefined, '', '6-van-5', '0-van-3', 'x', '1-van-1000']) expect(readTurn(odd)).toEqual(onlyTurn)
})
