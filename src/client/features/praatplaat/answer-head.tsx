import type { PlateQuestion } from '#domain/instrument.ts'
import type { InstrumentWords } from '../../i18n/use-instrument-words.ts'
import { Drawing, isDrawingName } from '../../ui/drawing.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'

/** Which part of the plate an answer belongs to: its small drawing in its hue, and its short name. */
export const AnswerHead = (props: {
  readonly question: PlateQuestion
  readonly texts: InstrumentWords
  readonly dutchTexts: InstrumentWords | undefined
}) => (
  <span className="answer__head">
    {isDrawingName(props.question.drawing) ? (
      <span className="answer__picture">
        <Drawing name={props.question.drawing} tone={props.question.goal ?? 'neutral'} />
      </span>
    ) : null}
    <TwoLanguages className="answer__name" dutch={props.dutchTexts?.say(`questions.${props.question.id}.short`)}>
      {props.texts.say(`questions.${props.question.id}.short`)}
    </TwoLanguages>
  </span>
)
