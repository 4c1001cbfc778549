// One round: everything that waits, once past the server. Knows neither the store nor the screen: both are ports.

import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { HaveAnswer, PushAnswer, PushRecord } from '#wire/batch.ts'
import { clientNumber, maxBatchRecords, maxHave, protocol } from '#wire/batch.ts'
import type { ClientProblem } from '../problem.ts'
import type { ServerFailure } from './ask-server.ts'
import { createStrikes, planBatches, splitBatch } from './batch-plan.ts'
import type { OutboxItem, OutboxLink, OutboxPort, Settlement } from './outbox-port.ts'
import type { TransportPort } from './transport-port.ts'

/** Why a round ended early. */
export type Stop = {
  readonly code: ClientProblem['code']
  /** Milliseconds that the server asked to wait. */
  readonly retryAfter?: number
  /** The round got through to the server; only pushing some records failed (S7). */
  readonly onlyRecords?: boolean
}
type Step<Value> = Promise<Result<Value, Stop>>

export type RoundKind = {
  /** A person asked: then the server is asked too, also with nothing to send. */
  readonly forced: boolean
  /** S7: a round before its time, for new records; those that failed before wait for theirs. */
  readonly sparesStruck: boolean
}

export type RoundTools = {
  readonly outbox: OutboxPort
  readonly transport: Pick<TransportPort, 'have' | 'push'>
  readonly now: () => number
  readonly newId: () => string
}

/** With nothing to send, the server is left in peace so long. */
const quietFor = 10 * 60_000
const reviewEvery = 24 * 60 * 60_000
/** Epoch changes followed within one round: a server that keeps changing must not hold the tablet in a loop. */
const mostEpochs = 3
/** Failing batches in a row after which the server, not a record, is the likely cause. */
const mostFailures = 3

/** Answers that may be one record's fault (S7). */
const perhapsPoison = new Set<ClientProblem['code']>(['server-failed', 'bad-request', 'not-found', 'wrong-media-type'])

/** S10: it wants nothing more from this app; what it said of the records asked about stands. */
const isTooOldFor = (answer: { readonly minClient: number }): boolean => answer.minClient > clientNumber

/** What a round remembers of the ones before it – when the server was last asked, what failed – is in here, in memory only. */
export const createRound = ({ outbox, transport, now, newId }: RoundTools): ((how: RoundKind) => Step<void>) => {
  let contactedAt = Number.NEGATIVE_INFINITY
  let reviewedAt = Number.NEGATIVE_INFINITY
  const strikes = createStrikes()
  /** Asked for by the server, and not sent: it has no key to these bytes. Not a reason to ask again all the time. */
  const heldBack = new Map<string, string>()

  const common = (link: OutboxLink, epochKnown: boolean) => ({
    protocol: protocol as typeof protocol,
    ...(epochKnown && link.epoch !== undefined ? { epoch: link.epoch } : {}),
    ...(link.lastReceipt === undefined ? {} : { lastReceipt: link.lastReceipt }),
  })

  const currentLink = async (): Step<OutboxLink> => {
    const link = await outbox.link()
    if (!link.ok) return link
    return link.value === undefined ? err({ code: 'not-linked' }) : ok(link.value)
  }

  const askHave = async (items: readonly OutboxItem[]): Step<HaveAnswer> => {
    const link = await currentLink()
    if (!link.ok) return link
    const tablet = await outbox.tabletState()
    if (!tablet.ok) return tablet
    const records = items.map(({ id, hash }) => ({ id, hash }))
    const answer = await transport.have(link.value, { ...common(link.value, true), records, tablet: tablet.value })
    // A server that only says "another epoch" is asked again without one: its answer then names the new epoch.
    if (!answer.ok && answer.failure.code === 'epoch-changed')
      return transport.have(link.value, { ...common(link.value, false), records, tablet: tablet.value })
    return answer
  }

  /** R3: when an answer comes from another epoch, everything held goes back in the queue before the answer is used. */
  const followEpoch = async (epoch: string): Step<'same' | 'changed'> => {
    const link = await currentLink()
    if (!link.ok) return link
    if (link.value.epoch === epoch) return ok('same')
    const first = link.value.epoch === undefined
    const entered = await outbox.enterEpoch(epoch)
    if (!entered.ok) return entered
    return ok(first ? 'same' : 'changed')
  }

  const settleHave = async (asked: readonly OutboxItem[], answer: HaveAnswer): Step<readonly string[]> => {
    const ids = new Set(asked.map((one) => one.id))
    const settlements: Settlement[] = [
      ...answer.known.map((receipt): Settlement => ({ id: receipt.id, outcome: 'duplicate', receipt })),
      ...answer.withdrawn.map((id): Settlement => ({ id, outcome: 'withdrawn' })),
    ].filter((one) => ids.has(one.id))
    const settled = await outbox.settle(answer, settlements)
    if (!settled.ok) return settled
    // V2: whether another hash is another record only its bytes can tell.
    return ok([...answer.missing, ...answer.conflicts].filter((id) => ids.has(id)))
  }

  const pushBatch = async (
    records: readonly PushRecord[],
  ): Promise<Result<PushAnswer, ServerFailure | ClientProblem>> => {
    const link = await currentLink()
    if (!link.ok) return link
    return transport.push(link.value, {
      ...common(link.value, true),
      batchId: newId(),
      records: [...records],
      tombstones: [],
    })
  }

  type Pushed = 'done' | 'epoch-changed'

  /** S5, S7: pushes what the server misses; a batch that fails is set back or split, the others go on. */
  const pushMissing = async (missing: readonly OutboxItem[]): Step<Pushed> => {
    const batches = planBatches(missing, strikes)
    let inARow = 0
    let stop: Stop | undefined
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const records = await outbox.envelopes(batch.map((one) => one.id))
      if (!records.ok) return records
      const returned = new Set(records.value.map((one) => one.id))
      for (const { id, hash } of batch) {
        if (returned.has(id)) heldBack.delete(id)
        else heldBack.set(id, hash)
      }
      if (records.value.length === 0) continue
      const answer = await pushBatch(records.value)
      if (answer.ok) {
        const epoch = await followEpoch(answer.value.epoch)
        if (!epoch.ok) return epoch
        const named = new Set(records.value.map((one) => one.id))
        const settled = await outbox.settle(
          answer.value,
          answer.value.results.filter((one) => named.has(one.id)),
        )
        if (!settled.ok) return settled
        strikes.clear(batch)
        inARow = 0
        if (isTooOldFor(answer.value)) return err({ code: 'client-too-old' })
        if (epoch.value === 'changed') return ok('epoch-changed')
        continue
      }
      const { code } = answer.failure
      if (code === 'epoch-changed') return ok('epoch-changed')
      if (code === 'too-large') {
        if (batch.length > 1) batches.unshift(...splitBatch(batch))
        else {
          const link = await currentLink()
          if (!link.ok) return link
          const aside = await outbox.settle({ epoch: link.value.epoch ?? '', backedUpThrough: 0 }, [
            { id: batch[0]!.id, outcome: 'too-large' },
          ])
          if (!aside.ok) return aside
        }
        continue
      }
      if (!perhapsPoison.has(code)) return err(answer.failure)
      strikes.add(batch)
      stop = answer.failure
      inARow += 1
      // The server fails whatever is sent: asking on would only add to its trouble.
      if (inARow >= mostFailures) break
      // S7: one more than a single record, and failed often enough: the halves find the poison.
      if (batch.length > 1 && strikes.of(batch) >= 3) batches.push(...splitBatch(batch))
    }
    return stop === undefined ? ok('done') : err(stop)
  }

  const sendTombstones = async (): Step<void> => {
    for (;;) {
      const waiting = await outbox.tombstones(maxBatchRecords)
      if (!waiting.ok) return waiting
      if (waiting.value.length === 0) return ok(undefined)
      const link = await currentLink()
      if (!link.ok) return link
      let answer = await transport.push(link.value, {
        ...common(link.value, true),
        batchId: newId(),
        records: [],
        tombstones: [...waiting.value],
      })
      if (!answer.ok && answer.failure.code === 'epoch-changed')
        answer = await transport.push(link.value, {
          ...common(link.value, false),
          batchId: newId(),
          records: [],
          tombstones: [...waiting.value],
        })
      if (!answer.ok) return err(answer.failure)
      const epoch = await followEpoch(answer.value.epoch)
      if (!epoch.ok) return epoch
      const roots = new Set(waiting.value.map((one) => one.root))
      const named = answer.value.tombstones.filter((one) => roots.has(one.root))
      const settled = await outbox.settleTombstones(named)
      if (!settled.ok) return settled
      // A server that named none of them would be asked the same for ever.
      if (named.length === 0) return ok(undefined)
    }
  }

  /** W4: once a day, what was withdrawn elsewhere is erased here, set aside or not, and what the server lost comes back. */
  const review = async (): Step<void> => {
    if (now() - reviewedAt < reviewEvery) return ok(undefined)
    const held = await outbox.heldBefore(now() - reviewEvery)
    if (!held.ok) return held
    for (let at = 0; at < held.value.length; at += maxHave) {
      const answer = await askHave(held.value.slice(at, at + maxHave))
      if (!answer.ok) return answer
      const epoch = await followEpoch(answer.value.epoch)
      if (!epoch.ok) return epoch
      if (epoch.value === 'changed') return ok(undefined)
      const asked = new Set(held.value.slice(at, at + maxHave).map((one) => one.id))
      const reviewed = await outbox.review(answer.value, {
        withdrawn: answer.value.withdrawn.filter((id) => asked.has(id)),
        missing: answer.value.missing.filter((id) => asked.has(id)),
      })
      if (!reviewed.ok) return reviewed
    }
    reviewedAt = now()
    return ok(undefined)
  }

  /** Nothing else waits than what could not be sent before, as it was then: re-addressed meanwhile, its bytes are others. */
  const isHeldBack = async (waiting: readonly string[]): Step<boolean> => {
    if (!waiting.every((id) => heldBack.has(id))) return ok(false)
    const items = await outbox.items(waiting)
    return items.ok ? ok(items.value.every(({ id, hash }) => heldBack.get(id) === hash)) : items
  }

  /** One pass over everything waiting. S12: `have` first, then what is missing. */
  const sendWaiting = async (how: RoundKind): Step<Pushed> => {
    const found = await outbox.waiting()
    if (!found.ok) return found
    const waiting = how.sparesStruck ? found.value.filter((id) => !strikes.has(id)) : found.value
    let stop: Stop | undefined
    if (!how.forced && now() - contactedAt < quietFor && now() >= contactedAt) {
      const held = await isHeldBack(waiting)
      if (!held.ok) return held
      if (held.value) return ok('done')
    }
    // Also with nothing waiting: one question tells the desk how this tablet is, and this tablet of a new epoch.
    for (let at = 0; at === 0 || at < waiting.length; at += maxHave) {
      const items = await outbox.items(waiting.slice(at, at + maxHave))
      if (!items.ok) return items
      const answer = await askHave(items.value)
      if (!answer.ok) return answer
      const epoch = await followEpoch(answer.value.epoch)
      if (!epoch.ok) return epoch
      const missing = await settleHave(items.value, answer.value)
      if (!missing.ok) return missing
      contactedAt = now()
      if (isTooOldFor(answer.value)) return err({ code: 'client-too-old' })
      if (epoch.value === 'changed') return ok('epoch-changed')
      const wanted = new Set(missing.value)
      const pushed = await pushMissing(items.value.filter((one) => wanted.has(one.id)))
      if (!pushed.ok) {
        if (!perhapsPoison.has(pushed.failure.code)) return pushed
        // S7: a poisoned record in these five hundred does not hold up the next.
        stop = pushed.failure
      } else if (pushed.value === 'epoch-changed') return pushed
    }
    return stop === undefined ? ok('done') : err({ ...stop, onlyRecords: true })
  }

  return async (how) => {
    const link = await outbox.link()
    if (!link.ok) return link
    // A tablet alone: nothing to send to, and nothing wrong with that.
    if (link.value === undefined) return ok(undefined)
    // Withdrawals first: what somebody took back is not sent once more on the way.
    const tombstones = await sendTombstones()
    if (!tombstones.ok && !perhapsPoison.has(tombstones.failure.code)) return tombstones
    for (let epochs = 0; epochs <= mostEpochs; epochs += 1) {
      const sent = await sendWaiting(how)
      if (!sent.ok) return sent
      if (sent.value === 'done') break
    }
    if (!tombstones.ok) return tombstones
    const reviewed = await review()
    if (!reviewed.ok) return reviewed
    const pruned = await outbox.prune()
    return pruned.ok ? ok(undefined) : pruned
  }
}
