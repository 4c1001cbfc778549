import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { SetupFrame } from './setup-frame.tsx'

/** The tablet before this one is lost, broken or empty: what is going to happen, before anything is asked. */
export const LostStep = (props: { readonly onNext: () => void; readonly onBack: () => void }) => {
  const { t } = useTranslation('setup')
  return (
    <SetupFrame
      step={0}
      title={t('lost.title')}
      lead={t('lost.lead')}
      picture={<Drawing name="stack" tone="neutral" size="7rem" />}
      aside={t('lost.aside')}
      onBack={props.onBack}
      onSubmit={props.onNext}
      foot={
        <Button look="main" icon="arrow-right" flip iconAtEnd submits>
          {t('lost.begin')}
        </Button>
      }
    >
      <ol className="numbered guided__points">
        <li>{t('lost.step1')}</li>
        <li>{t('lost.step2')}</li>
        <li>{t('lost.step3')}</li>
      </ol>
    </SetupFrame>
  )
}
