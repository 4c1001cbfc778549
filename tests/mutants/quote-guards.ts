import type { Guard } from './guards.ts'

const clearance = { file: 'src/domain/quote-clearance.ts', tests: ['tests/unit/domain/quote-clearance.test.ts'] }
const exported = ['tests/contract/server/quotes.test.ts']

/** What keeps anybody's words inside until a person cleared them. */
export const ofQuotes: readonly Guard[] = [
  {
    name: 'only a yes to quoting is a yes',
    rule: '5.5',
    ...clearance,
    find: 'quotingFault(now) === undefined',
    replace: 'true',
  },
  {
    name: 'a quote is held back when its answer reads differently',
    rule: '5.5',
    ...clearance,
    find: 'now.hash === clearance.words.answer',
    replace: "now.hash !== ''",
  },
  {
    name: 'what one left out is left out of every cut of the same words',
    rule: '5.5',
    ...clearance,
    find: 'clipped(other.leftOut, of.passage)',
    replace: '(other.root === of.root ? clipped(other.leftOut, of.passage) : [])',
  },
  {
    name: 'taking a clearance back gives no word back',
    rule: '5.5',
    ...clearance,
    find: 'newestRevisions(clearances).flatMap(',
    replace: 'newestRevisions(clearances).filter((one) => one.takenBack !== true).flatMap(',
  },
  {
    name: 'a quote carries no effect whose number is kept back',
    rule: '5.6',
    file: 'src/server/exchange/read-quotes.ts',
    find: '.filter((effect) => given.has(effect))',
    replace: ".filter((effect) => effect !== '')",
    tests: exported,
  },
  {
    name: 'what was cleared goes with its conversation',
    rule: 'W4',
    file: 'src/server/store/keep-coded.ts',
    find: "'coded_records', 'quote_clearances'",
    replace: "'coded_records'",
    tests: exported,
  },
  {
    name: 'single conversations do not leave the centres',
    rule: '5.6',
    file: 'src/server/routes/export.ts',
    find: "known === undefined || audience.data !== 'centre'",
    replace: 'known === undefined',
    tests: ['tests/contract/server/desk-exports.test.ts'],
  },
]
