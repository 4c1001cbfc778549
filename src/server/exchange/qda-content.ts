import { findChangeStory } from '#content/change-stories.ts'
import { findCodebook } from '#content/codebooks.ts'
import { goalColours } from '#content/goal-colours.ts'
import { findInstrument } from '#content/registry.ts'
import { ownEffectId } from '#domain/coding.ts'
import type { ExportedCoding } from '#domain/exported-coding.ts'
import { codesOf, namedEffects } from '#domain/exported-coding.ts'
import { goalId } from '#domain/goal.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { Programme } from '#domain/programme.ts'
import type { QdaCodebook, QdaEffect, QdaWords } from '#domain/qda-codes.ts'
import type { QdaCoding, QdaSource } from '#domain/qda-project.ts'
import type { ToldText } from '#domain/told-text.ts'
import { toldText } from '#domain/told-text.ts'
import effectWords from '#locales/nl/effects.json' with { type: 'json' }
import words from '#locales/nl/export.json' with { type: 'json' }
import plateWords from '#locales/nl/praatplaat.json' with { type: 'json' }
import { fill } from './fill-words.ts'

export const qdaWords: QdaWords = {
  ownEffects: words.qda.ownEffects,
  opposites: words.qda.opposites,
  otherCodes: words.qda.otherCodes,
  opposite: (effect) => fill(words.qda.opposite, { effect }),
  oppositeRule: words.qda.oppositeRule,
  health: words.qda.health,
  healthRule: words.qda.healthRule,
  nowhere: words.qda.nowhere,
  nowhereRule: words.qda.nowhereRule,
  goalSet: (goal) => fill(words.qda.goalSet, { goal }),
}

const listed: Readonly<Record<string, { readonly name: string; readonly in: string; readonly out: string }>> =
  effectWords.effects

/** What the programme's own effects are called: the name that comes first in order, as coders may spell it differently. */
export const ownEffectNames = (codings: readonly ExportedCoding[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  for (const { newEffect } of codings) {
    if (newEffect === undefined) continue
    const id = ownEffectId(newEffect)
    const held = names.get(id)
    if (held === undefined || newEffect < held) names.set(id, newEffect)
  }
  // Chosen from the list only, in what is exported: then nobody's own spelling is at hand.
  for (const id of codings.flatMap(namedEffects))
    if (id.startsWith('own-') && !names.has(id)) names.set(id, id.slice('own-'.length).replaceAll('-', ' '))
  return names
}

/** The codebook of a programme with the effects that its coders added, by id. */
export const codebookContent = (programme: Programme, ownEffects: ReadonlyMap<string, string>): QdaCodebook => {
  const goals = findChangeStory(programme.changeStory)?.goals ?? []
  const effects = findCodebook(programme.changeStory)?.effects ?? []
  const ofReport = effects.map(({ id, goals: under }): QdaEffect => {
    const said = listed[id]
    return {
      id,
      goals: under,
      name: said?.name ?? id,
      description: said === undefined ? '' : fill(words.qda.rules, { in: said.in, out: said.out }),
    }
  })
  const own = [...ownEffects]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, name]): QdaEffect => ({ id, goals: [], name, description: fill(words.qda.ownRule, { name }) }))
  return {
    goals: goals.flatMap(({ id, name }) => {
      const goal = goalId.safeParse(id)
      return goal.success ? [{ id, name, colour: goalColours[goal.data] }] : []
    }),
    effects: [...ofReport, ...own],
    words: qdaWords,
  }
}

const questionWords: Readonly<Record<string, { readonly short: string }>> = plateWords.questions

export const questionName = (id: string): string =>
  questionWords[id]?.short ?? (id === 'story' ? words.columns.cardStory : id)

/** What was told in a conversation, as one line of text; `undefined` where nothing was told in words. */
export const toldBy = (of: Pick<OpenedConversation, 'answers' | 'instrument'>): ToldText | undefined =>
  toldText(of, findInstrument(of.instrument)?.questions.map((question) => question.id) ?? [], questionName)

const wordOf = (list: Readonly<Record<string, string>>, code: string): string => list[code] ?? code

/** A conversation as a source; `undefined` where nothing was told in words. Told of it: no day, only the month. */
export const sourceOf = (of: OpenedConversation, programme: Programme): QdaSource | undefined => {
  const told = toldBy(of)
  if (told === undefined) return undefined
  const centre = programme.centres.find((one) => one.id === of.centre)?.name ?? of.centre
  const withWhom = wordOf(words.with, of.with)
  return {
    id: of.root,
    name: fill(words.qda.sourceName, { centre, with: withWhom, round: of.round, id: of.root.slice(0, 8) }),
    told,
    about: {
      centre,
      round: of.round,
      month: of.day.slice(0, 7),
      with: withWhom,
      language: new Intl.DisplayNames(['nl'], { type: 'language' }).of(of.language) ?? of.language,
      mode: wordOf(words.mode, of.mode),
      form: wordOf(words.form, of.form),
      instrument: of.instrument,
    },
    set: centre,
  }
}

const variableWords: Readonly<Record<string, string>> = words.qda.variables
export const variableName = (about: string): string => variableWords[about] ?? about

/** Who coded, as one user of a coding program. */
export const coderName = ({ coders, consensus }: Pick<ExportedCoding, 'coders' | 'consensus'>): string =>
  consensus ? fill(words.qda.consensus, { coders: coders.join(', ') }) : coders.join(', ')

export const qdaCodingOf = (of: ExportedCoding): QdaCoding => ({
  id: of.id,
  source: of.conversation,
  question: of.question,
  passage: of.passage,
  codes: codesOf(of),
  by: coderName(of),
})
