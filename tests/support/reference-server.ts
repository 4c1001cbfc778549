// What SPEC.md says a server does, in memory and in as few lines as it can be said. Not our server: the other side of
// the tablet's tests, and a second opinion beside the real one.
import { createHmac, randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { HaveAnswer, HaveRequest, PushAnswer, PushRequest, Receipt, Tombstone } from '#wire/batch.ts'
import { haveRequest, maxBatchBytes, protocol, pushRequest } from '#wire/batch.ts'
import { sha256Hex } from '#wire/bytes.ts'
import type { ConfigAnswer } from '#wire/enrolment.ts'
import { isSameSealed } from '#wire/envelope.ts'
import type { ProblemCode } from '#wire/problem.ts'
import { problemStatus } from '#wire/problem.ts'

type Held = { readonly hash: string; readonly envelope: string; readonly serverSeq: number }
type Books = { readonly records: Map<string, Held>; seq: number }

export type Proves = (tombstone: Tombstone) => Promise<readonly string[] | undefined>

export const problemAnswer = (code: Exclude<ProblemCode, 'offline'>, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', status: problemStatus[code], title: code, code }), {
    status: problemStatus[code],
    headers: { 'content-type': 'application/problem+json', ...headers },
  })

const copy = (books: Books): Books => ({ records: new Map(books.records), seq: books.seq })

/**
 * @param proves the ids that a tombstone covers, `undefined` when its proof is wrong.
 * @param config what tablets go by at this moment; without it the server is one that does not tell.
 */
export const createReferenceServer = ({
  proves,
  config = () => undefined,
}: {
  readonly proves: Proves
  readonly config?: () => ConfigAnswer | undefined
}) => {
  const macKey = randomBytes(32)
  let books: Books = { records: new Map(), seq: 0 }
  let backup: Books = { records: new Map(), seq: 0 }
  let epoch = randomBytes(16).toString('hex')
  /** W5: apart from the books, so that a restore does not bring back what was withdrawn. */
  const ledger = new Set<string>()
  const epochs = [epoch]
  let minClient = 1

  const macOf = (receipt: Omit<Receipt, 'mac'>) =>
    createHmac('sha256', macKey)
      .update(JSON.stringify([receipt.id, receipt.hash, receipt.serverSeq, receipt.epoch]))
      .digest('base64url')
  const receiptOf = (id: string, { hash, serverSeq }: Held): Receipt => {
    const bare = { id, hash, serverSeq, epoch }
    return { ...bare, mac: macOf(bare) }
  }
  const noticeRollBack = (last: Receipt | undefined) => {
    if (last === undefined || last.epoch !== epoch || last.mac !== macOf(last) || last.serverSeq <= books.seq) return
    epoch = randomBytes(16).toString('hex')
    epochs.push(epoch)
  }
  const every = () => ({
    protocol: protocol as typeof protocol,
    epoch,
    serverTime: '2026-11-23T12:00:00.000Z',
    backedUpThrough: backup.seq,
    minClient,
    configVersion: config()?.version,
    sealedFor: config()?.sealedFor?.kid,
  })

  const have = async (request: HaveRequest): Promise<HaveAnswer> => {
    noticeRollBack(request.lastReceipt)
    const answer = {
      missing: [] as string[],
      known: [] as Receipt[],
      withdrawn: [] as string[],
      conflicts: [] as string[],
    }
    for (const { id, hash } of request.records) {
      const held = books.records.get(id)
      if (ledger.has(id)) answer.withdrawn.push(id)
      else if (held === undefined) answer.missing.push(id)
      else if (held.hash === hash) answer.known.push(receiptOf(id, held))
      else answer.conflicts.push(id)
    }
    return { ...every(), ...answer }
  }

  const push = async (request: PushRequest): Promise<PushAnswer> => {
    noticeRollBack(request.lastReceipt)
    const tombstones: PushAnswer['tombstones'] = []
    for (const tombstone of request.tombstones) {
      const ids = await proves(tombstone)
      const found = (ids ?? []).some((id) => ledger.has(id) || books.records.has(id))
      for (const id of ids ?? []) {
        ledger.add(id)
        books.records.delete(id)
      }
      tombstones.push({ root: tombstone.root, outcome: ids === undefined ? 'refused' : 'withdrawn', found })
    }
    const results: PushAnswer['results'] = []
    for (const { id, hash, envelope } of request.records) {
      const held = books.records.get(id)
      if (ledger.has(id)) results.push({ id, outcome: 'withdrawn' })
      else if ((await sha256Hex(envelope)) !== hash) results.push({ id, outcome: 'invalid' })
      else if (held !== undefined && held.hash !== hash)
        results.push(
          isSameSealed(held.envelope, envelope)
            ? { id, outcome: 'duplicate', receipt: receiptOf(id, held), pushed: hash }
            : { id, outcome: 'conflict' },
        )
      else {
        if (held === undefined) books.seq += 1
        const kept = held ?? { hash, envelope, serverSeq: books.seq }
        books.records.set(id, kept)
        results.push({ id, outcome: held === undefined ? 'stored' : 'duplicate', receipt: receiptOf(id, kept) })
      }
    }
    return { ...every(), results, tombstones }
  }

  const json = (body: unknown) =>
    new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } })

  return {
    /** One request as it came over the line; the answer as it goes. */
    serve: async (path: string, body: Uint8Array, headers: Headers): Promise<Response> => {
      if (path === '/api/v1/config') {
        const stands = config()
        return stands === undefined ? problemAnswer('not-found') : json(stands)
      }
      const plain = headers.get('content-encoding') === 'gzip' ? gunzipSync(body) : body
      if (plain.length > maxBatchBytes) return problemAnswer('too-large')
      const parsed: unknown = JSON.parse(new TextDecoder().decode(plain))
      if (path === '/api/v1/sync/have') {
        const asked = haveRequest.safeParse(parsed)
        return asked.success ? json(await have(asked.data)) : problemAnswer('bad-request')
      }
      const asked = pushRequest.safeParse(parsed)
      return asked.success ? json(await push(asked.data)) : problemAnswer('bad-request')
    },
    /** From now on it wants this of the apps that send to it. */
    asksFor: (client: number) => {
      minClient = client
    },
    records: () => books.records,
    ledger: () => ledger,
    epochs: () => epochs,
    backUp: () => {
      backup = copy(books)
    },
    backup: () => backup.records,
    /** The database of the last backup, as an administrator puts it back; nobody tells the server or the tablets. */
    restore: () => {
      books = copy(backup)
      for (const id of ledger) books.records.delete(id)
    },
    /** The same by somebody who forgot the ledger: the server knows that it was put back, not what was withdrawn since. */
    restoreWithoutLedger: () => {
      books = copy(backup)
      ledger.clear()
      epoch = randomBytes(16).toString('hex')
      epochs.push(epoch)
    },
  }
}
export type ReferenceServer = ReturnType<typeof createReferenceServer>
