import { standardDeck } from '#content/decks.ts'
import { currentPraatplaat } from '#content/registry.ts'
import { cardsCsv, kardsortHeader, kardsortRows } from '#domain/cards-csv.ts'
import { conversationsCsv } from '#domain/conversations-csv.ts'
import type { ExchangeHeader } from '#domain/exchange.ts'
import { exchangeFormat, exchangeFromOpened, exchangeVersion } from '#domain/exchange.ts'
import { exchangeFromSelection } from '#domain/exchange-selection.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { Programme } from '#domain/programme.ts'
import words from '#locales/nl/export.json' with { type: 'json' }
import plateWords from '#locales/nl/praatplaat.json' with { type: 'json' }
import type { Centres } from '../store/of-centres.ts'
import type { RecordStore } from '../store/record-store.ts'
import { cardNames, strangeCards } from './card-names.ts'
import { codedLines } from './coded-lines.ts'
import { conversationPages } from './conversation-pages.ts'
import type { Separator } from './csv-text.ts'
import { csvText } from './csv-text.ts'

export const exportFormats = ['jsonl', 'csv', 'cards-csv', 'kardsort-csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What an export held, for its read-me. `conversations` are the rows, or in the kardSort form the players. */
export type ExportTally = { conversations: number; sorts: number; groups: number; readonly centres: Set<string> }
export const emptyTally = (): ExportTally => ({ conversations: 0, sorts: 0, groups: 0, centres: new Set() })

const count = (tally: ExportTally, page: readonly OpenedConversation[]): void => {
  tally.conversations += page.length
  for (const { centre, cards } of page) {
    tally.centres.add(centre)
    if (cards !== undefined) tally.sorts += 1
  }
}

type Asked = {
  readonly store: RecordStore
  readonly programme: Programme
  readonly round: string | undefined
  /** Of these centres only; without it of all. */
  readonly centres?: Centres
  readonly tally: ExportTally
  /** Between the cells of a CSV format. */
  readonly separator: Separator
}

async function* jsonl({ programme, tally, ...of }: Asked): AsyncGenerator<string> {
  const header: ExchangeHeader = {
    format: exchangeFormat,
    version: exchangeVersion,
    programme: programme.id,
    changeStory: programme.changeStory,
  }
  yield `${JSON.stringify(header)}\n`
  const selections = await of.store.selections(of.round, of.centres)
  for await (const page of conversationPages(of)) {
    count(tally, page)
    yield page.map((one) => `${JSON.stringify(exchangeFromOpened(one))}\n`).join('')
    const coded = codedLines(await of.store.coded(page.map((one) => one.root)))
    if (coded.length > 0) yield coded.map((one) => `${JSON.stringify(one)}\n`).join('')
    const told = new Set(page.map((one) => one.root))
    const chosen = selections.filter((one) => told.has(one.conversation.root)).map(exchangeFromSelection)
    if (chosen.length > 0) yield chosen.map((one) => `${JSON.stringify(one)}\n`).join('')
  }
}

const headOf = (programme: Programme) => {
  const centreNames = new Map(programme.centres.map((centre) => [centre.id, centre.name]))
  const languageNames = new Intl.DisplayNames(['nl'], { type: 'language' })
  return {
    words,
    centreName: (id: string) => centreNames.get(id) ?? id,
    languageName: (code: string) => languageNames.of(code) ?? code,
  }
}

async function* csv({ programme, tally, separator, ...of }: Asked): AsyncGenerator<string> {
  const questionWords: Readonly<Record<string, { readonly short: string }>> = plateWords.questions
  const table = conversationsCsv({
    ...headOf(programme),
    questions: currentPraatplaat.questions,
    questionName: (id) => questionWords[id]?.short ?? id,
  })
  yield csvText([table.header], { first: true, separator })
  for await (const page of conversationPages(of)) {
    count(tally, page)
    yield csvText(page.map(table.row), { first: false, separator })
  }
}

/** The app's own cards, then every other that occurs, by id. */
const cardsIn = async ({ store, round, centres }: Pick<Asked, 'store' | 'round' | 'centres'>) => {
  const { places, groupPlaces } = await store.cardTallies(round, centres)
  const standard = standardDeck.cards.map((card) => card.id)
  const others = new Set([...places, ...groupPlaces].map((one) => one.card))
  for (const id of standard) others.delete(id)
  const cards = [...standard, ...[...others].sort()]
  return { cards, cardName: cardNames(await strangeCards(store, cards)), cardWords: words }
}

async function* cardSorts({ programme, tally, separator, ...of }: Asked): AsyncGenerator<string> {
  const table = cardsCsv({ ...headOf(programme), ...(await cardsIn(of)) })
  yield csvText([table.header], { first: true, separator })
  for await (const page of conversationPages(of)) {
    const sorts = page.filter((one) => one.cards !== undefined)
    count(tally, sorts)
    if (sorts.length > 0) yield csvText(sorts.map(table.row), { first: false, separator })
  }
}

async function* kardsort({ tally, separator, ...of }: Asked): AsyncGenerator<string> {
  const context = await cardsIn(of)
  // No mark for Excel: to a script it would be part of the first column's name.
  yield csvText([kardsortHeader], { first: false, separator })
  for await (const page of conversationPages(of)) {
    const sorts = page.filter((one) => one.cards !== undefined)
    const players = sorts.filter((one) => one.cards?.group === undefined)
    count(tally, players)
    tally.groups += sorts.length - players.length
    const rows = players.flatMap((one) => kardsortRows(one, context))
    if (rows.length > 0) yield csvText(rows, { first: false, separator })
  }
}

const writers = { jsonl, csv, 'cards-csv': cardSorts, 'kardsort-csv': kardsort } as const

/** The conversations as text, in pieces: newest revisions, never a withdrawn one. Fills the tally as it goes. */
export const exportConversations = (format: ExportFormat, asked: Asked): AsyncGenerator<string> =>
  writers[format](asked)

/** What such an export would hold, without keeping any of it. */
export const tallyExport = async (format: ExportFormat, asked: Omit<Asked, 'tally'>): Promise<ExportTally> => {
  const tally = emptyTally()
  for await (const _ of exportConversations(format, { ...asked, tally }));
  return tally
}
