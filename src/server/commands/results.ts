import { round as roundSchema } from '#domain/conversation.ts'
import type { Shown } from '#domain/disclosure.ts'
import { audience as audienceSchema, threshold, usualThreshold } from '#domain/disclosure.ts'
import type { CardsAnswer } from '#wire/desk.ts'
import { giveOutside, readMentionTables } from '../coded-results.ts'
import { readCardResults, readConversationResults } from '../results.ts'
import type { Workplace } from '../workplace.ts'
import { aligned } from './aligned.ts'
import { cardLines, centreLines, shareRows, splitRows, wordsBeside } from './card-lines.ts'
import { chosenLines, chosenRows } from './chosen-lines.ts'
import { codedLines } from './coded-lines.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run -s results -- [--json] [--audience centre|network|public] [--threshold N] [--round R]'

type People = { readonly resident: Shown; readonly partner: Shown; readonly other: Shown; readonly total: Shown }
type Conversations = { readonly rows: readonly (People & { readonly centre: string })[]; readonly total: People }

const asTable = (
  centres: readonly { readonly id: string; readonly name: string }[],
  conversations: Conversations,
): string => {
  const nameOf = new Map(centres.map((centre) => [centre.id, centre.name]))
  const numbers = (row: People) => [row.resident, row.partner, row.other, row.total]
  return aligned([
    ['', 'resident', 'partner', 'other', 'total'],
    ...conversations.rows.map((row) => [nameOf.get(row.centre) ?? row.centre, ...numbers(row)]),
    ['Total', ...numbers(conversations.total)],
  ])
}

/** The format's rows of goals tell no centres. */
const withoutCentres = <Row extends { readonly centres: Shown }>({ centres: _, ...row }: Row) => row

const printOutside = async (
  workplace: Workplace,
  {
    audience,
    least,
    round,
    json,
  }: {
    readonly audience: 'network' | 'public'
    readonly least: number
    readonly round: string | undefined
    readonly json: boolean
  },
): Promise<void> => {
  const { store, readProgramme } = workplace
  const programme = await readProgramme('all')
  const { tables, rounds } = await giveOutside({ store, programme, least, now: () => Date.now() }, round)
  const { conversations, cards, effects, goals } = tables
  if (json) {
    const shown = {
      audience,
      conversations,
      cards,
      effects,
      goals: { ...goals, rows: goals.rows.map(withoutCentres) },
    }
    console.log(JSON.stringify(shown, null, 2))
    return
  }
  console.log(
    `For the ${audience}: <${least} stands for a number that is not given; do not read it as zero. Rounds: ${rounds.length === 0 ? 'none' : rounds.join(', ')}.\n`,
  )
  console.log('Conversations per centre. Unit: conversations.\n')
  console.log(asTable(programme.centres, conversations))
  for (const line of codedLines(tables)) console.log(line)
}

await runCommand(async () => {
  const read = readArguments(
    {
      json: { type: 'boolean' },
      audience: { type: 'string' },
      threshold: { type: 'string' },
      round: { type: 'string' },
    },
    usage,
  )
  if (read === undefined) return { exit: 2 }
  if (read.positionals.length > 0) return misuse('This command takes no file.', usage)
  const { json = false, round } = read.values
  const audience = audienceSchema.safeParse(read.values.audience ?? 'centre')
  if (!audience.success) return misuse('--audience is centre, network or public.', usage)
  const least = threshold.safeParse(Number(read.values.threshold ?? usualThreshold))
  if (!least.success) return misuse('--threshold is a number of conversations, 3 to 10.', usage)
  if (round !== undefined && !roundSchema.safeParse(round).success)
    return misuse('--round is a name of 1 to 40 characters.', usage)

  return withWorkplace(settings(), async (workplace) => {
    await workplace.opening.drain()
    if (audience.data !== 'centre') {
      await printOutside(workplace, { audience: audience.data, least: least.data, round, json })
      return { exit: 0 }
    }
    const mentions = await readMentionTables(workplace, round === undefined ? {} : { round: [round] })
    const results = await readConversationResults(workplace, round)
    const answer = await readCardResults(workplace, round)
    const selections = await workplace.store.selections(round)
    const ofCentres: { readonly centre: string; readonly name: string; readonly answer: CardsAnswer }[] = []
    for (const { centre } of results.conversations.rows) {
      const own = await readCardResults(workplace, round, [centre])
      if (own.cards.sorts + own.cards.groupSessions === 0) continue
      ofCentres.push({ centre, name: results.centres.find((one) => one.id === centre)?.name ?? centre, answer: own })
    }
    if (json) {
      const { sorts, groupSessions, groupPeople, groupWays, rows, groupRows, pairs, ownCards, groupOwnCards } =
        answer.cards
      const worded = wordsBeside(answer)
      const chosen = chosenRows(selections)
      // Parts that have no data yet are empty (exchange format, Results).
      const shown = {
        audience: results.audience,
        conversations: results.conversations,
        cards: { sorts, groupSessions, groupPeople, rows: rows.map(worded) },
        effects: mentions.effects,
        goals: { ...mentions.goals, rows: mentions.goals.rows.map(withoutCentres) },
        // Beside the parts of the format: shares, ranking and cards on which people split, what groups did, cards chosen
        // together, each centre apart, and the words of cards people missed.
        ...(rows.length === 0
          ? {}
          : { cardShares: shareRows(answer).map(worded), splitCards: splitRows(answer).map(worded) }),
        ...(groupSessions === 0
          ? {}
          : {
              cardGroups: {
                sessions: groupSessions,
                people: groupPeople,
                ways: groupWays,
                rows: groupRows.map(worded),
              },
            }),
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
        ...(groupOwnCards.length === 0 ? {} : { groupOwnCards }),
        // What people chose and why: for a centre's own eyes, as everything of this audience.
        ...(chosen.length === 0 ? {} : { chosen }),
      }
      console.log(JSON.stringify(shown, null, 2))
      return { exit: 0 }
    }
    console.log(
      `Conversations per centre, ${round === undefined ? 'all rounds' : `round ${round}`}. Unit: conversations.\n`,
    )
    console.log(asTable(results.centres, results.conversations))
    for (const line of [
      ...cardLines(answer),
      ...centreLines(answer, ofCentres),
      ...codedLines(mentions),
      ...chosenLines(selections),
    ])
      console.log(line)
    console.log(
      `\nAsked and said no: ${results.refusals}. Not opened yet: ${results.waiting}. Could not be read: ${results.unreadable}. Filed under another centre, not counted yet: ${results.otherCentre ?? 0}. Kept aside, other bytes than expected: ${results.keptAside}.`,
    )
    return { exit: 0 }
  })
})
