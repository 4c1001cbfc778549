import { findCodebook } from '#content/codebooks.ts'
import { tableFromCardTallies } from '#domain/card-tallies.ts'
import type { AboutTables, Holders } from '#domain/caveats.ts'
import { joinedEffects } from '#domain/coding.ts'
import type { RoundComparison } from '#domain/compare-rounds.ts'
import { compareRounds } from '#domain/compare-rounds.ts'
import type { MentionFilter, MentionTables } from '#domain/count-mentions.ts'
import { mentionTables } from '#domain/count-mentions.ts'
import type { Programme } from '#domain/programme.ts'
import type { RoundCounts } from '#domain/round-counts.ts'
import type { GivenVersion, OutsideTables } from '#domain/suppress.ts'
import { giveRound, isGiven, outsideTables } from '#domain/suppress.ts'
import type { HeldTally } from './store/coded-store.ts'
import type { Centres } from './store/of-centres.ts'
import type { RecordStore } from './store/record-store.ts'

type Stored = { readonly store: RecordStore }

/** The tables of bijlage 3 and its kin, for a centre's own eyes: nothing kept back. Units in `MentionTables`. */
export const readMentionTables = async (
  { store }: Stored,
  filter: MentionFilter,
  centres?: Centres,
): Promise<MentionTables> =>
  mentionTables(await store.mentionTallies(filter, centres), joinedEffects(await store.ownEffectUses()))

/** May the rounds be laid side by side, and over which forms: only where their words are the same. */
export const readRoundComparison = async ({ store }: Stored, centres?: Centres): Promise<RoundComparison> => {
  const held = await store.heldTallies(undefined, centres)
  const of = (round: string, pick: 'instrument' | 'changeStory') => [
    ...new Set(held.filter((one) => one.round === round).map((one) => one[pick])),
  ]
  return compareRounds(
    [...new Set(held.map((one) => one.round))].sort().map((round) => ({
      round,
      instruments: of(round, 'instrument'),
      changeStories: of(round, 'changeStory'),
    })),
  )
}

/** What outside tables of one round are made of; never shown itself. */
export const readRoundCounts = async ({ store }: Stored, round: string): Promise<RoundCounts> => {
  const { sorts, groupSessions, groupPeople, rows } = tableFromCardTallies(await store.cardTallies(round))
  return {
    places: await store.countedPlaces(round),
    mentions: await store.mentionTallies({ round: [round] }),
    joined: [...joinedEffects(await store.ownEffectUses())].sort(),
    cards: { sorts, groupSessions, groupPeople, rows },
  }
}

/** One round's version to give now; kept, when it is a new one, so that the next gives nothing away. */
const giveOne = async ({ store, programme, least, now }: Asked, round: string): Promise<GivenVersion> => {
  const codebook = findCodebook(programme.changeStory)
  for (;;) {
    const last = await store.lastGiven(round)
    const counts = await readRoundCounts({ store }, round)
    const version = giveRound({ counts, last: last?.version, codebook, least })
    // Of a version that gives nothing there is nothing to remember.
    if (version === last?.version || !isGiven(version)) return version
    // Another process gave one meanwhile: then that is the last.
    if (await store.keepGiven(round, (last?.number ?? 0) + 1, version, now())) return version
  }
}

type Asked = Stored & {
  readonly programme: Programme
  /** The threshold, in conversations. */
  readonly least: number
  readonly now: () => number
}

/**
 * The tables for the network of coordinators and the public, of one round or of all, small numbers kept back. Whatever
 * this answers counts as given out: the next version of a round is measured against it.
 */
export const giveOutside = async (
  asked: Asked,
  round: string | undefined,
): Promise<{ readonly tables: OutsideTables; readonly rounds: readonly string[] }> => {
  const { rounds } = await asked.store.counts(undefined)
  const versions = new Map<string, GivenVersion>()
  for (const one of rounds.filter((each) => round === undefined || each === round))
    versions.set(one, await giveOne(asked, one))
  return {
    tables: outsideTables(
      [...versions.values()],
      asked.programme.centres.map((centre) => centre.id),
      asked.least,
    ),
    rounds: [...versions].filter(([, version]) => isGiven(version)).map(([one]) => one),
  }
}

const holders = (held: readonly HeldTally[]): Holders => {
  const count = (holder: string) =>
    held.filter((one) => one.holder === holder).reduce((sum, one) => sum + one.conversations, 0)
  return {
    'own-coordinator': count('own-coordinator'),
    'exchange-interviewer': count('exchange-interviewer'),
    volunteer: count('volunteer'),
    self: count('self'),
    unknown: count('unknown'),
  }
}

/**
 * What the caveats under inside tables are made of. Outside tables have their numbers from themselves:
 * `{ ...about, ...ofOutside(tables) }`.
 */
export const readAbout = async (
  { store, programme, least }: Omit<Asked, 'now'>,
  { round, centres }: { readonly round: string | undefined; readonly centres?: Centres },
): Promise<AboutTables> => {
  const held = await store.heldTallies(round, centres)
  const { refusals } = await store.counts(round, centres)
  const sum = (test: (one: HeldTally) => boolean) =>
    held.filter(test).reduce((total, one) => total + one.conversations, 0)
  const places = [...new Set(held.map((one) => one.centre))]
  const order = programme.centres.map((centre) => centre.id)
  const placeOf = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return {
    audience: 'centre',
    least,
    conversations: {
      rows: places
        .sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
        .map((centre) => ({ centre, total: sum((one) => one.centre === centre) })),
      total: {
        resident: sum((one) => one.with === 'resident'),
        partner: sum((one) => one.with === 'partner'),
        other: sum((one) => one.with === 'other'),
        total: sum(() => true),
      },
    },
    languages: [...new Set(held.map((one) => one.language))]
      .sort()
      .map((language) => ({ language, conversations: sum((one) => one.language === language) })),
    holders: holders(held),
    refusals,
    centres: order.filter((id) => centres === undefined || centres.includes(id)),
  }
}

/** The part of the caveats that outside tables tell themselves. */
export const ofOutside = (
  audience: 'network' | 'public',
  { conversations, languages }: OutsideTables,
): Pick<AboutTables, 'audience' | 'conversations' | 'languages'> => ({ audience, conversations, languages })
