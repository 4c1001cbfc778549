import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../i18n/format-day.ts'
import { guessDeviceKind, isInstalled } from '../../shell/device-kind.ts'
import { readHeldBefore } from '../../shell/held-before.ts'
import { InstallSteps } from '../../shell/install-steps.tsx'
import { Button } from '../../ui/button.tsx'
import { ChoiceTile } from '../../ui/choice-tile.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { LinkRow } from '../../ui/link-row.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SetupFrame } from './setup-frame.tsx'

export const WelcomeStep = (props: {
  readonly onAlone: () => void
  readonly onLink: () => void
  readonly onLost: () => void
}) => {
  const { t, i18n } = useTranslation('setup')
  const [held] = useState(() => readHeldBefore(document))
  // On an iPad the app on the home screen has a storage of its own: what is set up here does not come along.
  const isPadInBrowser = guessDeviceKind(navigator) === 'ipad' && !isInstalled()
  return (
    <SetupFrame
      step={0}
      title={t('welcome.title')}
      lead={t('welcome.lead')}
      picture={<Drawing name="table-talk" tone="neutral" />}
      aside={t('welcome.aside')}
    >
      {isPadInBrowser ? (
        <Notice what={t('welcome.padTitle')} toDo={t('welcome.padHow')} icon="device-tablet">
          <InstallSteps />
        </Notice>
      ) : null}
      {held === undefined ? null : (
        <Notice
          alert
          what={t('welcome.held', { count: held.count })}
          toDo={[
            t('welcome.heldDay', { day: formatDay(held.day, i18n.language) }),
            ...(held.linked && held.arrived > 0 ? [t('welcome.heldArrived', { count: held.arrived })] : []),
            ...(held.linked && held.count > held.arrived
              ? [t('welcome.heldUnsent', { count: held.count - held.arrived })]
              : []),
            ...(held.linked ? [] : [t('welcome.heldAlone')]),
          ].join(' ')}
        >
          <Button onTap={props.onLost}>{t('welcome.heldBack')}</Button>
        </Notice>
      )}
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
        <ChoiceTile
          row
          picture={<Drawing name="cards" tone="neutral" />}
          word={t('welcome.lost')}
          small={t('welcome.lostHow')}
          onTap={props.onLost}
        />
      </div>
      <LinkRow
        className="setup__small"
        look="link"
        links={[
          { to: '/bureau', words: t('welcome.desk') },
          { to: '/over', words: t('welcome.about') },
        ]}
      />
      <Drawing name="skyline" className="setup__skyline picture-sheet__ground" />
    </SetupFrame>
  )
}
