import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '../../i18n/language.ts'
import { loadWords } from '../../i18n/load-words.ts'
import { changeWorkLanguage } from '../../i18n/set-up-i18n.ts'
import { useLive, useServices } from '../../services.ts'
import { InstallSteps } from '../../shell/install-steps.tsx'
import { OpenHead } from '../../shell/open-head.tsx'
import { StorageAnswer } from '../../shell/storage-answer.tsx'
import { useVaultOpen } from '../../shell/use-vault-open.ts'
import { readDevice } from '../../storage/truth-queries.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { LinkRow } from '../../ui/link-row.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Sheet, TableTop } from '../../ui/table-top.tsx'
import { CentreSetting } from './centre-setting.tsx'
import { LinkSetting } from './link-setting.tsx'
import { VoiceSettings } from './voice-settings.tsx'
import './settings.css'

const NewSheet = lazy(() =>
  Promise.all([import('./new-sheet.tsx'), loadWords(['setup'])]).then(([room]) => ({ default: room.NewSheet })),
)

/** Path word of the new recovery sheet. */
const newSheet = 'herstelblad'

export const SettingsScreen = (props: { readonly part?: string | undefined }) =>
  props.part === newSheet ? <NewSheet /> : <Settings />

/** Everything about this tablet on one sheet, each part with what it is now and one thing to tap. */
const Settings = () => {
  const { t, i18n } = useTranslation(['settings', 'decks', 'ui'])
  const services = useServices()
  const isOpen = useVaultOpen()
  const device = useLive(readDevice, 'device of settings')
  if (device === undefined) return null
  const work = languages.filter((one) => one.forWork)
  return (
    <TableTop head={<OpenHead back={{ to: '/', words: t('ui:back.table') }} />}>
      <Sheet className="settings">
        <div className="settings__top">
          <ScreenHeading>{t('title')}</ScreenHeading>
          <Drawing name="skyline" tone="empty" className="settings__skyline" />
        </div>
        <div className="settings__parts">
          <section className="setting">
            <h2>{t('centre.title')}</h2>
            <CentreSetting device={device} />
          </section>
          <section className="setting">
            <h2>{t('link.title')}</h2>
            <LinkSetting device={device} />
          </section>
          <section className="setting">
            <h2>{t('language.title')}</h2>
            <p className="soft">{t('language.lead')}</p>
            <ChoiceStrip
              label={t('language.title')}
              chosen={i18n.language}
              onChoose={changeWorkLanguage}
              choices={work.map((one) => ({ key: one.code as string, word: one.name }))}
            />
          </section>
          <section className="setting">
            <h2>{t('lock.title')}</h2>
            <p>{isOpen ? t('lock.open') : t('lock.closed')}</p>
            {isOpen ? (
              <Button icon="lock" onTap={services.vault.lock}>
                {t('lock.now')}
              </Button>
            ) : null}
            <ButtonLink to="/archief/intrekken" look="link">
              {t('lock.withdraw')}
            </ButtonLink>
          </section>
          <section className="setting setting--wide">
            <h2>{t('sheet.title')}</h2>
            <p className="soft">{t('sheet.lead')}</p>
            <ButtonLink to={`/instellingen/${newSheet}`} icon="key">
              {t('sheet.make')}
            </ButtonLink>
          </section>
          <section className="setting setting--wide">
            <h2>{t('voices.title')}</h2>
            <p className="soft">{t('voices.lead')}</p>
            <VoiceSettings />
          </section>
          <section className="setting setting--wide">
            <h2>{t('storage.title')}</h2>
            <div className="settings__storage">
              <StorageAnswer bare />
              <InstallSteps />
            </div>
          </section>
          <section className="setting setting--wide">
            <h2>{t('decks:settings.title')}</h2>
            <p className="soft">{t('decks:settings.lead')}</p>
            <LinkRow
              links={[
                { to: '/kaartsets', words: t('decks:list.title'), icon: 'star' },
                { to: '/kaarten/papier', words: t('decks:list.paper'), icon: 'pencil' },
              ]}
            />
          </section>
          <section className="setting setting--wide">
            <h2>{t('more.title')}</h2>
            <LinkRow
              links={[
                { to: '/handleiding', words: t('more.guide'), icon: 'book' },
                { to: '/versturen', words: t('more.send'), icon: 'copy' },
                { to: '/over', words: t('more.about'), icon: 'info-circle' },
                { to: '/bureau', words: t('more.desk'), icon: 'key' },
              ]}
            />
            <p className="soft">{t('more.version', { build: services.build })}</p>
          </section>
        </div>
      </Sheet>
    </TableTop>
  )
}
