import { answerText } from '#domain/answer.ts'
import { joinedEffects, needsAnotherLook, ownEffectId } from '#domain/coding.ts'
import { tableFromTallies } from '#domain/count-conversations.ts'
import { insideCounts, outsideCounts } from '#domain/count-rows.ts'
import type { ExportedCoding } from '#domain/exported-coding.ts'
import { exportedCodings } from '#domain/exported-coding.ts'
import type { OpenedCoded } from '#domain/opened-coded.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { Programme } from '#domain/programme.ts'
import { passageHash } from '#wire/passage-hash.ts'
import { giveOutside, ofOutside, readAbout, readMentionTables } from '../coded-results.ts'
import type { Centres } from '../store/of-centres.ts'
import type { RecordStore } from '../store/record-store.ts'
import { conversationPages } from './conversation-pages.ts'
import type { ExportSource } from './export-source.ts'
import { ownEffectNames } from './qda-content.ts'
import { readQuotes } from './read-quotes.ts'

type Asked = {
  readonly store: RecordStore
  readonly programme: Programme
  readonly round: string | undefined
  /** The threshold, in conversations. */
  readonly least: number
  /** Whose conversations, for the own centre; outside numbers are the same for everybody. */
  readonly centres?: Centres
}

/** Was anything that this coder marked corrected since, so that a person must look again? */
const isCorrected = async (of: OpenedCoded, conversation: OpenedConversation): Promise<boolean> => {
  for (const { question, words } of of.passages) {
    if (words === undefined || conversation.revision <= of.conversation.revision) continue
    const answer = await passageHash({ root: conversation.root, question }, answerText(conversation.answers[question]))
    const current = { revision: conversation.revision, answer }
    if (needsAnotherLook({ conversation: of.conversation, words }, current)) return true
  }
  return false
}

/** For a centre interpreting its own conversations: everything. */
const insideSource = async (asked: Asked): Promise<ExportSource> => {
  const { store, programme, round, centres } = asked
  const codings: ExportedCoding[] = []
  const coders = new Set<string>()
  let anotherLook = 0
  const told = new Set<string>()
  for await (const page of conversationPages({ store, round, centres })) {
    const ofPage = new Map(page.map((one) => [one.root, one]))
    for (const { root } of page) told.add(root)
    for (const coded of await store.coded([...ofPage.keys()])) {
      codings.push(...exportedCodings(coded))
      for (const coder of coded.coders) coders.add(coder)
      if (await isCorrected(coded, ofPage.get(coded.conversation.root)!)) anotherLook += 1
    }
  }
  const about = await readAbout(asked, { round, ...(centres === undefined ? {} : { centres }) })
  const mentions = await readMentionTables({ store }, round === undefined ? {} : { round: [round] }, centres)
  const conversations = tableFromTallies(
    await store.tallies(round, centres),
    programme.centres.map((centre) => centre.id),
  )
  return {
    programme,
    round,
    audience: 'centre',
    about: {
      ...about,
      coded: { conversations: mentions.coded.conversations, coders: coders.size, anotherLook },
    },
    counts: insideCounts(
      conversations,
      // Inside nothing is kept back.
      about.languages.map(({ language, conversations: n }) => ({ language, conversations: Number(n) })),
      mentions,
    ),
    ownEffects: ownEffectNames(codings),
    pages: () => conversationPages({ store, round, centres }),
    codings,
    readings: await store.readings(round, centres),
    selections: (await store.selections(round)).filter((one) => told.has(one.conversation.root)),
  }
}

/** Effects of the programme's own that are on its list, by what they were called. */
const joinedNames = async (store: RecordStore): Promise<ReadonlyMap<string, string>> => {
  const uses = await store.ownEffectUses()
  const joined = joinedEffects(uses)
  const names = new Map<string, string>()
  for (const { newEffect } of uses) {
    if (newEffect === undefined) continue
    const id = ownEffectId(newEffect)
    const held = names.get(id)
    if (joined.has(id) && (held === undefined || newEffect < held)) names.set(id, newEffect)
  }
  return names
}

const outsideSource = async (
  asked: Asked,
  audience: 'network' | 'public',
  now: () => number,
): Promise<ExportSource> => {
  const { store, programme, round } = asked
  const { tables } = await giveOutside({ ...asked, now }, round)
  const counts = outsideCounts(tables)
  return {
    programme,
    round,
    audience,
    about: { ...(await readAbout(asked, { round })), ...ofOutside(audience, tables) },
    counts,
    ownEffects: await joinedNames(store),
    quotes: await readQuotes(store, audience, round, counts),
  }
}

/**
 * What these readers may have, read at this moment. What outside readers get counts as given out: later exports are
 * measured against it, so that two of them cannot be subtracted.
 */
export const readExportSource = (
  asked: Asked & { readonly audience: ExportSource['audience']; readonly now: () => number },
): Promise<ExportSource> =>
  asked.audience === 'centre' ? insideSource(asked) : outsideSource(asked, asked.audience, asked.now)
