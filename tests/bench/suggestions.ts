import { findCodebook } from '#content/codebooks.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import { suggest } from '#domain/suggest.ts'
import type { SentencesByCode } from '#tests/fixtures/suggest-sentences.ts'
import {
  farFetchedSentences,
  heldOutSentences,
  laterSentences,
  tuningSentences,
} from '#tests/fixtures/suggest-sentences.ts'
import type { Share } from './personal-details.ts'
import { wilson } from './personal-details.ts'

export type SuggestionFigures = {
  readonly sentences: number
  /** Main goal right in the first, and in the first two. */
  readonly firstGoal: Share
  readonly twoGoals: Share
  /** Effect right in the first, and in the first three; over the sentences that have one. */
  readonly firstEffect: Share
  readonly threeEffects: Share
}

const effects = findCodebook(zuidwestProgramme.changeStory)!.effects

const goalsOf = (code: string): readonly string[] =>
  code.startsWith('G') ? [code] : effects.find((effect) => effect.id === code)!.goals

const measure = (sets: readonly SentencesByCode[]): SuggestionFigures => {
  const told = sets.flatMap((set) =>
    Object.entries(set).flatMap(([key, texts]) => {
      const codes = key.split(' ')
      return texts.map((text) => ({ codes, goals: codes.flatMap(goalsOf), found: suggest(text, effects) }))
    }),
  )
  const withEffect = told.filter(({ codes }) => codes.every((code) => code.startsWith('E')))
  const goalIn = (first: number): Share =>
    wilson(
      told.filter(({ goals, found }) => found.goals.slice(0, first).some(({ goal }) => goals.includes(goal))).length,
      told.length,
    )
  const effectIn = (first: number): Share =>
    wilson(
      withEffect.filter(({ codes, found }) =>
        found.effects.slice(0, first).some(({ effect }) => codes.includes(effect)),
      ).length,
      withEffect.length,
    )
  return {
    sentences: told.length,
    firstGoal: goalIn(1),
    twoGoals: goalIn(2),
    firstEffect: effectIn(1),
    threeEffects: effectIn(3),
  }
}

/** Measures suggestions: on what the word lists were made with, on what was kept apart, and on what came last. */
export const benchSuggestions = () => ({
  tuning: measure([tuningSentences, farFetchedSentences]),
  heldOut: measure([heldOutSentences]),
  later: measure([laterSentences]),
})

const percent = ({ hits, of }: Share): string => `${((100 * hits) / of).toFixed(1)} %`
const line = (name: string, of: SuggestionFigures): string =>
  `| ${name} | ${of.sentences} | ${percent(of.firstGoal)} | ${percent(of.twoGoals)} | ${percent(of.firstEffect)} | ${percent(of.threeEffects)} |`

/** The table that the README prints; a test holds them equal. */
export const suggestionTable = ({ tuning, heldOut, later }: ReturnType<typeof benchSuggestions>): string =>
  [
    '| sentences | n | goal first | goal in two | effect first | effect in three |',
    '| --- | --- | --- | --- | --- | --- |',
    line('the lists were made with', tuning),
    line('kept apart, looked at once', heldOut),
    line('written last, never tuned to', later),
  ].join('\n')
