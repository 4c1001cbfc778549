import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../ui/button.tsx'
import { ChoiceTile } from '../../ui/choice-tile.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { SetupFrame } from './setup-frame.tsx'

export const WelcomeStep = (props: { readonly onAlone: () => void; readonly onLink: () => void }) => {
  const { t } = useTranslation('setup')
  return (
    <SetupFrame
      step={0}
      title={t('welcome.title')}
      lead={t('welcome.lead')}
      picture={<Drawing name="table-talk" tone="neutral" />}
      aside={t('welcome.aside')}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same. */}
      <div className="setup__choices" role="group" aria-label={t('welcome.question')}>
        <ChoiceTile
          row
          picture={<Drawing name="stack" tone="neutral" />}
          word={t('welcome.alone')}
          small={t('welcome.aloneHow')}
          onTap={props.onAlone}
        />
        <ChoiceTile
          row
          picture={<Drawing name="envelope" tone="neutral" />}
          word={t('welcome.link')}
          small={t('welcome.linkHow')}
          onTap={props.onLink}
        />
      </div>
      <p className="setup__small">
        <ButtonLink to="/bureau" look="link">
          {t('welcome.desk')}
        </ButtonLink>
        <ButtonLink to="/over" look="link">
          {t('welcome.about')}
        </ButtonLink>
      </p>
      <Drawing name="skyline" className="setup__skyline picture-sheet__ground" />
    </SetupFrame>
  )
}
