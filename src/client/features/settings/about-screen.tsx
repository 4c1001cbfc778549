import { useTranslation } from 'react-i18next'
import { useServices } from '../../services.ts'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { OpenHead } from '../../shell/open-head.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { PictureSheet } from '../../ui/picture-sheet.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { TableTop } from '../../ui/table-top.tsx'
import './settings.css'

/** Asked for in these words by OpenMoji, so in every language the same. */
const openMojiCredit = 'All emojis designed by OpenMoji – the open-source emoji and icon project. License: CC BY-SA 4.0'

/** The colophon, and in plain words what is kept of whom and what a short code cannot do. */
export const AboutScreen = () => {
  const { t } = useTranslation(['settings', 'ui'])
  const { build } = useServices()
  return (
    <TableTop
      head={
        <OpenHead back={{ to: '/', words: t('ui:back.table') }}>
          <LanguageSwitch />
        </OpenHead>
      }
      foot={
        <ButtonLink to="/handleiding" icon="book">
          {t('more.guide')}
        </ButtonLink>
      }
    >
      <PictureSheet
        className="about"
        picture={<Drawing name="table-talk" tone="neutral" />}
        aside={
          <>
            <p>{t('about.method2')}</p>
            <p>{t('about.build', { build })}</p>
          </>
        }
      >
        <div>
          <ScreenHeading>{t('about.title')}</ScreenHeading>
          <p className="lead soft">{t('about.lead')}</p>
        </div>
        <section>
          <h2>{t('about.privacy')}</h2>
          <p>{t('about.privacy1')}</p>
          <p>{t('about.privacy2')}</p>
          <p>{t('about.privacy3')}</p>
          <p>{t('about.privacy4')}</p>
          <p>{t('about.anonymous')}</p>
        </section>
        <section className="about__careful">
          <h2>{t('about.threat')}</h2>
          <p>{t('about.threat1')}</p>
          <p>{t('about.threat2')}</p>
          <p>{t('about.threat3')}</p>
        </section>
        <section>
          <h2>{t('about.method')}</h2>
          <p>{t('about.method1')}</p>
          <p className="strong">{t('about.method2')}</p>
          <p>{t('about.method3')}</p>
        </section>
        <section>
          <h2>{t('about.pictures')}</h2>
          <p>{t('about.pictures1')}</p>
          <p lang="en">{openMojiCredit}</p>
          <p>{t('about.pictures2')}</p>
          <p>{t('about.pictures3')}</p>
        </section>
        <section>
          <h2>{t('about.licence')}</h2>
          <p>{t('about.licence1')}</p>
        </section>
        <section>
          <h2>{t('about.languages')}</h2>
          <p>{t('about.languages1')}</p>
        </section>
      </PictureSheet>
    </TableTop>
  )
}
