import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { HeldRecord, History } from '#tests/support/check-history.ts'
import { checkHistory, createChecker } from '#tests/support/check-history.ts'

// A checker that finds nothing proves nothing: each invariant is broken here once.

const a = { id: 'a', hash: 'of-a' }
const b = { id: 'b', hash: 'of-b' }
const held = (of: { readonly id: string; readonly hash: string }, over: Partial<HeldRecord> = {}): HeldRecord => ({
  ...of,
  state: 'arrived',
  whole: true,
  ...over,
})
const sound: History = {
  made: [a, b],
  promised: ['a', 'b'],
  tablets: [[held(a), held(b, { state: 'arrived' })]],
  server: [
    { ...a, serverSeq: 1 },
    { ...b, serverSeq: 2 },
  ],
  rounds: 1,
}

test('a sound history holds, and its records are counted once', () => {
  expect(checkHistory(sound)).toEqual({ records: 2, lost: [], doubled: [], broken: [] })
})

test.each<[string, Partial<History>]>([
  ['I1 a was confirmed and is nowhere', { tablets: [[held(b)]], server: [b] }],
  ['I1 a was confirmed and is nowhere', { tablets: [[held({ ...a, hash: 'other' }), held(b)]], server: [b] }],
  ['I2 a is in two states', { tablets: [[held(a), held(a, { state: 'draft' }), held(b)]] }],
  ['I2 nobody made c, and a tablet holds it', { tablets: [[held({ id: 'c', hash: 'of-c' })]] }],
  ['I3 a is there twice', { server: [a, a, b] }],
  [
    'I3 place 7 is there twice',
    {
      server: [
        { ...a, serverSeq: 7 },
        { ...b, serverSeq: 7 },
      ],
    },
  ],
  ['I3 nobody made c, and the server holds it', { server: [a, b, { id: 'c', hash: 'of-c' }] }],
  ['I3 the server holds other bytes of a', { server: [{ ...a, hash: 'other' }, b] }],
  [
    'I4 a (pruned) was let go without a backup that holds it',
    { tablets: [[held(a, { state: 'pruned', whole: false }), held(b)]] },
  ],
  [
    'I4 a (arrived) was let go without a backup that holds it',
    { tablets: [[held(a, { whole: false }), held(b)]], backedUp: new Map([['a', 'of-a']]) },
  ],
  ['I5 it took 4 rounds', { rounds: 4 }],
  ['I5 a still waits when everything has stopped', { tablets: [[held(a, { state: 'waiting' }), held(b)]] }],
  ['I6 a was withdrawn and is at the server', { withdrawn: ['a'], tablets: [[held(b)]] }],
  ['I6 a was withdrawn and a tablet has its bytes', { withdrawn: ['a'], server: [b] }],
  ['I7 a is on a tablet and did not come (back) to the server', { server: [b] }],
  ['I8 found in Default/log', { leaks: ['Default/log'] }],
])('%s', (said, over) => {
  expect(checkHistory({ ...sound, ...over }).broken).toContain(said)
})

test('what was withdrawn, spoiled on purpose, or let go with a backup is not lost', () => {
  const { broken } = checkHistory({
    made: [a, b, { id: 'c', hash: 'of-c' }],
    promised: ['a', 'b', 'c'],
    withdrawn: ['a'],
    spoiled: ['b'],
    tablets: [
      [
        held(a, { state: 'withdrawn', whole: false }),
        held(b, { state: 'quarantined', whole: false }),
        held({ id: 'c', hash: 'of-c' }, { state: 'pruned', whole: false }),
      ],
    ],
    server: [{ id: 'c', hash: 'of-c' }],
    backedUp: new Map([['c', 'of-c']]),
  })
  expect(broken).toEqual([])
})

test('sums go to the report, also those of a history that does not hold', () => {
  const folder = mkdtempSync(join(tmpdir(), 'praatplaat-report-'))
  const file = join(folder, 'faults.jsonl')
  vi.stubEnv('PRAATPLAAT_FAULT_REPORT', file)
  try {
    const checker = createChecker()
    checker.injected('response lost after commit', 3)
    checker.check(sound)
    expect(() => checker.check({ ...sound, tablets: [], server: [a, b, b] })).toThrow('I3 b is there twice')
    const [line] = readFileSync(file, 'utf8').split('\n')
    expect(JSON.parse(line!)).toEqual({
      faults: { 'response lost after commit': 3 },
      records: 4,
      lost: 0,
      doubled: 1,
    })
  } finally {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true, force: true })
  }
})
