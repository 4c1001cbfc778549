import { round as roundSchema } from '#domain/conversation.ts'
import type { ConversationsAnswer } from '#wire/desk.ts'
import { readConversationResults } from '../results.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run -s results -- [--json] [--audience centre] [--round R]'

const asTable = ({ centres, conversations }: ConversationsAnswer): string => {
  const nameOf = new Map(centres.map((centre) => [centre.id, centre.name]))
  const rows = [
    ['', 'resident', 'partner', 'other', 'total'],
    ...conversations.rows.map((row) => [
      nameOf.get(row.centre) ?? row.centre,
      row.resident,
      row.partner,
      row.other,
      row.total,
    ]),
    [
      'Total',
      conversations.total.resident,
      conversations.total.partner,
      conversations.total.other,
      conversations.total.total,
    ],
  ].map((row) => row.map(String))
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
    )
    .join('\n')
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
    if (json) {
      // Parts that have no data yet are empty (exchange format, Results).
      const shown = {
        audience: results.audience,
        conversations: results.conversations,
        cards: { sorts: 0, groupSessions: 0, groupPeople: 0, rows: [] },
        effects: { rows: [], mentions: 0 },
        goals: { rows: [], sumOverGoals: 0, mentions: 0 },
      }
      console.log(JSON.stringify(shown, null, 2))
      return { exit: 0 }
    }
    console.log(
      `Conversations per centre, ${round === undefined ? 'all rounds' : `round ${round}`}. Unit: conversations.\n`,
    )
    console.log(asTable(results))
    console.log(
      `\nAsked and said no: ${results.refusals}. Not opened yet: ${results.waiting}. Could not be read: ${results.unreadable}.`,
    )
    return { exit: 0 }
  })
})
