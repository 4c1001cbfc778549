import { useContext, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { InstallPromptContext } from '../install-prompt.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceStrip } from '../ui/choice-strip.tsx'
import { Icon } from '../ui/icon.tsx'
import { deviceKinds, guessDeviceKind, isInstalled } from './device-kind.ts'
import './install-steps.css'
import '../ui/numbered.css'

const steps = {
  android: ['install.android1', 'install.android2', 'install.android3'],
  ipad: ['install.ipad1', 'install.ipad2', 'install.ipad3'],
  desktop: ['install.desktop1', 'install.desktop2'],
} as const

/** How to put the app on the home screen of this device; one button where the browser offers it. */
export const InstallSteps = () => {
  const { t } = useTranslation('setup')
  const offer = useContext(InstallPromptContext)
  const isOffered = useSyncExternalStore(offer?.subscribe ?? (() => () => undefined), () => offer?.waiting() ?? false)
  const [kind, setKind] = useState(() => guessDeviceKind(navigator))

  return (
    <section className="install-steps">
      <h2>{t('install.title')}</h2>
      {isInstalled() ? (
        <p>
          <Icon name="check" /> {t('install.installed')}
        </p>
      ) : (
        <>
          <p className="soft">{t('install.lead')}</p>
          {isOffered ? (
            <Button look="big" icon="device-tablet" onTap={() => offer?.ask()}>
              {t('install.now')}
            </Button>
          ) : (
            <>
              <ChoiceStrip
                label={t('install.which')}
                choices={deviceKinds.map((one) => ({ key: one, word: t(`install.${one}`) }))}
                chosen={kind}
                onChoose={setKind}
              />
              <ol className="numbered">
                {steps[kind].map((step) => (
                  <li key={step}>{t(step)}</li>
                ))}
              </ol>
            </>
          )}
        </>
      )}
    </section>
  )
}
