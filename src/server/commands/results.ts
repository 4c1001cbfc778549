import { round as roundSchema } from '#domain/conversation.ts'
import type { CardsAnswer, ConversationsAnswer } from '#wire/desk.ts'
import { readCardResults, readConversationResults } from '../results.ts'
import { aligned } from './aligned.ts'
import { cardLines, centreLines, wordsBeside } from './card-lines.ts'
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
    const ofCentres: { readonly centre: string; readonly name: string; readonly answer: CardsAnswer }[] = []
    for (const { centre } of results.conversations.rows) {
      const own = await readCardResults(workplace, round, [centre])
      if (own.cards.sorts + own.cards.groupSessions === 0) continue
      ofCentres.push({ centre, name: results.centres.find((one) => one.id === centre)?.name ?? centre, answer: own })
    }
    if (json) {
      const { sorts, groupSessions, groupPeople, rows, groupRows, pairs, ownCards } = answer.cards
      const worded = wordsBeside(answer)
      // Parts that have no data yet are empty (exchange format, Results).
      const shown = {
        audience: results.audience,
        conversations: results.conversations,
        cards: { sorts, groupSessions, groupPeople, rows: rows.map(worded) },
        effects: { rows: [], mentions: 0 },
        goals: { rows: [], sumOverGoals: 0, mentions: 0 },
        // Beside the parts of the format: what groups did, cards chosen together, each centre apart, and the words of
        // cards people missed.
        ...(groupSessions === 0
          ? {}
          : { cardGroups: { sessions: groupSessions, people: groupPeople, rows: groupRows.map(worded) } }),
        ...(pairs.rows.length === 0 ? {} : { cardPairs: pairs }),
        ...(ofCentres.length === 0
          ? {}
          : {
              cardsPerCentre: ofCentres.map(({ centre, answer: { cards } }) => ({
                centre,
                sorts: cards.sorts,
                groupSessions: cards.groupSessions,
                groupPeople: cards.groupPeople,
                rows: cards.rows.map(worded),
              })),
            }),
        ...(ownCards.length === 0 ? {} : { ownCards }),
      }
      console.log(JSON.stringify(shown, null, 2))
      return { exit: 0 }
    }
    console.log(
      `Conversations per centre, ${round === undefined ? 'all rounds' : `round ${round}`}. Unit: conversations.\n`,
    )
    console.log(asTable(results))
    for (const line of [...cardLines(answer), ...centreLines(answer, ofCentres)]) console.log(line)
    console.log(
      `\nAsked and said no: ${results.refusals}. Not opened yet: ${results.waiting}. Could not be read: ${results.unreadable}. Kept aside, other bytes than expected: ${results.keptAside}.`,
    )
    return { exit: 0 }
  })
})
