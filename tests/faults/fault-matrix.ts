// The fault matrix: what goes wrong, what then has to hold, and which tests make it go wrong. `tests/FAULTS.md` shows it
// to people, `npm run test:faults` runs it, and a test keeps all three the same.

export type FaultTest = {
  readonly file: string
  /** A piece of the test's name, as it stands in the file. */
  readonly name: string
  /** Lives through many faults, and tells itself how many. */
  readonly tells?: true
}

export type FaultRow = {
  readonly fault: string
  readonly tablet: string
  readonly server: string
  readonly invariants: string
  readonly how: string
  readonly tests: readonly FaultTest[]
}

const unit = (path: string, ...names: readonly string[]) =>
  names.map((name): FaultTest => ({ file: `tests/unit/${path}.test.ts`, name }))
const contract = (file: string, ...names: readonly string[]) =>
  names.map((name): FaultTest => ({ file: `tests/contract/server/${file}.test.ts`, name }))
const e2e = (file: string, ...names: readonly string[]) =>
  names.map((name): FaultTest => ({ file: `tests/e2e/${file}.test.ts`, name }))
const browser = (name: string): FaultTest => ({ file: 'tests/faults/browser.test.ts', name, tells: true })
const line = (name: string): FaultTest => ({ file: 'tests/faults/line.test.ts', name, tells: true })

/** Whole histories of one tablet in a model, thousands of them. */
const tabletModel: FaultTest = {
  file: 'tests/property/client/sync-histories.test.ts',
  name: 'histories of taps and faults: nothing lost, nothing twice',
  tells: true,
}
/** Whole histories of one server and its database, hundreds of them. */
const serverModel: FaultTest = {
  file: 'tests/property/server/push-histories.test.ts',
  name: 'histories of a server: nothing lost, nothing twice',
  tells: true,
}
const everyGap: FaultTest = {
  file: 'tests/crash/client/every-gap.test.ts',
  name: 'the power may go before or after any step to store or server',
  tells: true,
}
const kills: FaultTest = { file: 'tests/e2e/sigkill.test.ts', name: 'kills at random moments', tells: true }
const killsOfServer: FaultTest = {
  file: 'tests/crash/server/sigkill.test.ts',
  name: 'killed at any moment while four tablets push',
  tells: true,
}
const killsInTurns: FaultTest = {
  file: 'tests/crash/server/postgres-two-servers.test.ts',
  name: 'killed at any moment, in turns, while four tablets push to both',
  tells: true,
}
const crash = (...names: readonly string[]) =>
  names.map((name): FaultTest => ({ file: 'tests/crash/server/sigkill.test.ts', name }))
const twoServers = (...names: readonly string[]) =>
  names.map((name): FaultTest => ({ file: 'tests/crash/server/postgres-two-servers.test.ts', name }))

export const faultMatrix = [
  {
    fault: 'browser killed mid-write',
    tablet: 'keeps the last confirmed version; it opens again as a closed draft',
    server: '–',
    invariants: 'I1 I2',
    how: 'SIGKILL of the process tree at random moments while somebody types; a model that crashes at every step',
    tests: [kills, everyGap, tabletModel],
  },
  {
    fault: 'tab frozen, discarded or back from the cache',
    tablet: 'lets go, and sends again when it wakes',
    server: '–',
    invariants: 'I1 I5',
    how: 'the browser’s own life cycle, set from outside; killed while frozen',
    tests: [browser('[I5] a frozen tab')],
  },
  {
    fault: 'power loss of the tablet',
    tablet: 'at most what was not confirmed is lost',
    server: '–',
    invariants: 'I1',
    how: 'proof of the setting (strict transactions); power gone before and after every step',
    tests: [...unit('client/storage/database', '[P1] every write is a strict transaction'), everyGap],
  },
  {
    fault: 'server killed before, within or after COMMIT',
    tablet: 'tries again',
    server: 'no half batch',
    invariants: 'I2 I3',
    how: 'named fail points and SIGKILL of the real server, on SQLite and on PostgreSQL; a model that crashes at each',
    tests: [
      ...crash(
        'nothing lost, nothing twice, no answer that was not true',
        'what was answered is opened once, after the restart',
        'after the restart the story is in no file',
      ),
      killsOfServer,
      ...twoServers('while the other takes the same records', 'one dies while it opens'),
      killsInTurns,
      serverModel,
    ],
  },
  {
    fault: 'power loss of the server',
    tablet: 'tries again',
    server: 'what was acknowledged survives',
    invariants: 'I1',
    how: 'proof of the settings on every open; order of the system calls; PostgreSQL without its last writes',
    tests: [
      ...contract('sqlite', '[P18] every open has the settings that keep the promises'),
      { file: 'tests/faults/flush.test.ts', name: '[P18] the log of the database is flushed', tells: true },
      {
        file: 'tests/crash/server/postgres-power.test.ts',
        name: '[P18] [I1] the database ends in the midst of pushes',
      },
    ],
  },
  {
    fault: 'response lost after commit',
    tablet: 'sends again, hears duplicate with the same receipt',
    server: 'the same receipt',
    invariants: 'I3',
    how: 'a line that cuts the answer off at any byte, between the real server and the real queue; models',
    tests: [line('[I3] the answer is cut off'), tabletModel, serverModel],
  },
  {
    fault: 'duplicate or concurrent delivery, two tabs, two servers',
    tablet: '–',
    server: 'a unique constraint, then the hashes',
    invariants: 'I3',
    how: 'the same pushes side by side, from two windows of one tablet, at two servers',
    tests: [
      ...contract('sync', '[S1] ten pushes of one record at once store once'),
      killsInTurns,
      tabletModel,
      serverModel,
    ],
  },
  {
    fault: 'reorder, delay for weeks',
    tablet: 'sends in any order',
    server: 'takes it; no key expires',
    invariants: 'I5',
    how: 'requests that arrive much later and in reverse, with clocks that jump',
    tests: [tabletModel],
  },
  {
    fault: 'half of a batch is invalid',
    tablet: 'settles each record by itself',
    server: 'a savepoint for each part',
    invariants: 'I2',
    how: 'mixed batches',
    tests: contract(
      'sync',
      '[V1] bytes that are not what their hash says',
      '[V3] one record that the database cannot take',
    ),
  },
  {
    fault: 'the same id with another body',
    tablet: 'sets it aside, shows it',
    server: 'conflict: the first stays, the second is kept aside',
    invariants: 'I2 I3',
    how: 'other bytes under an id that is there',
    tests: [...contract('sync', '[V2] the same id with other bytes is a conflict'), serverModel],
  },
  {
    fault: 'captive portal, HTML with 200, half an answer, another server',
    tablet: 'not an answer',
    server: '–',
    invariants: 'I4',
    how: 'a line, and a web server, that answer like that',
    tests: [
      tabletModel,
      ...unit('client/sync/sync-engine', '[S8] what is not our JSON is called offline'),
      ...e2e('trouble', '[P6] a log-in page with 200, cut JSON'),
    ],
  },
  {
    fault: '401, 403, 426, 429, 503 and every other status',
    tablet: 'keeps, slows down, says so',
    server: 'problem+json, Retry-After',
    invariants: 'I2 I5',
    how: 'a line that answers like that, with the work done or not',
    tests: [
      tabletModel,
      ...unit(
        'client/sync/sync-engine',
        '[S8] [S9] no answer of any status',
        'it waits for people, and a tap tries again',
      ),
    ],
  },
  {
    fault: 'disk of the server full',
    tablet: 'keeps, slows down',
    server: 'no answer that is half true',
    invariants: 'I1 I4',
    how: 'the database’s own error at a statement of the batch and of opening',
    tests: contract('sync', '[V3] a full disk fails the whole batch', "[V6] a full disk is no record's fault"),
  },
  {
    fault: 'quota of the tablet exceeded',
    tablet: 'gives the reserve back, says so, keeps the words',
    server: '–',
    invariants: 'I1',
    how: 'the browser’s quota, set from outside; a model whose store is full at any step',
    tests: [
      ...e2e('trouble', '[P9] a full disk: said at once'),
      ...unit('client/actions/keep-draft', '[P9] a full disk is said', '[P9] a conversation that cannot be finished'),
      tabletModel,
    ],
  },
  {
    fault: 'a bit of a record flips on the tablet',
    tablet: 'found by its hash, set aside, the rest goes on',
    server: 'refuses',
    invariants: 'I2',
    how: 'the store changed past the app',
    tests: [
      ...unit('client/sync/sync-engine', 'a bitten envelope is found before it is sent'),
      ...unit('client/actions/archive', '[P17] one damaged record is a row with a problem'),
      tabletModel,
    ],
  },
  {
    fault: 'database of the tablet broken or made anew',
    tablet: 'starts or says so; what arrived is safe',
    server: 'tells staff what the tablet last held',
    invariants: 'I1 of what arrived',
    how: 'files of the browser’s profile overwritten',
    tests: [browser('[I1] the browser’s own database files overwritten')],
  },
  {
    fault: 'eviction of everything the browser kept',
    tablet: 'says in numbers what it held and what of that had arrived, and leads to the second copy',
    server: 'tells staff what the tablet last held',
    invariants: 'I1 of what arrived',
    how: 'the browser’s store of this origin cleared from outside; an emptied store beside what was noted of it',
    tests: [
      browser('[I1] everything the browser kept is evicted'),
      ...unit('client/shell/held-before', 'what is held is noted beside the store'),
    ],
  },
  {
    fault: 'connection to the store lost (iOS)',
    tablet: 'opens it anew, a bounded number of times, then says so',
    server: '–',
    invariants: 'I1',
    how: 'an IndexedDB that throws what WebKit throws',
    tests: unit(
      'client/storage/database',
      'a lost connection is opened anew and the work done again',
      'a connection that stays lost is said',
    ),
  },
  {
    fault: 'clock jumps by years',
    tablet: 'no effect on order',
    server: 'goes by its own time',
    invariants: 'I5',
    how: 'the clock of model and vault',
    tests: [tabletModel, ...unit('client/vault/vault', '[P20] a clock set back')],
  },
  {
    fault: 'two tabs, one edits',
    tablet: 'one owner of each draft',
    server: '–',
    invariants: 'I2',
    how: 'two pages of one browser; two windows of the model',
    tests: [
      ...e2e('trouble', 'a second tab: the conversation is open elsewhere'),
      ...unit('client/actions/keep-draft', 'newer version beats does not overwrite it'),
    ],
  },
  {
    fault: 'upgrade of the store with an old tab open',
    tablet: 'the old tab stops and says so',
    server: '–',
    invariants: 'I2',
    how: 'a newer version opened beside it',
    tests: [
      ...e2e('trouble', '[P11] an old tab after an update of the store'),
      ...unit('client/storage/database', '[P11] a store made by a newer version', '[P11] an old window stops for good'),
    ],
  },
  {
    fault: 'old app and new server, new app and old server',
    tablet: '426 keeps everything; unknown fields are left alone',
    server: 'looks at the protocol’s number first',
    invariants: 'I2 I5',
    how: 'numbers and fields of other versions; a new build put on the server in mid-conversation',
    tests: [
      ...unit('client/sync/sync-engine', '[S10] a server that asks for a newer app gets nothing'),
      ...unit('client/sync/follow-config', '[P2] more than this app knows of'),
      ...contract('sync', '[P1] another protocol number'),
      ...e2e('update', '[P10] put on the server in mid-conversation'),
    ],
  },
  {
    fault: 'the service worker does not install',
    tablet: 'stays on the version it has, tells its build',
    server: 'shows it to staff',
    invariants: 'I1 I5',
    how: 'a new build of which a file is missing',
    tests: [browser('[P10] a new version of which a file is missing')],
  },
  {
    fault: 'server rolled back',
    tablet: 'offers everything again, in a new epoch',
    server: 'notices by the receipts',
    invariants: 'I7',
    how: 'restore, and files put back by hand',
    tests: [
      ...contract('backup', '[R3] [P7] takes a new epoch', '[R1] an old epoch does not come back'),
      ...unit('client/sync/sync-engine', '[R2] [R3] a server that was put back'),
      tabletModel,
      serverModel,
    ],
  },
  {
    fault: 'a restore brings back what was withdrawn',
    tablet: 'hears withdrawn, drops it; tells a new epoch again',
    server: 'replays the ledger',
    invariants: 'I6',
    how: 'restore, with and without the ledger; search of every file',
    tests: [
      ...contract(
        'backup',
        '[W5] [P8] a withdrawn story does not come back',
        '[W5] also when somebody puts the old file',
      ),
      tabletModel,
      serverModel,
    ],
  },
  {
    fault: 'a tablet put back from an image of another',
    tablet: 'both go on; the one that finds what it never made takes a name of its own',
    server: 'takes both, each record once, and notes the copy',
    invariants: 'I1 I3',
    how: 'the browser’s profile copied while a conversation waits; two stores with one name, with answers lost',
    tests: [
      browser('[I3] a profile that was copied'),
      ...contract(
        'copied-tablet',
        'the one that finds what it never made takes a name',
        'a lost answer makes no third',
      ),
    ],
  },
  {
    fault: 'key changed, or a recipient missing',
    tablet: 'old envelopes go unchanged; fewer than two recipients is refused',
    server: 'opens with the keys of before',
    invariants: 'I1',
    how: 'another key in the middle of a run',
    tests: [
      ...unit('client/sync/follow-config', '[C3] [S2] what was frozen for the former key'),
      ...contract('config', '[C3] names the keys of before'),
      { file: 'tests/property/wire/envelope.test.ts', name: '[P17] fewer than two different recipients' },
    ],
  },
  {
    fault: 'token renewed while answers are lost or the window ends',
    tablet: 'goes by the old one until the new one opened; tells the same one again',
    server: 'opens to both until the new one is used',
    invariants: 'I2 I5',
    how: 'each request cut off before and after it was done; the window ended after every step; the server put back',
    tests: contract(
      'token-renewal',
      'request %i %s: a conversation gets through',
      'the window may end between any two steps',
      '[P7] a server that was put back by hand',
    ),
  },
  {
    fault: 'recovery sheet replaced, and cut off in the midst',
    tablet: 'the old sheet works or the new one, never neither; the reading code always',
    server: '–',
    invariants: 'I1',
    how: 'power gone before and after every write of it',
    tests: unit('client/vault/new-sheet', '[P16] the power may go before or after any write of it'),
  },
  {
    fault: 'token revoked with unsent work',
    tablet: 'keeps it sealed, asks for staff',
    server: 'takes it when staff agree',
    invariants: 'I2',
    how: 'revoked while records wait',
    tests: [
      ...contract('tablets-and-centres', 'shutting out never means losing'),
      ...contract('token-renewal', 'one that was shut out gets no other, and keeps what it holds'),
    ],
  },
  {
    fault: 'sound or a photo cut off at any byte',
    tablet: 'goes on with the parts that are missing',
    server: 'each part once, by its hash',
    invariants: 'I2 I3',
    how: 'a bad line under the parts; parts in any order, twice and at once',
    tests: [
      { file: 'tests/property/client/attachment-histories.test.ts', name: 'every part arrives exactly once' },
      ...contract(
        'attachments',
        '[A6] [P3] [P4] in any order, twice, at once',
        '[A6] [V1] [V2] bytes without their hash',
      ),
    ],
  },
  {
    fault: 'gzip bomb, 10 MB of text, a hundred thousand records',
    tablet: 'sends in parts',
    server: 'limits hold after decoding',
    invariants: 'I5',
    how: 'generated requests; a queue of that length',
    tests: [
      ...contract('http', '[V5] the limit holds for decoded bytes', '[V5] exactly the limit is taken'),
      line('[I5] a hundred thousand records'),
    ],
  },
  {
    fault: 'the checker itself finds nothing',
    tablet: '–',
    server: '–',
    invariants: 'all',
    how: 'every invariant broken once; `npm run test:mutants` switches off one guard at a time',
    tests: unit('support/check-history', 'what was withdrawn, spoiled on purpose', 'sums go to the report'),
  },
] as const satisfies readonly FaultRow[]

export type Fault = (typeof faultMatrix)[number]['fault']

/** The page for people. */
export const faultPage = (rows: readonly FaultRow[] = faultMatrix): string =>
  [
    '# Faults',
    '',
    'What goes wrong, what then has to hold, and which tests make it go wrong. `npm run test:faults` runs these tests and counts; `npm run test:soak` runs more of them. One checker (`tests/support/check-history.ts`) judges every history by I1–I8:',
    '',
    '- **I1** what was confirmed is on the tablet or at the server · **I2** every record is in exactly one state · **I3** the server has each record once, and nothing that nobody made · **I4** a tablet lets go only of what a backup of the server holds · **I5** at most three rounds after the faults stopped nothing waits · **I6** what was withdrawn is nowhere · **I7** after a roll-back everything that a tablet still has comes back · **I8** no readable story lies anywhere',
    '',
    'This page is written from `tests/faults/fault-matrix.ts`; a test keeps the two the same.',
    '',
    '| fault | the tablet | the server | must hold | how it is injected | tests |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(
      ({ fault, tablet, server, invariants, how, tests }) =>
        `| ${fault} | ${tablet} | ${server} | ${invariants} | ${how} | ${[...new Set(tests.map((one) => one.file.replace(/^tests\/|\.test\.ts$/g, '')))].join(', ')} |`,
    ),
    '',
  ].join('\n')
