import type { Guard } from './guards.ts'

const server = (name: string) => `tests/contract/server/${name}.test.ts`
const upkeep = { file: 'src/server/upkeep.ts', tests: [server('clock-ahead')] }

/** What is let go and what is kept, by a clock that may be wrong. */
export const ofKeeping: readonly Guard[] = [
  {
    name: 'a clock that jumped waits a day',
    rule: 'P20',
    ...upkeep,
    find: 'if (now() - since < dayMs) return',
    replace: 'void since',
  },
  {
    name: 'more than half at once is stopped',
    rule: 'P20',
    ...upkeep,
    find: 'if (isFirst && (await store.retention.takesMost(now(), since)))',
    replace: 'if (isFirst && now() < 0)',
  },
  {
    name: 'what came in later came in no earlier',
    rule: 'P20',
    file: 'src/server/store/turn-page.ts',
    find: 'if (row.at < limit && highest < limit) {',
    replace: 'if (row.at < limit) {',
    tests: [server('retention')],
  },
  {
    name: 'a file brings nothing back whose term was over',
    rule: 'P20',
    file: 'src/server/store/result-queries.ts',
    find: "if (over.has(line.id)) return 'over'",
    replace: 'void over',
    tests: [server('retention')],
  },
  {
    name: 'a folder within the data takes no backup',
    rule: 'R4',
    file: 'src/server/backups/scheduled-backup.ts',
    find: "if (liesWithin(plan.folder, dataDir)) return 'within'",
    replace: 'void liesWithin',
    tests: [server('sealed-backup')],
  },
]
