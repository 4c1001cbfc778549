import fc from 'fast-check'
import { expect, it } from 'vitest'
import { safeCell } from '#domain/safe-cell.ts'

it('[P22] whatever a spreadsheet could take for a formula gets an apostrophe', () => {
  const starts = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '−']
  const before = ['', ' ', '   ', '\u00a0', '\u2003', '\u3000', '\ufeff', '\u200b', ' \u00a0\u200b']
  for (const space of before) {
    for (const start of starts) expect(safeCell(`${space}${start}1`)).toBe(`'${space}${start}1`)
  }
  for (const start of ['\t', '\r', '\n', '\0']) expect(safeCell(`${start}1`)).toBe(`'${start}1`)
})

it('ordinary words stay as they are, in every script', () => {
  for (const text of ['', 'Gezellig.', 'a=1', '3 - 2', 'مرحبا', '😀', "'s avonds", ' spatie vooraf', '1-1-2025']) {
    expect(safeCell(text)).toBe(text)
  }
})

it('takes nothing away: what it returns ends in what it got', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => safeCell(text).endsWith(text) && safeCell(text).length - text.length <= 1,
    ),
  )
})
