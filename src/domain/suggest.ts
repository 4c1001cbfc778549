import type { Cue, CueToken } from './cue.ts'
import { cueTokens, cueVocabulary, findCue, mendSlips, readCues } from './cue.ts'
import { suggestCues } from './suggest-cues.ts'

const weights = { strong: 4, clear: 2, hint: 0.75 } as const

/** A second cue in the same words says little more; a denial before it makes it less likely, not impossible. */
const sameWords = 0.2
const denied = 0.7

type WeighedCue = { readonly cue: Cue; readonly weight: number }

const weighed = new Map<string, readonly WeighedCue[]>(
  Object.entries(suggestCues).map(([code, lists]) => [
    code,
    (['strong', 'clear', 'hint'] as const).flatMap((list) =>
      readCues(lists[list]).map((cue) => ({ cue, weight: weights[list] })),
    ),
  ]),
)
const vocabulary = cueVocabulary([...weighed.values()].flat().map((one) => one.cue))

const denials = new Set(['niet', 'geen', 'nooit', 'zonder', 'not', 'no'])

/** *Niet alleen … maar ook* and *alleen maar* say nothing of being alone. */
const withoutOnly = (text: string): string =>
  text
    .replace(/\bniet\s+alleen(?=[^.!?]*\b(?:maar|ook)\b)/giu, '')
    .replace(/\balleen\s+(?=maar\b|op\b|als\b|om\b|voor\s+de\b)/giu, '')

const scoreOf = (cues: readonly WeighedCue[], tokens: readonly CueToken[]) => {
  const covered = new Set<number>()
  const words = new Set<string>()
  let score = 0
  for (const { cue, weight } of cues) {
    const found = findCue(cue, tokens)
    if (found === undefined) continue
    const fresh = found.some((at) => !covered.has(at))
    const before = tokens.slice(Math.max(0, found[0]! - 2), found[0])
    score +=
      weight * (fresh ? 1 : sameWords) * (before.some(({ text }) => denials.has(text.toLowerCase())) ? denied : 1)
    for (const at of found) {
      covered.add(at)
      words.add(tokens[at]!.text)
    }
  }
  return { score, words: [...words] }
}

export type EffectSuggestion = {
  readonly effect: string
  /** 0 to 1; not a chance, only an order: how much in the words points there. */
  readonly score: number
  /** The words it rests on, as they stood in the text. */
  readonly words: readonly string[]
}
export type GoalSuggestion = { readonly goal: string; readonly score: number }
export type Suggestions = { readonly goals: readonly GoalSuggestion[]; readonly effects: readonly EffectSuggestion[] }

/** Below this nothing but hints speaks for it: not worth showing a coder. */
export const worthShowing = 0.3

/** Points to a score between 0 and 1 with two decimals; four points, one strong cue, is a half. */
const bounded = (points: number): number => Math.round((100 * points) / (points + 4)) / 100

const bestFirst = <Item extends { readonly score: number }>(items: readonly Item[]): readonly Item[] =>
  items.filter((item) => item.score > 0).sort((a, b) => b.score - a.score)

/**
 * Which effects and main goals the words of a passage point to, best first; none where nothing does. A hint for a coder
 * who asked for one: never ticked ahead, never counted (DESIGN, coding).
 *
 * Points of an effect: 4, 2 or 0.75 for each cue of its lists that lies in the text, a fifth of that where the same
 * words already gave points, 0.7 of it behind a denial. Points of a goal: those of its best effect, half of its next,
 * a quarter of the one after, and its own cues. Deterministic; no network, no model.
 * @param effects the programme's effects with their goals; those we have no words for are never suggested.
 */
export const suggest = (
  text: string,
  effects: readonly { readonly id: string; readonly goals: readonly string[] }[],
): Suggestions => {
  const tokens = mendSlips(cueTokens(withoutOnly(text)), vocabulary)
  const scored = effects.map((effect) => ({ effect, ...scoreOf(weighed.get(effect.id) ?? [], tokens) }))
  const goalIds = [...new Set(effects.flatMap((effect) => effect.goals))].sort()
  const goals = goalIds.map((goal) => {
    const own = scoreOf(weighed.get(goal) ?? [], tokens).score
    const points = scored
      .filter((one) => one.effect.goals.includes(goal))
      .map((one) => one.score)
      .sort((a, b) => b - a)
      .reduce((sum, score, place) => sum + score / 2 ** place, own)
    return { goal, score: bounded(points) }
  })
  return {
    goals: bestFirst(goals),
    effects: bestFirst(scored.map(({ effect, score, words }) => ({ effect: effect.id, score: bounded(score), words }))),
  }
}
