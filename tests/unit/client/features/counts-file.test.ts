import { expect, test } from 'vitest'
import { countsFile, keptBackIn } from '#client/features/results/counts-file.ts'
import type { ExportedCounts } from '#domain/count-rows.ts'

const none = { mentions: 0, conversations: 0, centres: 0 }
const counts: ExportedCounts = {
  conversations: {
    rows: [{ centre: 'bij-betje', resident: 7, partner: '<5', other: 0, total: '<5' }],
    total: { resident: 7, partner: '<5', other: 0, total: 9 },
  },
  languages: [],
  coded: { passages: 9, conversations: 9, centres: '<5' },
  effects: {
    rows: [{ effect: 'own-x', mentions: 9, conversations: 9, centres: '<5' }],
    mentions: 9,
  },
  goals: { rows: [], sumOverGoals: 9, mentions: 9 },
  subGoals: { rows: [], sumOverSubGoals: 9, mentions: 9 },
  indicators: { rows: [], sumOverIndicators: 9, mentions: 9 },
  waiting: [],
  negative: [],
  health: none,
  nowhere: none,
  split: { by: undefined, rows: [] },
}
const text = countsFile(
  counts,
  {
    head: ['tabel', 'id', 'waarvan', 'van wie', 'eenheid', 'aantal'],
    table: ({ table }) => table,
    what: ({ id }) => (id === 'own-x' ? '=SOM("a";1)' : id),
    whom: ({ of }) => of,
    unit: ({ unit }) => unit,
  },
  ['Voor wie: iedereen.', 'Dit zijn eerste aanwijzingen; ze gelden niet voor alle bewoners.'],
)

test('one number a row with its unit; what is not given is no nought, and is counted', () => {
  expect(text).toContain('conversations;bij-betje;bij-betje;partner;conversations;<5\r\n')
  expect(text).toContain('conversations;bij-betje;bij-betje;other;conversations;0\r\n')
  expect(keptBackIn(counts)).toBe(5)
})

test('[P22] no cell starts a formula, and none breaks its row', () => {
  expect(text).toContain(`effects;own-x;"'=SOM(""a"";1)";;mentions;9\r\n`)
})

test('what must be read beside the numbers is in the file itself', () => {
  expect(text.startsWith('\uFEFFtabel;id;')).toBe(true)
  expect(text.endsWith('\r\n"Dit zijn eerste aanwijzingen; ze gelden niet voor alle bewoners."\r\n')).toBe(true)
})
