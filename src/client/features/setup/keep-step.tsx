import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { InstallSteps } from '../../shell/install-steps.tsx'
import { StorageAnswer } from '../../shell/storage-answer.tsx'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { SetupFrame } from './setup-frame.tsx'

/** Will the browser keep it all, and one tap away from the home screen. */
export const KeepStep = (props: {
  readonly children: ReactNode
  readonly onFinish: () => void
  readonly onBack: () => void
}) => {
  const { t } = useTranslation('setup')
  return (
    <SetupFrame
      step={5}
      title={t('keep.title')}
      lead={t('keep.lead')}
      picture={<Drawing name="stack" tone="neutral" size="7rem" />}
      aside={t('keep.aside')}
      onBack={props.onBack}
      onSubmit={props.onFinish}
      foot={
        <Button look="main" icon="key" submits>
          {t('keep.finish')}
        </Button>
      }
    >
      {props.children}
      <div className="setup__keep">
        <StorageAnswer asks />
        <InstallSteps />
      </div>
    </SetupFrame>
  )
}
