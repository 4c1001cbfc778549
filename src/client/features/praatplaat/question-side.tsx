import type { ReactNode } from 'react'
import type { PlateQuestion } from '#domain/instrument.ts'
import type { InstrumentWords } from '../../i18n/use-instrument-words.ts'
import { Drawing, isDrawingName } from '../../ui/drawing.tsx'
import { drawingSizes } from '../../ui/drawing-sizes.ts'
import { goalPictogram } from '../../ui/goal-pictogram.ts'
import { Pictogram } from '../../ui/pictogram.tsx'

/** Drawings made to stand small beside a balloon: blown up, their lines would be thicker than everybody else's. */
const smallest = 150

/** Beside the question: its drawing on the pale of its hue, and what is handy to ask when it stays quiet. */
export const QuestionSide = (props: {
  readonly question: PlateQuestion
  readonly texts: InstrumentWords
  readonly dutchTexts: InstrumentWords | undefined
  readonly readAloud: ReactNode
}) => {
  const { question, texts } = props
  const own = isDrawingName(question.drawing) ? question.drawing : undefined
  const isSmall = own === undefined || drawingSizes[own][0] < smallest
  const prompts = ['prompt1', 'prompt2', 'prompt3'].flatMap((key) => {
    const prompt = texts.maybe(`questions.${question.id}.${key}`)
    return prompt === undefined
      ? []
      : [{ key, prompt, dutch: props.dutchTexts?.maybe(`questions.${question.id}.${key}`) }]
  })
  return (
    <aside className="question-side" aria-label={texts.say('promptsLead')}>
      <div className="question-side__scene">
        <Drawing
          name={isSmall ? 'table-talk' : own}
          tone={question.goal ?? 'neutral'}
          className={`question-side__drawing ${isSmall ? '' : `question-side__drawing--${own}`}`}
        />
        <p className="question-side__stamp">
          {question.goal === undefined ? (
            isSmall && own !== undefined ? (
              <Drawing name={own} tone="neutral" className="question-side__small" />
            ) : null
          ) : (
            <span className="question-side__pictogram">
              <Pictogram name={goalPictogram[question.goal]} size="2rem" />
            </span>
          )}
          <span className="question-side__name">{texts.say(`questions.${question.id}.short`)}</span>
        </p>
      </div>
      {props.readAloud}
      <div className="question-side__prompts">
        <h2 className="question-side__lead">{texts.say('promptsLead')}</h2>
        <ul className="question-side__list">
          {prompts.map(({ key, prompt, dutch }) => (
            <li key={key}>
              {prompt}
              {dutch === undefined ? null : (
                <span className="question-side__dutch" lang="nl" dir="ltr">
                  {dutch}
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </aside>
  )
}
