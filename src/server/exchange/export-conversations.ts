import { currentPraatplaat } from '#content/registry.ts'
import { conversationsCsv } from '#domain/conversations-csv.ts'
import type { ExchangeHeader } from '#domain/exchange.ts'
import { exchangeFormat, exchangeFromOpened, exchangeVersion } from '#domain/exchange.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { Programme } from '#domain/programme.ts'
import words from '#locales/nl/export.json' with { type: 'json' }
import plateWords from '#locales/nl/praatplaat.json' with { type: 'json' }
import type { PageEnd, RecordStore } from '../store/record-store.ts'
import { csvText } from './csv-text.ts'

export const exportFormats = ['jsonl', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

const pageSize = 500

/** Pages of newest revisions, by day and root. Read page by page: an open cursor would hold up the erasing of withdrawals. */
async function* pages(store: RecordStore, round: string | undefined): AsyncGenerator<readonly OpenedConversation[]> {
  let after: PageEnd | undefined
  for (;;) {
    const page = await store.conversations({ round, after, limit: pageSize })
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    if (page.length < pageSize) return
    after = { day: last.day, root: last.root }
  }
}

/** What an export held, for its read-me. */
export type ExportTally = { conversations: number; readonly centres: Set<string> }
export const emptyTally = (): ExportTally => ({ conversations: 0, centres: new Set() })

const count = (tally: ExportTally, page: readonly OpenedConversation[]): void => {
  tally.conversations += page.length
  for (const one of page) tally.centres.add(one.centre)
}

type Asked = {
  readonly store: RecordStore
  readonly programme: Programme
  readonly round: string | undefined
  readonly tally: ExportTally
}

async function* jsonl({ store, programme, round, tally }: Asked): AsyncGenerator<string> {
  const header: ExchangeHeader = {
    format: exchangeFormat,
    version: exchangeVersion,
    programme: programme.id,
    changeStory: programme.changeStory,
  }
  yield `${JSON.stringify(header)}\n`
  for await (const page of pages(store, round)) {
    count(tally, page)
    yield page.map((one) => `${JSON.stringify(exchangeFromOpened(one))}\n`).join('')
  }
}

async function* csv({ store, programme, round, tally }: Asked): AsyncGenerator<string> {
  const centreNames = new Map(programme.centres.map((centre) => [centre.id, centre.name]))
  const questionWords: Readonly<Record<string, { readonly short: string }>> = plateWords.questions
  const languageNames = new Intl.DisplayNames(['nl'], { type: 'language' })
  const table = conversationsCsv({
    words,
    questions: currentPraatplaat.questions,
    questionName: (id) => questionWords[id]?.short ?? id,
    centreName: (id) => centreNames.get(id) ?? id,
    languageName: (code) => languageNames.of(code) ?? code,
  })
  yield csvText([table.header], { first: true })
  for await (const page of pages(store, round)) {
    count(tally, page)
    yield csvText(page.map(table.row), { first: false })
  }
}

/** The conversations as text, in pieces: newest revisions, never a withdrawn one. Fills the tally as it goes. */
export const exportConversations = (format: ExportFormat, asked: Asked): AsyncGenerator<string> =>
  format === 'csv' ? csv(asked) : jsonl(asked)
