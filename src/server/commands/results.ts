import type { Pile } from '#domain/card-sort.ts'
import { piles } from '#domain/card-sort.ts'
import { round as roundSchema } from '#domain/conversation.ts'
import type { CardsAnswer, ConversationsAnswer } from '#wire/desk.ts'
import { cardNames } from '../exchange/card-names.ts'
import { readCardResults, readConversationResults } from '../results.ts'
import { aligned } from './aligned.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run -s results -- [--json] [--audience centre] [--round R]'

const asTable = ({ centres, conversations }: ConversationsAnswer): string => {
  const nameOf = new Map(centres.map((centre) => [centre.id, centre.name]))
  const numbers = (row: ConversationsAnswer['conversations']['total']) => [
    row.resident,
    row.partner,
    row.other,
    row.total,
  ]
  return aligned([
    ['', 'resident', 'partner', 'other', 'total'],
    ...conversations.rows.map((row) => [nameOf.get(row.centre) ?? row.centre, ...numbers(row)]),
    ['Total', ...numbers(conversations.total)],
  ])
}

/** The cards in words: one person's sorts, and groups below and apart from them. */
const cardLines = ({ cards, faces }: CardsAnswer): readonly string[] => {
  const { sorts, groupSessions, groupPeople, rows, groupRows, ownCards } = cards
  if (sorts + groupSessions === 0) return []
  const nameOf = cardNames(faces)
  const named = (id: string): string => (nameOf(id) === id ? id : `${id} ${nameOf(id)}`)
  const numbers = (on: Readonly<Record<Pile, number>>) => piles.map((pile) => on[pile])
  const alone = aligned([
    ['', 'offered', 'yes', 'a little', 'not yet', 'not for me', 'skipped', 'top 3', 'wish'],
    ...rows.map((row) => [named(row.card), row.offered, ...numbers(row), row.top, row.wish]),
  ])
  const together = aligned([
    [
      '',
      'together: yes',
      'a little',
      'not yet',
      'not for me',
      'skipped',
      'disagreed',
      'hands: yes',
      'a little',
      'not yet',
      'not for me',
      'skipped',
    ],
    ...groupRows.map((row) => [named(row.card), ...numbers(row.together), row.disagreed, ...numbers(row.hands)]),
  ])
  return [
    `\nMeaning cards. Unit: sorts of one person, n = ${sorts}. First indications, not representative.\n`,
    ...(rows.length === 0 ? [] : [alone]),
    ...(groupSessions === 0
      ? []
      : [
          `\nMeaning cards in groups: ${groupSessions} sessions, ${groupPeople} people. Never added to the sorts above.\n`,
          together,
        ]),
    // A line break inside somebody's words would look like another card.
    ...(ownCards.length === 0
      ? []
      : [`\nCards people missed: ${ownCards.length}\n`, ...ownCards.map((words) => `- ${words.replace(/\s+/g, ' ')}`)]),
  ]
}

/** The words beside the number of each card that is not one of the app's own: nobody else could tell what it said. */
const wordsBeside = ({ faces }: CardsAnswer) => {
  const nameOf = cardNames(faces)
  const strange = new Set(faces.map((face) => face.id))
  return <Row extends { readonly card: string }>({ card, ...row }: Row) =>
    strange.has(card) ? { card, words: nameOf(card), ...row } : { card, ...row }
}

await runCommand(async () => {
  const read = readArguments(
    { json: { type: 'boolean' }, audience: { type: 'string' }, round: { type: 'string' } },
    usage,
  )
  if (read === undefined) return { exit: 2 }
  if (read.positionals.length > 0) return misuse('This command takes no file.', usage)
  const { json, audience = 'centre', round } = read.values
  if (audience === 'network' || audience === 'public') {
    // Numbers for these readers are suppressed where they are small, and that is not built: so no numbers at all.
    console.error(
      `Results for the audience "${audience}" hide small numbers; this version cannot do that yet. Ask for --audience centre.`,
    )
    return { exit: 2 }
  }
  if (audience !== 'centre') return misuse('--audience is centre, network or public.', usage)
  if (round !== undefined && !roundSchema.safeParse(round).success)
    return misuse('--round is a name of 1 to 40 characters.', usage)

  return withWorkplace(settings(), async (workplace) => {
    await workplace.opening.drain()
    const results = await readConversationResults(workplace, round)
    const answer = await readCardResults(workplace, round)
    if (json) {
      const { sorts, groupSessions, groupPeople, rows, groupRows, ownCards } = answer.cards
      const worded = wordsBeside(answer)
      // Parts that have no data yet are empty (exchange format, Results).
      const shown = {
        audience: results.audience,
        conversations: results.conversations,
        cards: { sorts, groupSessions, groupPeople, rows: rows.map(worded) },
        effects: { rows: [], mentions: 0 },
        goals: { rows: [], sumOverGoals: 0, mentions: 0 },
        // Beside the parts of the format: what groups did, and the words of cards people missed.
        ...(groupSessions === 0
          ? {}
          : { cardGroups: { sessions: groupSessions, people: groupPeople, rows: groupRows.map(worded) } }),
        ...(ownCards.length === 0 ? {} : { ownCards }),
      }
      console.log(JSON.stringify(shown, null, 2))
      return { exit: 0 }
    }
    console.log(
      `Conversations per centre, ${round === undefined ? 'all rounds' : `round ${round}`}. Unit: conversations.\n`,
    )
    console.log(asTable(results))
    for (const line of cardLines(answer)) console.log(line)
    console.log(
      `\nAsked and said no: ${results.refusals}. Not opened yet: ${results.waiting}. Could not be read: ${results.unreadable}. Kept aside, other bytes than expected: ${results.keptAside}.`,
    )
    return { exit: 0 }
  })
})
