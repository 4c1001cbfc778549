import { useTranslation } from 'react-i18next'
import type { GoalId } from '#domain/goal.ts'
import { effectPictogram } from '../../ui/effect-pictogram.ts'
import { GoalStamp } from '../../ui/goal-stamp.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'

/** One effect to give with one tap, and its rule with one more. A suggestion is a note beside it, never a tick. */
export const EffectTile = (props: {
  readonly effect: string
  readonly name: string
  readonly goal: GoalId | undefined
  readonly also: string | undefined
  readonly given: boolean
  readonly suggestedBy: readonly string[] | undefined
  readonly hasRule: boolean
  readonly onTap: () => void
  readonly onAsk: () => void
}) => {
  const { t } = useTranslation('coding')
  const { also } = props
  return (
    <div className={`effect-tile ${props.suggestedBy === undefined ? '' : 'effect-tile--suggested'}`}>
      <button
        type="button"
        className="effect-tile__give"
        data-effect={props.effect}
        aria-pressed={props.given}
        onClick={props.onTap}
      >
        <Pictogram name={effectPictogram(props.effect)} size="1.75rem" />
        <span className="effect-tile__words">
          <span>
            {props.name}
            {also === undefined ? null : (
              <span className="effect-tile__also">
                {' '}
                <span className="only-heard">{t('tray.also', { goal: t(`goals.${also as GoalId}`) })}</span>
                <GoalStamp goal={also as GoalId} small />
              </span>
            )}
          </span>
          {props.suggestedBy === undefined ? null : (
            <span className="effect-tile__suggested">
              {t('tray.suggestion')} · {t('tray.from', { words: props.suggestedBy.join(', ') })}
            </span>
          )}
        </span>
        {props.given ? <Icon name="check" size="1.4em" className="effect-tile__tick" /> : null}
      </button>
      {props.hasRule ? (
        <button
          type="button"
          className="rule-button"
          aria-label={t('tray.rule', { effect: props.name })}
          onClick={props.onAsk}
        >
          ?
        </button>
      ) : null}
    </div>
  )
}
