import { useTranslation } from 'react-i18next'
import type { Codebook } from '#domain/codebook.ts'
import type { Coding, Passage } from '#domain/coding.ts'
import { effectsOf, isOverlap, passageText } from '#domain/coding.ts'
import type { GoalId } from '#domain/goal.ts'
import { splitSentences } from '#domain/split-sentences.ts'
import { cutByPassages } from '#domain/word-handles.ts'
import type { Language } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { GoalStamp } from '../../ui/goal-stamp.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Choice } from './choice.ts'
import type { AnswerToCode } from './to-code.ts'

/** The main goals of an effect that has any, the first one first. */
export const goalsOfEffect = (effect: string, codebook: Codebook | undefined): readonly GoalId[] =>
  codebook?.effects.find((one) => one.id === effect)?.goals ?? []

/** The goals of a coding, each once, in their order; none for an effect of the programme's own. */
const goalsOf = (coding: Coding, codebook: Codebook | undefined): readonly GoalId[] => [
  ...new Set(
    effectsOf(coding)
      // The first goal only: an effect of two goals is drawn once, and its chip names both.
      .flatMap((effect) => goalsOfEffect(effect, codebook).slice(0, 1))
      .sort(),
  ),
]

/** One answer on paper, a sentence a line: each is a button as wide as the paper. What was marked has a stroke under it. */
export const AnswerSheet = (props: {
  readonly answer: AnswerToCode
  readonly title: string
  readonly goal: GoalId | undefined
  readonly language: Language
  readonly codings: readonly Coding[]
  readonly changed: ReadonlySet<string>
  readonly chosen: Choice | undefined
  readonly codebook: Codebook | undefined
  readonly namesOf: (coding: Coding) => string
  /** `undefined`: the whole answer. */
  readonly onWords: (passage: Passage | undefined) => void
  readonly onCoding: (coding: Coding) => void
}) => {
  const { t } = useTranslation('coding')
  const { answer, codings, chosen, language } = props
  const sentences = splitSentences(answer.text)
  const passages = codings.map((one) => one.passage)
  const whole = codings.filter((one) => one.passage === undefined)
  const isWhole = chosen !== undefined && chosen.passage === undefined
  const changed = codings.some((one) => props.changed.has(one.root))
  const firstOf = (coding: Coding) => sentences.findIndex((sentence) => isOverlap(sentence, coding.passage))
  const chips = (some: readonly Coding[]) =>
    some.length === 0 ? null : (
      <span className="coding-chips" dir={language.dir}>
        {some.map((coding) => (
          <button
            key={coding.root}
            type="button"
            className="coding-chip"
            aria-label={t('one.changeCoding', { effects: props.namesOf(coding) })}
            onClick={() => props.onCoding(coding)}
          >
            {goalsOf(coding, props.codebook).map((goal) => (
              <GoalStamp key={goal} goal={goal} small />
            ))}
            {props.changed.has(coding.root) ? <Icon name="alert-triangle" size="1.2em" /> : null}
            <span dir="auto">{props.namesOf(coding)}</span>
          </button>
        ))}
      </span>
    )
  return (
    <section className={`answer-sheet ${isWhole ? 'answer-sheet--whole' : ''}`} aria-label={props.title}>
      <div className="answer-sheet__top">
        <h2>
          {props.goal === undefined ? null : <GoalStamp goal={props.goal} small />}
          {props.title}
        </h2>
        {sentences.length < 2 ? null : (
          <Button
            look="second"
            className="answer-sheet__all"
            label={t('one.wholeOf', { question: props.title })}
            pressed={isWhole}
            onTap={() => props.onWords(undefined)}
          >
            {t('one.whole')}
          </Button>
        )}
      </div>
      {changed ? (
        <p className="answer-sheet__changed">
          <Icon name="alert-triangle" size="1.3em" /> {t('one.again')}
        </p>
      ) : null}
      {chips(whole)}
      <ul className="answer-sheet__sentences">
        {sentences.map((sentence, index) => {
          const isChosen = chosen !== undefined && isOverlap(sentence, chosen.passage)
          const here = codings.filter((one) => one.passage !== undefined && firstOf(one) === index)
          return (
            <li key={`${sentence.from}`}>
              <button
                type="button"
                className="sentence"
                lang={language.code}
                dir={language.dir}
                aria-pressed={isChosen}
                onClick={() => props.onWords(sentence)}
              >
                {cutByPassages(sentence, [
                  ...passages,
                  ...(chosen === undefined || !isChosen ? [] : [chosen.passage]),
                ]).map((stretch) => (
                  <Stretch
                    key={stretch.from}
                    words={passageText(answer.text, stretch) ?? ''}
                    goals={[
                      ...new Set(stretch.in.flatMap((at) => (codings[at] ? goalsOf(codings[at], props.codebook) : []))),
                    ].sort()}
                    marked={stretch.in.some((at) => codings[at] !== undefined)}
                    chosen={stretch.in.includes(passages.length)}
                  />
                ))}
              </button>
              {chips(here)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Words with a stroke for each goal under them, one below the other: hue, and a kind of line of its own. */
const Strokes = (props: { readonly words: string; readonly goals: readonly (GoalId | 'none')[] }) => {
  const [goal, ...others] = props.goals
  if (goal === undefined) return props.words
  return (
    <span
      className={`stroke stroke--${goal} ${goal === 'none' ? '' : `goal-${goal}`}`}
      style={{ paddingBlockEnd: `${others.length * 7}px` }}
    >
      <Strokes words={props.words} goals={others} />
    </span>
  )
}

const Stretch = (props: {
  readonly words: string
  readonly goals: readonly GoalId[]
  readonly marked: boolean
  readonly chosen: boolean
}) => (
  <span className={props.chosen ? 'stretch--chosen' : undefined}>
    <Strokes words={props.words} goals={props.marked && props.goals.length === 0 ? ['none'] : props.goals} />
  </span>
)
