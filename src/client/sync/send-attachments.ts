// Sends the parts of sound and photos, behind the records and never in their way. Knows neither the store nor the screen.

import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Announced, AttachmentsHaveAnswer } from '#wire/attachment.ts'
import { maxAsked } from '#wire/attachment.ts'
import { clientNumber, protocol } from '#wire/batch.ts'
import { toBase64Url } from '#wire/bytes.ts'
import type { ClientProblem } from '../problem.ts'
import { needsPeople } from '../problem.ts'
import type { After } from '../timer.ts'
import type { ServerFailure } from './ask-server.ts'
import type { AttachmentPort } from './attachment-port.ts'
import type { AttachmentTransport } from './attachment-transport.ts'
import { backOff } from './back-off.ts'
import type { OutboxLink, OutboxPort } from './outbox-port.ts'

export type AttachmentSender = {
  /** Tries soon, unless the server asked for patience. */
  readonly wake: () => void
  /** A tap on *verstuur*: resets the back-off and tries now. Resolves when that round ended. */
  readonly sendNow: () => Promise<AttachmentStatus>
  readonly status: () => AttachmentStatus
  readonly subscribe: (listener: () => void) => () => void
  readonly stop: () => void
}

export type AttachmentStatus = {
  readonly running: boolean
  /** The last thing that went wrong, until something goes right. */
  readonly problem: ClientProblem | undefined
  /** Epoch milliseconds of the next try by itself. */
  readonly nextTryAt: number | undefined
}

export type AttachmentTools = {
  readonly queue: AttachmentPort
  readonly outbox: Pick<OutboxPort, 'link' | 'enterEpoch'>
  readonly transport: AttachmentTransport
  /** Resolves when no record is being sent: conversations go first, also in the middle of a recording. */
  readonly recordsFirst: () => Promise<void>
  /** A manifest went to the queue of records, or the server took another epoch: the records have work. */
  readonly wakeRecords: () => void
  readonly lock: <Value>(name: string, work: () => Promise<Value>) => Promise<Value | undefined>
  readonly now: () => number
  /** Between 0 and 1. */
  readonly random: () => number
  readonly after: After
}

type Stop = { readonly code: ClientProblem['code']; readonly retryAfter?: number }
type Step<Value> = Promise<Result<Value, Stop>>

/** A few at a time: enough to keep a line busy, few enough that a conversation never waits for more than these. */
const atOnce = 2
const soon = 500
const pausedWait = 15 * 60_000
const elsewhereWait = 30_000
/** How often the server may say that parts are missing which it took: then it is left in peace for a while. */
const mostPasses = 3
const mostFailures = 3
const reviewEvery = 24 * 60 * 60_000
const perhapsPoison = new Set<ClientProblem['code']>([
  'server-failed',
  'bad-request',
  'not-found',
  'wrong-media-type',
  'too-large',
])

export const createAttachmentSender = (tools: AttachmentTools): AttachmentSender => {
  const { queue, outbox, transport, recordsFirst, wakeRecords, lock, now, random, after } = tools
  let running: Promise<void> | undefined
  let problem: ClientProblem | undefined
  let nextTryAt: number | undefined
  let failures = 0
  let reviewedAt = Number.NEGATIVE_INFINITY
  let again = false
  let stopped = false
  let cancelTimer = () => {}
  const listeners = new Set<() => void>()

  let shown: AttachmentStatus = { running: false, problem: undefined, nextTryAt: undefined }
  const status = (): AttachmentStatus => {
    const isRunning = running !== undefined
    if (shown.running !== isRunning || shown.problem !== problem || shown.nextTryAt !== nextTryAt)
      shown = { running: isRunning, problem, nextTryAt }
    return shown
  }
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }

  /** What an answer says of each attachment. @returns what is still to be sent. */
  const settleHave = async (
    asked: readonly Announced[],
    answer: AttachmentsHaveAnswer,
  ): Step<readonly (readonly [string, readonly number[]])[]> => {
    const named = new Map(asked.map((one) => [one.id, one]))
    const wanted: (readonly [string, readonly number[]])[] = []
    for (const { id, outcome, missing = [], receipt } of answer.attachments) {
      const announced = named.get(id)
      if (announced === undefined) continue
      let done: Result<unknown, ClientProblem> = ok(undefined)
      if (outcome === 'complete' && receipt !== undefined) done = await queue.arrived(answer.epoch, receipt)
      else if (outcome === 'withdrawn') done = await queue.withdrawn(id)
      else if (outcome === 'conflict') done = await queue.conflict(id)
      else if (outcome === 'no-room') done = await queue.noRoom(id, true)
      else if (outcome === 'awaited') {
        done = await queue.noRoom(id, false)
        wanted.push([id, missing.filter((part) => part < announced.parts)])
      }
      if (!done.ok) return done
    }
    return ok(wanted)
  }

  type Sent = 'sent' | 'skip'

  const sendPart = async (link: OutboxLink, id: string, part: number): Step<Sent> => {
    await recordsFirst()
    const held = await queue.part(id, part)
    if (!held.ok) return held
    if (held.value === undefined) return ok('skip')
    const { hash, bytes } = held.value
    const answer = await transport.part(link, { protocol, id, part, hash, bytes: toBase64Url(bytes) })
    if (!answer.ok) return answer
    const { outcome, receipt, epoch } = answer.value
    if (answer.value.id !== id || answer.value.part !== part) return err({ code: 'offline' })
    if (outcome === 'withdrawn') {
      const gone = await queue.withdrawn(id)
      return gone.ok ? ok('skip') : gone
    }
    if (outcome === 'conflict') {
      const aside = await queue.conflict(id)
      return aside.ok ? ok('skip') : aside
    }
    // Damaged on the way, though its hash was right here: the line's fault, and worth another try later.
    if (outcome === 'invalid') return err({ code: 'server-failed' })
    if (outcome === 'unknown') return ok('skip')
    if (receipt !== undefined) {
      const arrived = await queue.arrived(epoch, receipt)
      if (!arrived.ok) return arrived
    }
    return ok('sent')
  }

  /** Everything missing, a few at a time. S7: an attachment that fails does not hold up the others. */
  const sendParts = async (
    link: OutboxLink,
    wanted: readonly (readonly [string, readonly number[]])[],
  ): Promise<{ readonly sent: number; readonly stop: Stop | undefined }> => {
    const tasks = wanted.flatMap(([id, parts]) => parts.map((part) => ({ id, part })))
    const skipped = new Set<string>()
    let sent = 0
    let inARow = 0
    let stop: Stop | undefined
    let ended = false
    const work = async (): Promise<void> => {
      for (let task = tasks.shift(); task !== undefined && !ended; task = tasks.shift()) {
        if (skipped.has(task.id)) continue
        const done = await sendPart(link, task.id, task.part)
        if (done.ok) {
          inARow = 0
          if (done.value === 'sent') sent += 1
          else skipped.add(task.id)
          continue
        }
        stop = done.failure
        skipped.add(task.id)
        inARow += 1
        if (!perhapsPoison.has(done.failure.code) || inARow >= mostFailures) ended = true
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return { sent, stop }
  }

  const askHave = async (
    link: OutboxLink,
    attachments: readonly Announced[],
  ): Promise<Result<AttachmentsHaveAnswer, ServerFailure>> =>
    transport.have(link, { protocol, attachments: [...attachments] })

  /** Once a day: what arrived is asked about again, before it may be let go (R4), and for what was withdrawn elsewhere (W4). */
  const review = async (link: OutboxLink, epoch: string): Step<void> => {
    if (now() - reviewedAt < reviewEvery) return ok(undefined)
    const held = await queue.held(epoch)
    if (!held.ok) return held
    for (let at = 0; at < held.value.length; at += maxAsked) {
      await recordsFirst()
      const asked = held.value.slice(at, at + maxAsked)
      const answer = await askHave(link, asked)
      if (!answer.ok) return answer
      if (answer.value.epoch !== epoch) return ok(undefined)
      const named = new Set(asked.map((one) => one.id))
      for (const { id, outcome, receipt } of answer.value.attachments) {
        if (!named.has(id)) continue
        const done =
          outcome === 'withdrawn'
            ? await queue.withdrawn(id)
            : outcome === 'conflict'
              ? await queue.conflict(id)
              : await queue.reviewed(answer.value, id, outcome === 'complete' ? receipt : undefined)
        if (!done.ok) return done
      }
    }
    reviewedAt = now()
    return ok(undefined)
  }

  const round = async (): Step<void> => {
    const settled = await queue.settle()
    if (!settled.ok) return settled
    if (settled.value > 0) wakeRecords()
    const held = await outbox.link()
    if (!held.ok) return held
    const link = held.value
    // A tablet alone, or one that the server has not answered yet.
    if (link?.epoch === undefined) return ok(undefined)
    let stop: Stop | undefined
    for (let pass = 0; pass < mostPasses; pass += 1) {
      const waiting = await queue.waiting(link.epoch)
      if (!waiting.ok) return waiting
      let sent = 0
      for (let at = 0; at < waiting.value.length; at += maxAsked) {
        await recordsFirst()
        const asked = waiting.value.slice(at, at + maxAsked)
        const answer = await askHave(link, asked)
        if (!answer.ok) return answer
        // R3: everything that is still held is offered again, and the records go first.
        if (answer.value.epoch !== link.epoch) {
          const entered = await outbox.enterEpoch(answer.value.epoch)
          if (!entered.ok) return entered
          wakeRecords()
          return ok(undefined)
        }
        // S10: what it said of those asked about stands; it wants nothing more from this app.
        const wanted = await settleHave(asked, answer.value)
        if (!wanted.ok) return wanted
        if (answer.value.minClient > clientNumber) return err({ code: 'client-too-old' })
        const done = await sendParts(link, wanted.value)
        sent += done.sent
        stop = done.stop ?? stop
        if (done.stop !== undefined && !perhapsPoison.has(done.stop.code)) return err(done.stop)
      }
      // Asked once more: a receipt may have been lost on the way.
      if (sent === 0) break
    }
    if (stop !== undefined) return err(stop)
    return review(link, link.epoch)
  }

  const plan = (wait: number) => {
    cancelTimer()
    nextTryAt = now() + wait
    if (!stopped) cancelTimer = after(wait, () => void run())
  }
  const settleRound = (result: Result<void, Stop> | undefined) => {
    if (result === undefined) {
      plan(elsewhereWait)
      return
    }
    if (result.ok) {
      failures = 0
      problem = undefined
      nextTryAt = undefined
      return
    }
    const { code, retryAfter } = result.failure
    plan(needsPeople.has(code) ? pausedWait : backOff(failures, random, retryAfter))
    failures += 1
    problem = { code }
  }

  const run = (): Promise<void> => {
    if (running !== undefined) {
      again = true
      return running
    }
    cancelTimer()
    again = false
    running = lock('attachments', round)
      .then(settleRound)
      .catch((error: unknown) => {
        // A mistake of ours: nothing is dropped, sending goes on later, and the error surfaces.
        settleRound(err({ code: 'server-failed' }))
        after(0, () => {
          throw error
        })
      })
      .finally(() => {
        running = undefined
        tell()
        if (again && problem === undefined && !stopped) {
          again = false
          cancelTimer()
          cancelTimer = after(soon, () => void run())
        }
      })
    tell()
    return running
  }

  return {
    status,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wake: () => {
      if (stopped) return
      if (running !== undefined) {
        again = true
        return
      }
      // A server that spoke and asked for patience gets it.
      if (nextTryAt !== undefined && nextTryAt > now() && problem !== undefined && problem.code !== 'offline') return
      cancelTimer()
      cancelTimer = after(soon, () => void run())
    },
    sendNow: async () => {
      failures = 0
      if (running !== undefined) await running
      await run()
      return status()
    },
    stop: () => {
      stopped = true
      cancelTimer()
    },
  }
}
