// One round of reading back: page after page, until the server has no more. Knows neither the store nor the screen.

import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { clientNumber, maxHave, protocol } from '#wire/batch.ts'
import { sha256Hex } from '#wire/bytes.ts'
import { parseEnvelope } from '#wire/envelope.ts'
import type { PulledRecord } from '#wire/pull.ts'
import type { ClientProblem } from '../problem.ts'
import type { ServerFailure } from './ask-server.ts'
import type { ArrivedBack, PullLink, PullPort, PullTransport } from './pull-port.ts'

export type PullTools = {
  readonly port: PullPort
  readonly transport: PullTransport
  readonly now: () => number
}

/** A server that says "more" for ever must not keep the tablet busy for ever. */
const mostPages = 2_000
const reviewEvery = 24 * 60 * 60_000

/**
 * L1: the very bytes that its tablet froze, and this tablet's wrap beside the others. `undefined` when they are not: one
 * damaged record never holds up the others.
 */
const proven = async ({ id, hash, envelope, wrap, from }: PulledRecord): Promise<ArrivedBack | undefined> => {
  const sealed = parseEnvelope(envelope)
  if (sealed === undefined || sealed.header.id !== id || (await sha256Hex(envelope)) !== hash) return undefined
  const addressed =
    wrap === undefined
      ? envelope
      : JSON.stringify({ ...sealed, wraps: [...sealed.wraps.filter(({ kid }) => kid !== wrap.kid), wrap] })
  return { header: sealed.header, hash, envelope: addressed, from }
}

/**
 * @returns a round; each tells how many records are new here, or what stopped it. What it kept before it was stopped
 * stays, and the next round goes on from there.
 */
export const createPullRound =
  ({ port, transport, now }: PullTools) =>
  async (): Promise<Result<number, ServerFailure | ClientProblem>> => {
    let added = 0
    for (let pages = 0; pages < mostPages; pages += 1) {
      const link = await port.link()
      if (!link.ok) return link
      if (link.value === undefined) return ok(added)
      const { place, readingKey } = link.value
      const answer = await transport.pull(link.value, {
        protocol,
        readingKey,
        ...(place === undefined ? {} : { after: place.cursor }),
      })
      if (!answer.ok) return answer
      const { epoch, next, records, gone, over = [], more, minClient } = answer.value
      if (minClient > clientNumber) return err({ code: 'client-too-old' })
      const arrived = (await Promise.all(records.map(proven))).filter((one) => one !== undefined)
      const kept = await port.keep(link.value, {
        place: { cursor: next, epoch },
        records: arrived,
        gone,
        over,
        missed: records.length - arrived.length,
      })
      if (!kept.ok) return kept
      added += kept.value
      if (more) continue
      const reviewed = await review(link.value, epoch)
      return reviewed.ok ? ok(added) : reviewed
    }
    return ok(added)

    /**
     * L5: in another epoch the server may have forgotten what it would tell of, though its ledger has not; once a day
     * and after each change it is asked about everything that was read back.
     */
    async function review(link: PullLink, epoch: string): Promise<Result<void, ServerFailure | ClientProblem>> {
      const { reviewed } = link
      const since = reviewed === undefined ? Number.POSITIVE_INFINITY : now() - reviewed.at
      if (reviewed?.epoch === epoch && since >= 0 && since < reviewEvery) return ok(undefined)
      const held = await port.held()
      if (!held.ok) return held
      for (let at = 0; at < held.value.length; at += maxHave) {
        const records = held.value.slice(at, at + maxHave).map(({ id, hash }) => ({ id, hash }))
        const answer = await transport.have(link, { protocol, records })
        if (!answer.ok) return answer
        const asked = new Set(records.map((one) => one.id))
        const erased = await port.erase(answer.value.withdrawn.filter((id) => asked.has(id)))
        if (!erased.ok) return erased
        const over = await port.letGo((answer.value.over ?? []).filter((id) => asked.has(id)))
        if (!over.ok) return over
      }
      return port.reviewed(link, epoch)
    }
  }
