// Guards that the promises rest on. `npm run test:mutants` switches them off one at a time, in a copy, and expects each
// to turn a test red: a guard that no test misses is not tested.

import { ofKeeping } from './keeping-guards.ts'
import { ofQuotes } from './quote-guards.ts'
import { ofReadingBack } from './read-back-guards.ts'
import { ofRecovering } from './recovery-guards.ts'

export type Guard = {
  readonly name: string
  /** The rule of SPEC.md, the promise or the requirement it keeps. */
  readonly rule: string
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
  /** At least one test of these must fail without it. */
  readonly tests: readonly string[]
}

const unit = (path: string) => `tests/unit/${path}.test.ts`
const server = (name: string) => `tests/contract/server/${name}.test.ts`

const database = { file: 'src/client/storage/database.ts', tests: [unit('client/storage/database')] }
const draftLog = { file: 'src/client/storage/draft-log.ts', tests: [unit('client/storage/draft-log')] }
const outbox = { file: 'src/client/storage/outbox.ts', tests: [unit('client/sync/sync-engine')] }
const round = { file: 'src/client/sync/send-round.ts', tests: [unit('client/sync/sync-engine')] }
const envelope = { file: 'src/wire/envelope.ts', tests: ['tests/property/wire/envelope.test.ts'] }
const sqlite = { file: 'src/server/store/sqlite.ts', tests: [server('sqlite')] }
const keepBatch = { file: 'src/server/store/keep-batch.ts', tests: [server('sync')] }
const attachments = { file: 'src/server/store/attachment-queries.ts', tests: [server('attachments')] }
const attachmentQueue = { file: 'src/client/storage/attachment-queue.ts', tests: [unit('client/actions/attachments')] }
const access = { file: 'src/server/people/access.ts', tests: [server('access')] }

const onTheTablet: readonly Guard[] = [
  {
    name: 'a write is flushed before it is called done',
    rule: 'P1',
    ...database,
    find: "chromeTransactionDurability: 'strict'",
    replace: "chromeTransactionDurability: 'relaxed'",
  },
  {
    name: 'no screen shows a row before its commit',
    rule: 'P1',
    ...database,
    find: "cache: 'disabled'",
    replace: "cache: 'cloned'",
  },
  {
    name: 'a transaction that never answers counts as lost',
    rule: 'P1',
    ...database,
    tests: [unit('client/storage/stuck-transaction')],
    find: 'reject(new Error(stuckTransaction))',
    replace: 'void stuckTransaction',
  },
  {
    name: 'an old app leaves a newer store alone',
    rule: 'P11',
    ...database,
    find: 'if (version > Math.round(dexie.verno * 10)) throw new Error(newerSchema)',
    replace: 'void [version, newerSchema]',
  },
  {
    name: 'an old window stops when a newer app opens the store',
    rule: 'P11',
    ...database,
    find: "dexie.close({ disableAutoOpen: true })\n    setProblem({ code: 'newer-app' })",
    replace: "setProblem({ code: 'newer-app' })",
  },
  {
    name: 'a full disk gets the reserve back',
    rule: 'P9',
    ...database,
    tests: [unit('client/actions/keep-draft')],
    find: 'await releaseBallast()',
    replace: 'await undefined',
  },
  {
    name: 'a full disk is known inside the error that wraps it',
    rule: 'P9',
    file: 'src/client/storage/storage-failure.ts',
    find: 'next = layer.inner ?? layer.cause',
    replace: 'next = undefined',
    tests: [unit('client/storage/database'), unit('client/actions/keep-draft')],
  },
  {
    name: 'a lost connection is dropped and opened anew',
    rule: 'I1',
    ...database,
    find: 'await reopen()\n            continue',
    replace: 'continue',
  },
  {
    name: 'the version is compared inside the transaction',
    rule: 'T1',
    ...draftLog,
    find: "if (held.version >= draft.version) return held.envelope === draft.envelope ? 'stored' : 'stale'",
    replace: '',
  },
  {
    name: 'finishing takes the draft away in the same transaction',
    rule: 'T3',
    ...draftLog,
    find: 'await drafts.delete(id)\n    await records.add(record)',
    replace: 'await records.add(record)',
  },
  {
    name: 'a withdrawn conversation cannot be finished any more',
    rule: 'W4',
    ...draftLog,
    tests: [unit('client/storage/withdrawn-draft')],
    find: "if (await isWithdrawn(tables, root)) {\n      await drafts.delete(id)\n      return 'gone'\n    }",
    replace: '',
  },
  {
    name: 'saved is said of what was on the way to disk, not of what came since',
    rule: 'T2',
    file: 'src/client/actions/keep-draft.ts',
    find: 'savedChanges = mark',
    replace: 'savedChanges = changes',
    tests: [unit('client/actions/keep-draft')],
  },
  {
    name: 'sending is not a reason to forget',
    rule: 'I4',
    ...outbox,
    find: "state: 'arrived', receipt, arrivedAt: at }",
    replace: "state: 'pruned', envelope: undefined, receipt, arrivedAt: at }",
  },
  {
    name: 'a receipt is for these very bytes',
    rule: 'S3',
    ...outbox,
    find: '=== row.hash && receipt.epoch === epoch',
    replace: '!== undefined && receipt.epoch === epoch',
  },
  {
    name: 'a receipt is of the epoch that the answer speaks for',
    rule: 'R1',
    ...outbox,
    find: '=== row.hash && receipt.epoch === epoch',
    replace: '=== row.hash',
  },
  {
    name: 'only what waits is settled',
    rule: 'T4',
    ...outbox,
    find: "return row?.state === 'waiting' ? settled(row, settlement, terms, at) : undefined",
    replace: 'return row === undefined ? undefined : settled(row, settlement, terms, at)',
  },
  {
    name: 'only what the server has in a backup is let go',
    rule: 'R4',
    ...outbox,
    find: 'receipt.serverSeq <= backedUpThrough &&',
    replace: '',
  },
  {
    name: 'nothing is let go within two weeks',
    rule: 'R4',
    ...outbox,
    find: 'now() - prunedAfter',
    replace: 'now() - 0 * prunedAfter',
  },
  {
    name: 'what another epoch said is no reason to let go',
    rule: 'R4',
    ...outbox,
    find: 'receipt.epoch === epoch &&\n          receipt.serverSeq',
    replace: 'receipt.serverSeq',
  },
  {
    name: 'what the server cannot open is not let go',
    rule: 'R4',
    ...outbox,
    tests: [unit('client/actions/link-tablet')],
    find: 'envelope !== undefined &&\n          serverOpens(link, envelope),',
    replace: 'envelope !== undefined,',
  },
  {
    name: 'what the server cannot open is not sent',
    rule: 'S13',
    ...outbox,
    tests: [unit('client/sync/follow-config'), unit('client/actions/link-tablet')],
    find: 'if (link === undefined || !serverOpens(link, row.envelope)) continue',
    replace: '',
  },
  {
    name: 'a bitten envelope is set aside before it is sent',
    rule: 'P17',
    ...outbox,
    find: '(await sha256Hex(row.envelope)) === row.hash',
    replace: '(await sha256Hex(row.envelope)) !== undefined',
  },
  {
    name: 'another epoch puts everything held back in the queue',
    rule: 'R3',
    ...outbox,
    find: 'await records.bulkPut(\n        offered.map(',
    replace: 'await Promise.resolve(\n        offered.map(',
  },
  {
    name: 'withdrawals are told to another epoch again',
    rule: 'R3',
    ...outbox,
    tests: [unit('client/sync/told-to-every-epoch')],
    find: 'await tombstones.bulkPut(told.map(',
    replace: 'await Promise.resolve(told.map(',
  },
  {
    name: 'a row that was re-addressed by another window keeps its bytes',
    rule: 'S2',
    file: 'src/client/storage/record-log.ts',
    find: "if (held?.state === 'waiting' && held.hash === was) await records.put(row)",
    replace: "if (was !== '') await records.put(row)",
    tests: [unit('client/storage/withdrawn-draft')],
  },
  {
    name: 'only records that were sent are settled by a push',
    rule: 'S3',
    ...round,
    tests: [unit('client/sync/unasked-answers')],
    find: 'answer.value.results.filter((one) => named.has(one.id))',
    replace: 'answer.value.results.filter((one) => named.size > 0 || one)',
  },
  {
    name: 'a batch that is too large is halved',
    rule: 'S5',
    ...round,
    find: 'if (batch.length > 1) batches.unshift(...splitBatch(batch))',
    replace: 'if (batch.length > 1) batches.unshift()',
  },
  {
    name: 'the halves of a failing batch find the poison',
    rule: 'S7',
    ...round,
    find: 'if (batch.length > 1 && strikes.of(batch) >= 3) batches.push(...splitBatch(batch))',
    replace: '',
  },
  {
    name: 'a batch holds so many records',
    rule: 'P3 of SPEC',
    file: 'src/client/sync/batch-plan.ts',
    find: 'batch.length >= most || ',
    replace: 'most < 0 || ',
    tests: [unit('client/sync/sync-engine')],
  },
  {
    name: 'a batch holds so many bytes',
    rule: 'V5',
    file: 'src/client/sync/batch-plan.ts',
    find: 'bytes + cost > maxBatchBytes || ',
    replace: '',
    tests: [unit('client/sync/sync-engine')],
  },
  {
    name: 'an answer in another shape is no answer',
    rule: 'S8',
    file: 'src/client/sync/ask-server.ts',
    find: "return parsed.success ? ok(parsed.data) : err({ code: 'offline' })",
    replace: 'return ok((parsed.success ? parsed.data : json) as never)',
    tests: [unit('client/sync/sync-engine')],
  },
  {
    name: 'a redirect is not followed with the token',
    rule: 'S8',
    file: 'src/client/sync/ask-server.ts',
    find: "redirect: 'error'",
    replace: "redirect: 'follow'",
    tests: [unit('client/sync/unasked-answers')],
  },
  {
    name: 'Retry-After is a minimum',
    rule: 'S6',
    file: 'src/client/sync/back-off.ts',
    find: 'return retryAfter > 0 ? retryAfter + Math.min(wait, retryAfter) : wait',
    replace: 'return wait + 0 * retryAfter',
    tests: [unit('client/sync/back-off')],
  },
  {
    name: 'a server that asks for a newer app gets no records',
    rule: 'S10',
    ...round,
    find: "if (isTooOldFor(answer.value)) return err({ code: 'client-too-old' })\n      if (epoch.value === 'changed')",
    replace: "if (epoch.value === 'changed')",
  },
  {
    name: 'a key under another id than its own is not taken over',
    rule: 'C2',
    file: 'src/client/sync/follow-config.ts',
    find: ' || !(await isWhole(answer.value))',
    replace: ' || isWhole === undefined',
    tests: [unit('client/sync/follow-config')],
  },
  {
    name: 'wrong reading codes cost a pause',
    rule: 'P15',
    file: 'src/client/vault/vault.ts',
    find: 'if (at < paused.pausedUntil) {',
    replace: 'if (at < Number.NEGATIVE_INFINITY) {',
    tests: [unit('client/vault/vault')],
  },
]

const inTheEnvelope: readonly Guard[] = [
  {
    name: 'two recipients or nothing is sealed',
    rule: 'E3',
    ...envelope,
    find: '.size < 2)',
    replace: '.size < 1)',
  },
  {
    name: 'the body is bound to its revision',
    rule: 'E2',
    ...envelope,
    find: 'of.kind, of.revision, of.day',
    replace: 'of.kind, of.day',
  },
  {
    name: 'a wrap is bound to its envelope and key',
    rule: 'E3',
    ...envelope,
    find: 'utf8(JSON.stringify([envelopeFormat, id, kid]))',
    replace: 'utf8(JSON.stringify([envelopeFormat, id.length, kid.length]))',
  },
  {
    name: 'the content key is the one committed to',
    rule: 'E4',
    ...envelope,
    find: "if (toBase64Url(await commitment(contentKey)) !== sealed.commit) return err({ code: 'damaged' })",
    replace: '',
  },
  {
    name: 'the server too looks at the commitment',
    rule: 'E4',
    file: 'src/server/keys/open-envelope.ts',
    find: "if (commitment(contentKey) !== sealed.commit) return err({ code: 'damaged' })\n    const associated",
    replace: 'const associated',
    tests: ['tests/property/server/open-envelope.test.ts'],
  },
  {
    name: 'every version has a nonce of its own',
    rule: 'E2',
    ...envelope,
    find: 'crypto.getRandomValues(new Uint8Array(12))',
    replace: 'new Uint8Array(12)',
  },
]

const onTheServer: readonly Guard[] = [
  {
    name: 'the flush to disk is set on every open',
    rule: 'P18',
    ...sqlite,
    find: "connection.exec('PRAGMA synchronous = FULL')",
    // As a driver leaves it that opens a file with a log at NORMAL.
    replace: "connection.exec('PRAGMA synchronous = NORMAL')",
  },
  {
    name: 'a setting that does not hold stops the server',
    rule: 'P18',
    ...sqlite,
    find: 'if (actual !== expected) throw',
    replace: 'if (actual === undefined && expected) throw',
  },
  {
    name: 'a transaction takes the right to write when it begins',
    rule: 'V3',
    ...sqlite,
    find: "await run('begin immediate')",
    replace: "await run('begin')",
  },
  {
    name: 'an answer leaves behind the commit',
    rule: 'V3',
    file: 'src/server/store/keep-together.ts',
    find: 'for (const { batch } of part) all.push(await keepIn(trx, batch))',
    replace:
      'for (const { batch, done } of part) {\n          all.push(await keepIn(trx, batch))\n          done(all.at(-1)!)\n        }',
    tests: [unit('server/keep-together')],
  },
  {
    name: 'an id is there once',
    rule: 'V2',
    file: 'src/server/store/migrations.ts',
    find: ".addPrimaryKeyConstraint('records_key', ['programme_id', 'id'])",
    replace: '',
    tests: [server('sync')],
  },
  {
    name: 'the first bytes under an id stay',
    rule: 'V2',
    ...keepBatch,
    find: ".onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing())",
    replace:
      ".onConflict((conflict) => conflict.columns(['programme_id', 'id']).doUpdateSet((row) => ({ hash: row.ref('excluded.hash'), envelope: row.ref('excluded.envelope') })))",
  },
  {
    name: 'other bytes under the same id are a conflict',
    rule: 'V2',
    ...keepBatch,
    find: '      if (found.hash !== record.hash',
    replace: '      if (found.hash === undefined',
  },
  {
    name: 'bytes are what their hash says',
    rule: 'V1',
    ...keepBatch,
    find: 'record.hash === record.actualHash && ',
    replace: '',
  },
  {
    name: 'a full disk is no record’s fault',
    rule: 'V3',
    ...keepBatch,
    find: 'if (storageFailure(failure) !== undefined) throw failure',
    replace: '',
  },
  {
    name: 'what was withdrawn is not stored again',
    rule: 'W4',
    ...keepBatch,
    find: '!withdrawn.has(record.id) && isValid(record)',
    replace: 'isValid(record)',
  },
  {
    name: 'a withdrawal needs its proof',
    rule: 'W3',
    file: 'src/server/routes/sync-push.ts',
    find: 'withdrawal: (await provesRoot(proof, root)) ?',
    replace: 'withdrawal: (await provesRoot(proof, root)) !== undefined ?',
    tests: [server('sync')],
  },
  {
    name: 'a withdrawal erases what was kept aside',
    rule: 'W4',
    file: 'src/server/store/erase-withdrawn.ts',
    find: "['records', 'kept_aside'] as const",
    replace: "['records'] as const",
    tests: [server('sync')],
  },
  {
    name: 'a withdrawal empties the log of the database',
    rule: 'W4',
    file: 'src/server/store/open-record-store.ts',
    find: 'if (erased) toScrub = true',
    replace: 'void erased',
    tests: [server('sync')],
  },
  {
    name: 'a withdrawal is in the ledger before its commit',
    rule: 'W5',
    file: 'src/server/store/erase-withdrawn.ts',
    find: 'ledger?.append(\n',
    replace: '((..._given: unknown[]) => ledger)(\n',
    tests: [server('backup')],
  },
  {
    name: 'the ledger is replayed when the database is opened',
    rule: 'W5',
    file: 'src/server/workplace.ts',
    find: 'await store.replayWithdrawals(now())',
    replace: '',
    tests: [server('backup')],
  },
  {
    name: 'the ledger is replayed before a restored database stands',
    rule: 'W5',
    file: 'src/server/restore-backup.ts',
    find: 'const withdrawals = await restored.replayWithdrawals(now())',
    replace: 'const withdrawals = 0',
    tests: [server('backup')],
  },
  {
    name: 'a receipt of its own that it does not have means a new epoch',
    rule: 'R2',
    file: 'src/server/sync/receipts.ts',
    find: 'if (lastReceipt.epoch !== epoch || (await store.holds(lastReceipt))) return false',
    replace: 'if (epoch !== undefined) return false',
    tests: [server('sync')],
  },
  {
    name: 'a receipt that somebody made up means nothing',
    rule: 'R2',
    file: 'src/server/sync/receipts.ts',
    find: 'if (lastReceipt === undefined || !receipts.isOurs(lastReceipt)) return false',
    replace: 'if (lastReceipt === undefined) return false',
    tests: [server('sync')],
  },
  {
    name: 'a file put back by hand does not bring its epoch',
    rule: 'R1',
    file: 'src/server/store/open-record-store.ts',
    find: 'else if (marked !== epoch) await setEpoch(owned, epoch, newEpoch())',
    replace: '',
    tests: [server('backup')],
  },
  {
    name: 'a restore takes a new epoch',
    rule: 'R3',
    file: 'src/server/restore-backup.ts',
    find: 'await restored.renewEpoch((await restored.standing()).epoch, drawEpoch())',
    replace: '',
    tests: [server('backup')],
  },
  {
    name: 'a copy on the same disk is no backup',
    rule: 'R4',
    file: 'src/server/store/open-record-store.ts',
    find: '{ apart } = { apart: true })',
    replace: '{ apart: asked } = { apart: true }, apart = asked !== undefined)',
    tests: [server('backup')],
  },
  {
    name: 'a record is counted by whoever marks it opened',
    rule: 'V6',
    file: 'src/server/store/opening-queries.ts',
    find: 'const fresh = readable.filter((one) => taken.has(one.id))',
    replace: 'const fresh = readable.filter((one) => taken.size >= 0 && one)',
    tests: [server('sync')],
  },
  {
    name: 'a gzip bomb stops at the limit',
    rule: 'V5',
    file: 'src/server/read-json-body.ts',
    find: 'maxOutputLength: maxBatchBytes, ',
    replace: '',
    tests: [server('http')],
  },
  {
    name: 'a body is of exactly one type',
    rule: 'ASVS 5.2',
    file: 'src/server/read-json-body.ts',
    find: "if (hasBody && !accepted.test(request.headers['content-type'] ?? '')) throw",
    replace: "if (hasBody && !/^application.json/i.test(request.headers['content-type'] ?? '')) throw",
    tests: [server('http')],
  },
  {
    name: 'a log line holds no message of an error',
    rule: 'V7',
    file: 'src/server/log.ts',
    find: 'name: failure.name,\n',
    replace: 'name: failure.name,\n    said: failure.message,\n',
    tests: [server('http'), server('logs')],
  },
  {
    name: 'no dot file is served',
    rule: 'ASVS 5.3.2',
    file: 'src/server/static-app.ts',
    find: "if (parts.some((part) => part.startsWith('.'))) return undefined",
    replace: '',
    tests: [server('http')],
  },
  {
    name: 'no script of a page itself is run',
    rule: 'P22',
    file: 'src/server/security-headers.ts',
    find: `"script-src 'self'",`,
    replace: `"script-src 'self' 'unsafe-inline'",`,
    tests: [server('http')],
  },
]

const whoMay: readonly Guard[] = [
  {
    name: 'the rows of another centre are not there',
    rule: 'P23',
    file: 'src/server/store/of-centres.ts',
    find: 'if (centres === undefined) return',
    replace: 'if (centres === undefined || centres.length > 0) return',
    tests: [server('access')],
  },
  {
    name: 'no centre of one’s own is no row, not every row',
    rule: 'P23',
    file: 'src/server/store/of-centres.ts',
    find: '`1 = 0`',
    replace: '`1 = 1`',
    tests: [server('spent-and-unseen')],
  },
  {
    name: 'a coordinator exports stories of own centres',
    rule: 'P23',
    file: 'src/server/people/may.ts',
    find: "'export-stories': { coordinator: 'own-centres'",
    replace: "'export-stories': { coordinator: 'programme'",
    tests: [unit('server/people/limits')],
  },
  {
    name: 'a request shows that it is the desk’s',
    rule: 'ASVS 3.5.1',
    ...access,
    find: "throw problemError('not-signed-in')\n  requireDesk(request)",
    replace: "throw problemError('not-signed-in')",
  },
  {
    name: 'key actions ask for a fresh proof',
    rule: 'ASVS 7.5.3',
    ...access,
    find: 'context.now() - asker.session.provenAt > freshLife',
    replace: 'context.now() - asker.session.provenAt > 1e6 * freshLife',
  },
  {
    name: 'nobody at the desk ends a session',
    rule: 'ASVS 7.3.1',
    file: 'src/server/people/session-life.ts',
    find: ' || now - lastSeen >= idleLife',
    replace: ' || lastSeen === Number.NaN',
    tests: [unit('server/people/limits'), server('people')],
  },
  {
    name: 'a session ends however busy it is',
    rule: 'ASVS 7.3.2',
    file: 'src/server/people/session-life.ts',
    find: 'now - provenAt >= wholeLife || ',
    replace: 'provenAt === Number.NaN || ',
    tests: [unit('server/people/limits'), server('people')],
  },
  {
    name: 'the cookie of a session is for no script',
    rule: 'ASVS 3.3.1',
    file: 'src/server/people/session-cookie.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of the source.
    find: '=${token}; Path=/; HttpOnly; SameSite=Strict',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of the source.
    replace: '=${token}; Path=/; SameSite=Strict',
    tests: [server('people')],
  },
  {
    name: 'a one-time code counts once',
    rule: 'ASVS 6.5.1',
    file: 'src/server/store/session-queries.ts',
    find: ".where('totp_step', '<', step)",
    replace: '',
    tests: [server('spent-and-unseen')],
  },
  {
    name: 'a tablet that was shut out is not heard',
    rule: 'P15',
    file: 'src/server/who-asks.ts',
    find: "if (device.revoked && !(toDeposit && device.deposits)) throw problemError('not-signed-in')",
    replace: 'void toDeposit',
    tests: [server('tablets-and-centres')],
  },
  {
    name: 'an enrolment code works once',
    rule: 'ASVS 6.4.1',
    file: 'src/server/store/devices.ts',
    find: ".where('used_at', 'is', null)",
    replace: '',
    tests: [server('enrolment')],
  },
]

const ofSoundAndPhotos: readonly Guard[] = [
  {
    name: 'a part opens only among as many as it was sealed among',
    rule: 'A3',
    file: 'src/wire/attachment.ts',
    find: 'JSON.stringify([partFormat, id, part, parts, size])',
    replace: 'JSON.stringify([partFormat, id, part, size])',
    tests: [unit('wire/attachment')],
  },
  {
    name: 'a piece opens only where it was kept',
    rule: 'A7',
    file: 'src/wire/attachment.ts',
    find: 'JSON.stringify([pieceFormat, id, at])',
    replace: 'JSON.stringify([pieceFormat, id])',
    tests: [unit('wire/attachment')],
  },
  {
    name: 'a part is what its hash says',
    rule: 'A6',
    ...attachments,
    find: 'hash !== actualHash || ',
    replace: '',
  },
  {
    name: 'other bytes under the same number are no duplicate',
    rule: 'A6',
    ...attachments,
    find: "if (held.hash !== hash) return { standing, outcome: 'conflict' }",
    replace: '',
  },
  {
    name: 'all parts together are what was announced',
    rule: 'A4',
    ...attachments,
    find: 'if ((await hashOfParts(parts.map((one) => one.hash))) !== hash) {',
    replace: 'if (parts.length < 0) {',
  },
  {
    name: 'one tablet does not fill the server',
    rule: 'A5',
    ...attachments,
    find: '+ bytes > quota',
    replace: '+ bytes > Number.MAX_SAFE_INTEGER',
  },
  {
    name: 'a withdrawal takes the parts along',
    rule: 'I6',
    file: 'src/server/store/erase-withdrawn.ts',
    find: 'rows += await eraseAttachments(trx, programme, ids)',
    replace: 'void eraseAttachments',
    tests: [server('attachments')],
  },
  {
    name: 'parts are let go only when the server says once more that it has the whole',
    rule: 'R4',
    ...attachmentQueue,
    find: 'receipt?.hash !== row.hash || receipt?.serverSeq !== held.serverSeq || receipt.epoch !== held.epoch',
    replace: 'row.hash === undefined',
  },
  {
    name: 'a receipt for other bytes is no arrival',
    rule: 'A6',
    ...attachmentQueue,
    find: ' || row.hash !== receipt.hash',
    replace: '',
  },
  {
    name: 'a recording has no hole',
    rule: 'A7',
    file: 'src/client/actions/attach-stream.ts',
    find: 'if (stopped !== undefined) return err(stopped)',
    // What was lost is forgotten too, or the wait for it never ends.
    replace: 'given = at\n      stopped = undefined',
    tests: [unit('client/actions/attachments')],
  },
]

const whatIsTold: readonly Guard[] = [
  {
    name: 'a number under the threshold is not given',
    rule: 'P21',
    file: 'src/domain/disclosure.ts',
    find: 'conversations > 0 && conversations < least',
    replace: 'conversations > 0 && conversations < least - 1',
    tests: [unit('domain/suppress')],
  },
  {
    name: 'a number is not had by taking the others away',
    rule: 'P21',
    file: 'src/domain/disclosure.ts',
    find: 'return pool.size >= 2 && sum >= least && sum > pool.size',
    replace: 'return sum >= 0',
    tests: [unit('domain/suppress')],
  },
  {
    name: 'no cell starts a formula',
    rule: 'P22',
    file: 'src/domain/safe-cell.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of the source.
    find: "formula.test(text) ? `'${text}` : text",
    replace: 'formula.test(text) ? text : text',
    tests: [unit('domain/safe-cell')],
  },
]

/** Choosing stories: what nobody may know, and what a choice may not lack. */
const ofChoosing: readonly Guard[] = [
  {
    name: 'nobody sees how a vote stands before it is closed',
    rule: 'MSC',
    file: 'src/domain/selection-vote.ts',
    find: 'if (!isClosed(of)) return undefined',
    replace: '',
    tests: [unit('domain/selection')],
  },
  {
    name: 'the app breaks no tie',
    rule: 'MSC',
    file: 'src/domain/selection-vote.ts',
    find: "return keys.length === 1 ? { kind: 'most', key: keys[0]! } : { kind: 'tie', keys }",
    replace: "return { kind: 'most', key: keys[0]! }",
    tests: [unit('domain/selection')],
  },
  {
    name: 'a choice is closed with a reason in whole sentences',
    rule: 'MSC',
    file: 'src/domain/selection-sitting.ts',
    find: 'if (shortfall !== undefined) return err(shortfall)',
    replace: "if (shortfall === 'empty') return err(shortfall)",
    tests: [unit('domain/selection')],
  },
  {
    name: 'what was written goes with a story that was taken back',
    rule: 'W4',
    file: 'src/domain/selection-sitting.ts',
    find: "return { ...rest, candidates, ballots: 0, reason: '', dissent: {} }",
    replace: 'return { ...rest, candidates, ballots: 0 }',
    tests: [unit('domain/selection')],
  },
]

export const guards: readonly Guard[] = [
  ...onTheTablet,
  ...inTheEnvelope,
  ...onTheServer,
  ...ofReadingBack,
  ...ofKeeping,
  ...ofRecovering,
  ...ofQuotes,
  ...whoMay,
  ...ofSoundAndPhotos,
  ...whatIsTold,
  ...ofChoosing,
]
