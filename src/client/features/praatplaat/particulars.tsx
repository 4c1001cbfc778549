import { useTranslation } from 'react-i18next'
import { heldBy, helper, mode } from '#domain/conversation.ts'
import type { Draft } from '#domain/draft.ts'
import { Icon } from '../../ui/icon.tsx'

export type Particulars = Pick<Draft, 'helper' | 'heldBy' | 'mode'>

/** How nearly every conversation is held: then nobody has to open the fold. */
export const usualParticulars: Particulars = { helper: 'none', heldBy: 'own-coordinator', mode: 'interviewer' }

const modes = mode.options.filter((one) => one !== 'group')

/** Who helps, who leads and who types: asked for the counting, folded away because it is nearly always the same. */
export const ParticularsFold = (props: {
  readonly particulars: Particulars
  readonly onChange: (next: Particulars) => void
}) => {
  const { t } = useTranslation('conversation')
  const { particulars } = props
  return (
    <details className="particulars">
      <summary className="particulars__name">
        <Icon name="chevron-down" className="particulars__arrow" />
        {t('start.extras')}
      </summary>
      <div className="particulars__inside">
        <Choice
          name="helper"
          question={t('start.helper')}
          options={helper.options.map((one) => [one, t(`start.helperIs.${one}`)] as const)}
          chosen={particulars.helper}
          onChoose={(chosen) => props.onChange({ ...particulars, helper: chosen })}
        />
        <Choice
          name="held-by"
          question={t('start.heldBy')}
          options={heldBy.options.map((one) => [one, t(`start.heldByIs.${one}`)] as const)}
          chosen={particulars.heldBy}
          onChoose={(chosen) => props.onChange({ ...particulars, heldBy: chosen })}
        />
        <Choice
          name="mode"
          question={t('start.mode')}
          options={modes.map((one) => [one, t(`start.modeIs.${one}`)] as const)}
          chosen={particulars.mode}
          onChoose={(chosen) => props.onChange({ ...particulars, mode: chosen })}
        />
      </div>
    </details>
  )
}

const Choice = <Option extends string>(props: {
  readonly name: string
  readonly question: string
  readonly options: readonly (readonly [Option, string])[]
  readonly chosen: string
  readonly onChoose: (option: Option) => void
}) => (
  <fieldset className="particulars__choice">
    <legend className="strong">{props.question}</legend>
    {props.options.map(([option, word]) => (
      <label key={option} className="particulars__option">
        <input
          type="radio"
          name={props.name}
          checked={props.chosen === option}
          onChange={() => props.onChoose(option)}
        />
        {word}
      </label>
    ))}
  </fieldset>
)
