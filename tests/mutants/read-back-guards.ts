import type { Guard } from './guards.ts'

const server = (name: string) => `tests/contract/server/${name}.test.ts`
const route = { file: 'src/server/routes/sync-pull.ts', tests: [server('pull')] }
const store = { file: 'src/server/store/pull-queries.ts', tests: [server('pull')] }
const log = { file: 'src/server/store/pull-log.ts', tests: [server('pull')] }
const pulledLog = { file: 'src/client/storage/pulled-log.ts', tests: [server('reader')] }
const apart = { file: 'src/wire/sealed-apart.ts', tests: [server('sealed-programme')] }

export const ofReadingBack: readonly Guard[] = [
  {
    name: 'only a tablet with reading scope reads back',
    rule: 'L4',
    ...route,
    find: "if (!device.reads) throw problemError('not-allowed')",
    replace: 'void device.reads',
  },
  {
    name: 'a tablet has one reading key',
    rule: 'L2',
    ...route,
    find: "if (!(await store.pinReadingKey(device.id, publicKey, now()))) throw problemError('not-allowed')",
    replace: 'await store.pinReadingKey(device.id, publicKey, now())',
  },
  {
    name: 'a tablet of a centre reads that centre',
    rule: 'L4',
    ...route,
    find: 'centres: device.centre === undefined ? undefined : [device.centre],',
    replace: 'centres: undefined,',
  },
  {
    name: 'the header says the same centre as the row',
    rule: 'L4',
    ...route,
    find: ' || sealed.header.centre !== centre) return undefined',
    replace: ') return void centre',
  },
  {
    name: 'a cursor ahead of the database shows a roll-back',
    rule: 'L7',
    ...route,
    find: 'if (from !== undefined && from.seq > page.head) {',
    replace: 'if (from !== undefined && from.seq < 0) {',
  },
  {
    name: "nobody else's cursor counts",
    rule: 'L3',
    file: 'src/server/sync/pull-cursor.ts',
    tests: [server('pull')],
    find: "JSON.stringify(['pull', device, seq, epoch])",
    replace: "JSON.stringify(['pull', device.length, seq, epoch])",
  },
  {
    name: 'the rows of a page are asked for by centre',
    rule: 'P23',
    ...store,
    find: ".where(ofCentres('centre', centres))",
    replace: ".where(ofCentres('centre', centres === undefined ? centres : undefined))",
  },
  {
    name: 'a withdrawal takes a new number',
    rule: 'L5',
    ...log,
    find: '.set({ seq, gone: 1 })',
    replace: '.set({ gone: 1 })',
  },
  {
    name: 'what was read back is in no copy of this tablet',
    rule: 'L6',
    file: 'src/client/storage/backup.ts',
    tests: [server('reader')],
    find: "state !== 'pulled' && state !== 'pruned'",
    replace: "state !== 'withdrawn'",
  },
  {
    name: 'what was withdrawn here does not come back',
    rule: 'W2',
    ...pulledLog,
    find: 'withdrawn.has(came.id) || ',
    replace: '',
  },
  {
    name: 'a correction under way is not run over',
    rule: 'L3',
    ...pulledLog,
    find: ' || drafts[index] !== undefined) continue',
    replace: ') continue',
  },
  {
    name: 'what a tablet made itself keeps its state',
    rule: 'L6',
    ...pulledLog,
    find: "if (held.state !== 'pruned' || held.envelope !== undefined || held.hash !== came.hash) return undefined",
    replace: "if (held.state === 'withdrawn') return undefined",
  },
  {
    name: 'the words are wrapped for readers alone',
    rule: 'O1',
    file: 'src/wire/envelope.ts',
    tests: [server('sealed-programme')],
    find: 'const wraps = await wrapAll(id, contentKey, readers)',
    replace: 'const wraps = await wrapAll(id, contentKey, recipients)',
  },
  {
    name: 'the closed part holds no words',
    rule: 'O2',
    ...apart,
    find: 'closedAssociated(header), closed)',
    replace: 'closedAssociated(header), laidOver(closed, words))',
  },
  {
    name: 'a record that is whole is not sent from a sealed programme',
    rule: 'O4',
    file: 'src/client/storage/server-opens.ts',
    tests: [server('sealed-programme')],
    find: '(sealedFor === undefined || isSealedFor(envelope, sealedFor.kid))',
    replace: '(sealedFor === undefined || sealedFor.kid !== envelope)',
  },
  {
    name: 'once sealed, sealed',
    rule: 'O6',
    file: 'src/client/storage/outbox.ts',
    tests: [server('sealed-programme')],
    find: 'const sealedFor = held.link.sealedFor ?? told',
    replace: 'const sealedFor = told',
  },
]
