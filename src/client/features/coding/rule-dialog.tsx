import { useTranslation } from 'react-i18next'
import type { EffectWords } from '../../shell/use-effect-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { effectPictogram } from '../../ui/effect-pictogram.ts'
import { Pictogram } from '../../ui/pictogram.tsx'

/** What a ? was tapped at: an effect, or one of the four that are no effect. */
export type Asked = string | 'negative' | 'health' | 'nowhere' | 'new'

const flags: readonly string[] = ['negative', 'health', 'nowhere', 'new']
const isFlag = (asked: Asked): asked is 'negative' | 'health' | 'nowhere' | 'new' => flags.includes(asked)

/** When something is coded as this, and when it is something that looks like it. */
export const RuleDialog = (props: {
  readonly asked: Asked
  readonly words: EffectWords
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('coding')
  const { asked } = props
  const rule = isFlag(asked) ? undefined : props.words.ruleOf(asked)
  return (
    <Dialog title={isFlag(asked) ? t(`tray.${asked}`) : props.words.nameOf(asked)} onClose={props.onClose}>
      {isFlag(asked) ? <p className="lead">{t(`rule.${asked}`)}</p> : null}
      {rule === undefined ? null : (
        <div className="rule">
          <Pictogram name={effectPictogram(asked)} size="4rem" />
          <dl>
            <dt>{t('rule.in')}</dt>
            <dd>{rule.in}</dd>
            <dt>{t('rule.out')}</dt>
            <dd>{rule.out}</dd>
          </dl>
        </div>
      )}
      <div className="buttons buttons--end">
        <Button look="main" onTap={props.onClose}>
          {t('rule.close')}
        </Button>
      </div>
    </Dialog>
  )
}
