import type { CSSProperties } from 'react'
import { useId } from 'react'
import type { Answer } from '#domain/answer.ts'
import type { PlateQuestion } from '#domain/instrument.ts'
import type { InstrumentWords } from '../../i18n/use-instrument-words.ts'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { Drawing, isDrawingName } from '../../ui/drawing.tsx'
import { drawingSizes } from '../../ui/drawing-sizes.ts'
import { goalPictogram } from '../../ui/goal-pictogram.ts'
import { Icon } from '../../ui/icon.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { BalloonTail } from './balloon-tail.tsx'
import type { PartState } from './part-state.ts'
import { firstWords, partState } from './part-state.ts'
import type { SectionForm } from './plate-sections.ts'

/** So much text can stand in a part at all; the style sheet cuts it to the lines that there are. */
const longestWords = 150

const stateIcon = {
  told: 'check',
  empty: 'pencil',
  'dont-know': 'help',
  skipped: 'chevron-right',
} as const satisfies Record<PartState, string>

export type PartProps = {
  readonly question: PlateQuestion
  readonly form: SectionForm
  readonly given: Answer | undefined
  /** The colour comes in now, once: this part was told just before. */
  readonly fresh: boolean
  /** The heading that names the question when the part has no name of its own. */
  readonly headingId: string
  readonly words: ConversationWords
  readonly texts: InstrumentWords
  readonly dutchTexts: InstrumentWords | undefined
  readonly onOpen: (question: PlateQuestion) => void
}

/** One part of the plate: drawing, first words and state, and the whole of it is the button. */
export const PlatePart = (props: PartProps) => {
  const { question, form, given, words, texts } = props
  const id = useId()
  const state = partState(given)
  const quote = firstWords(given, longestWords)
  const isNamed = form === 'street' || form === 'people'
  const goal = question.goal
  const filled = state === 'told'
  return (
    <button
      type="button"
      className={`part part--${form} part--${state} ${goal === undefined ? '' : `goal-${goal}`} ${props.fresh ? 'part--fresh' : ''}`}
      aria-labelledby={`${isNamed ? `${id}-name` : props.headingId} ${id}-state`}
      aria-describedby={`${id}-words`}
      onClick={() => props.onOpen(question)}
    >
      {form === 'band' ? null : (
        <span className="part__picture" style={widthOf(question.drawing)}>
          {isDrawingName(question.drawing) ? (
            <>
              <Drawing name={question.drawing} tone="empty" className="part__line" />
              {filled ? <Drawing name={question.drawing} tone={goal ?? 'neutral'} className="part__colour" /> : null}
            </>
          ) : null}
        </span>
      )}
      <span className="part__paper">
        {form === 'people' ? <BalloonTail /> : null}
        {isNamed ? (
          <span className="part__name" id={`${id}-name`}>
            {goal === undefined ? null : <Pictogram name={goalPictogram[goal]} size="1.9rem" />}
            <span className="part__title">
              {texts.say(`questions.${question.id}.short`)}
              {props.dutchTexts === undefined ? null : (
                <span className="part__dutch" lang="nl" dir="ltr">
                  {props.dutchTexts.say(`questions.${question.id}.short`)}
                </span>
              )}
            </span>
          </span>
        ) : null}
        <span className="part__words" id={`${id}-words`}>
          {quote !== '' ? (
            <bdi className={form === 'street' ? 'part__quote part__quote--said' : 'part__quote'} dir="auto">
              {form === 'street' ? `“${quote}”` : quote}
            </bdi>
          ) : form === 'street' || state !== 'empty' ? null : (
            <span className="soft">{words.say('plate.tapHere')}</span>
          )}
        </span>
        <span className="part__state">
          <span className="part__ring">
            <Icon name={stateIcon[state]} size="0.85em" flip={state === 'skipped'} />
          </span>
          <span className="part__states" id={`${id}-state`}>
            <span>{words.say(`plate.state.${state}`)}</span>
            {words.dutch(`plate.state.${state}`) === undefined ? null : (
              <span className="part__dutch" lang="nl" dir="ltr">
                {words.dutch(`plate.state.${state}`)}
              </span>
            )}
          </span>
        </span>
      </span>
    </button>
  )
}

/** Who tells stands beside a balloon at the size they were drawn, so that all lines are equally thick. */
const widthOf = (drawing: string): CSSProperties | undefined =>
  isDrawingName(drawing) ? ({ '--drawing-width': drawingSizes[drawing][0] } as CSSProperties) : undefined
