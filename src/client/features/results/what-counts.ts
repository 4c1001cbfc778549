import type { OwnCard } from '#domain/card-sort.ts'
import type { StandardDutch } from '#domain/card-wording.ts'
import { apartByWords } from '#domain/card-wording.ts'
import type { Conversation, WithWhom } from '#domain/conversation.ts'
import type { CardsTable } from '#domain/count-cards.ts'
import { countCards } from '#domain/count-cards.ts'
import type { Card } from '#domain/deck.ts'
import { countedSort } from '#domain/opened-cards.ts'
import type { ArchivedConversation } from '../../actions/read-archive.ts'

/**
 * What the table may count: newest revisions that open and were not withdrawn, of one round or of all.
 * `closed`: conversations kept in some form that cannot be read here, so that the screen can say what it left out.
 */
export const whatCounts = (
  archive: readonly ArchivedConversation[],
  round: string | undefined,
): { readonly counted: readonly Conversation[]; readonly closed: number } => {
  const kept = archive.filter(({ row }) => row.state !== 'withdrawn')
  const open = kept.map(({ conversation }) => conversation).filter((one) => one !== undefined)
  return {
    counted: open.filter((one) => round === undefined || one.round === round),
    closed: kept.length - open.length,
  }
}

/** Nobody told anything here yet, and nobody said no: only then is there nothing to show. */
export const isNothingYet = ({ counted, closed }: ReturnType<typeof whatCounts>, refusals: number): boolean =>
  counted.length === 0 && closed === 0 && refusals === 0

/** The rounds that occur, newest name first. */
export const roundsOf = (archive: readonly ArchivedConversation[]): readonly string[] =>
  [...new Set(whatCounts(archive, undefined).counted.map((one) => one.round))].toSorted().reverse()

/** The centres where cards were played in these conversations, in the order given, then those it does not know. */
export const centresOfCards = (counted: readonly Conversation[], order: readonly string[]): readonly string[] => {
  const played = new Set(counted.filter((one) => one.cards !== undefined).map((one) => one.centre))
  return [...order.filter((id) => played.has(id)), ...[...played].filter((id) => !order.includes(id)).toSorted()]
}

/**
 * The table of the meaning cards over these conversations, and every card that was offered in them, as it was offered:
 * a standard card that a deck gave other words is a card apart. Unit: sorts.
 */
export const cardsOf = (
  counted: readonly Conversation[],
  standard: StandardDutch,
): {
  readonly table: CardsTable
  readonly faces: readonly Card[]
  /** With whom one person's sorts were played. Unit: sorts. */
  readonly players: Readonly<Record<WithWhom, number>>
  /** Pictures of own cards, by their words: the table has the words alone. */
  readonly ownFaces: readonly OwnCard[]
} => {
  const sorts = counted.flatMap(({ cards }) => (cards === undefined ? [] : [apartByWords(cards, standard)]))
  // The archive has the newest first: what a card says now goes before what it said once.
  const faces = new Map(sorts.toReversed().flatMap(({ deck }) => deck.cards.map((card) => [card.id, card] as const)))
  const alone = counted.filter(({ cards }) => cards !== undefined && cards.group === undefined)
  const withOf = (who: WithWhom) => alone.filter((one) => one.with === who).length
  return {
    table: countCards(sorts.map(countedSort)),
    faces: [...faces.values()],
    players: { resident: withOf('resident'), partner: withOf('partner'), other: withOf('other') },
    ownFaces: sorts.flatMap(({ ownCards }) => ownCards),
  }
}
