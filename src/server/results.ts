import { tableFromCardTallies } from '#domain/card-tallies.ts'
import { tableFromTallies } from '#domain/count-conversations.ts'
import type { Programme } from '#domain/programme.ts'
import type { CardsAnswer, ConversationsAnswer } from '#wire/desk.ts'
import { strangeCards } from './exchange/card-names.ts'
import type { ReadProgramme } from './read-programme.ts'
import type { Centres } from './store/of-centres.ts'
import type { RecordStore } from './store/record-store.ts'

/** The table of bijlage 1 with what stands beside it. Unit: conversations; all rounds when none is asked for. */
export const readConversationResults = async (
  { store, readProgramme }: { readonly store: RecordStore; readonly readProgramme: ReadProgramme },
  round: string | undefined,
  centres?: Centres,
): Promise<ConversationsAnswer> => {
  const programme = await readProgramme('all')
  const table = tableFromTallies(
    await store.tallies(round, centres),
    programme.centres.map((centre) => centre.id),
  )
  const counts = await store.counts(round, centres)
  // Centres that were typed on a tablet have no name here: their id, made from the name, stands for it.
  const typed = table.rows
    .map((row) => row.centre)
    .filter((id) => !programme.centres.some((centre) => centre.id === id))
  return {
    audience: 'centre',
    programme: programme.id,
    centres: [...programme.centres, ...typed.map((id) => ({ id, name: id }))].filter(
      ({ id }) => centres === undefined || centres.includes(id),
    ),
    rounds: [...counts.rounds],
    conversations: { rows: [...table.rows], total: table.total },
    refusals: counts.refusals,
    waiting: counts.waiting,
    unreadable: counts.unreadable,
    otherCentre: counts.otherCentre,
    keptAside: counts.keptAside,
    attachmentsAwaited: counts.attachmentsAwaited,
  }
}

/** The table of the meaning cards, and what cards say that this app does not have itself. */
export const readCardResults = async (
  { store, programme }: { readonly store: RecordStore; readonly programme: Programme },
  round: string | undefined,
  centres?: Centres,
): Promise<CardsAnswer> => {
  const { rows, groupRows, pairs, ownCards, groupOwnCards, groupWays, ...sums } = tableFromCardTallies(
    await store.cardTallies(round, centres),
  )
  const ids = new Set([...rows, ...groupRows].map((row) => row.card))
  return {
    audience: 'centre',
    programme: programme.id,
    cards: {
      ...sums,
      rows: [...rows],
      groupRows: groupRows.map((row) => ({ ...row, together: { ...row.together }, hands: { ...row.hands } })),
      pairs: { ...pairs, rows: [...pairs.rows] },
      ownCards: [...ownCards],
      groupWays: { together: { ...groupWays.together }, hands: { ...groupWays.hands } },
      groupOwnCards: [...groupOwnCards],
    },
    faces: [...(await strangeCards(store, [...ids]))],
  }
}
