import { findCodebook } from '#content/codebooks.ts'
import type { AboutTables } from '#domain/caveats.ts'
import { passageOfCoding, passagesOfConsensus } from '#domain/coded-passage.ts'
import { joinedEffects } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { OutsideCards } from '#domain/round-counts.ts'
import { countRound } from '#domain/round-counts.ts'
import type { OutsideTables } from '#domain/suppress.ts'
import { giveRound, isGiven, outsideTables } from '#domain/suppress.ts'
import type { Codings } from '../actions/read-codings.ts'
import { cellOf } from './what-is-told.ts'

export type WhatLeaves = {
  readonly tables: OutsideTables
  /** Nothing at all is given: then not even a nought is. */
  readonly isNothing: boolean
  /** Rounds of which nothing is given. */
  readonly left: readonly string[]
}

/**
 * The numbers for the network and the public, from what lies on this tablet: kept back by the same rules as on the
 * server (domain/suppress). What was given earlier only the server knows; a tablet measures against nothing.
 * `round`: one round; `undefined`: all of them.
 */
export const whatLeaves = ({
  conversations,
  codings: { codings, consensuses },
  cardsOf,
  round,
  order,
  least,
}: {
  readonly conversations: readonly Conversation[]
  readonly codings: Codings
  readonly cardsOf: (conversations: readonly Conversation[]) => OutsideCards
  readonly round: string | undefined
  readonly order: readonly string[]
  readonly least: number
}): WhatLeaves => {
  const passages = [...codings.map(passageOfCoding), ...consensuses.flatMap(passagesOfConsensus)]
  const joined = joinedEffects([
    ...codings,
    // What people agreed on from the list is on the list.
    ...consensuses.flatMap((one) => one.passages.map(({ effects }) => ({ coder: '', effects }))),
  ])
  const rounds = [...new Set(conversations.map((one) => one.round))].filter(
    (one) => round === undefined || one === round,
  )
  const versions = rounds.map((one) => {
    const held = conversations.filter((conversation) => conversation.round === one)
    const counts = countRound({
      conversations: held.map(cellOf),
      passages,
      joined,
      findCodebook,
      cards: cardsOf(held),
    })
    const codebook = findCodebook(held[0]?.changeStory ?? '')
    return { round: one, version: giveRound({ counts, last: undefined, codebook, least }) }
  })
  return {
    tables: outsideTables(
      versions.map(({ version }) => version),
      order,
      least,
    ),
    isNothing: !versions.some(({ version }) => isGiven(version)),
    left: versions.filter(({ version }) => !isGiven(version)).map((one) => one.round),
  }
}

/** What the caveats under these tables are made of: numbers as their readers may see them. */
export const aboutLeaving = (
  audience: 'network' | 'public',
  conversations: readonly Conversation[],
  { tables }: WhatLeaves,
  { refusals, least }: { readonly refusals: number | undefined; readonly least: number },
): AboutTables => {
  const held = (by: Conversation['heldBy']) =>
    conversations.filter((one) => one.mode !== 'self' && one.heldBy === by).length
  return {
    audience,
    least,
    conversations: tables.conversations,
    languages: tables.languages,
    holders: {
      'own-coordinator': held('own-coordinator'),
      'exchange-interviewer': held('exchange-interviewer'),
      volunteer: held('volunteer'),
      self: conversations.filter((one) => one.mode === 'self').length,
      unknown: 0,
    },
    refusals,
    // Other centres lie on other tablets: their absence here says nothing.
    centres: [],
  }
}
