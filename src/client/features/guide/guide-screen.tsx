import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { OpenHead } from '../../shell/open-head.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import type { Chapter, GuidePicture } from './chapters.ts'
import { chapters, fileOf, guidePictureSize } from './chapters.ts'
import { PrivacySheet } from './privacy-sheet.tsx'
import './guide.css'

/** Behind #/handleiding/; not one of the chapters, which are for whoever holds conversations. */
const privacyPath = 'privacy'

/** The quick guide: eleven short pieces with pictures of the app itself, all of it offline. */
export const GuideScreen = (props: { readonly chapter?: string | undefined }) => {
  const { t } = useTranslation(['guide', 'ui'])
  const at = chapters.findIndex((one) => one.path === props.chapter)
  const chapter = chapters[at]
  const previous = chapters[at - 1]
  const isPrivacy = props.chapter === privacyPath
  const next = isPrivacy ? undefined : chapter === undefined ? chapters[0] : chapters[at + 1]
  return (
    <TableTop
      head={
        <OpenHead
          back={
            chapter === undefined && !isPrivacy
              ? { to: '/', words: t('ui:back.table') }
              : { to: '/handleiding', words: t('all') }
          }
          place={t('title')}
        >
          <LanguageSwitch />
        </OpenHead>
      }
      foot={
        <>
          {previous === undefined || chapter === undefined ? null : (
            <ButtonLink look="big" icon="arrow-left" flip to={`/handleiding/${previous.path}`}>
              {t('previous')}
            </ButtonLink>
          )}
          {chapter === undefined && !isPrivacy ? null : (
            <Button look="big" icon="printer" onTap={() => print()}>
              {t('print')}
            </Button>
          )}
          <Gap />
          {next === undefined ? null : (
            <ButtonLink look="main" icon="arrow-right" flip iconAtEnd to={`/handleiding/${next.path}`}>
              {t('next')}
            </ButtonLink>
          )}
        </>
      }
    >
      {isPrivacy ? (
        <PrivacySheet />
      ) : chapter === undefined ? (
        <Contents />
      ) : (
        <ChapterSheet key={chapter.key} chapter={chapter} number={at + 1} />
      )}
    </TableTop>
  )
}

const Contents = () => {
  const { t } = useTranslation(['guide', 'privacy'])
  return (
    <Sheet className="guide">
      <div className="guide__top">
        <div>
          <ScreenHeading>{t('title')}</ScreenHeading>
          <p className="lead soft">{t('lead')}</p>
        </div>
        <Drawing name="table-talk" tone="neutral" className="guide__drawing" />
      </div>
      <nav aria-label={t('contents')}>
        <ol className="guide__contents">
          {chapters.map((chapter, index) => (
            <li key={chapter.key}>
              <a className="guide-tile" href={`#/handleiding/${chapter.path}`}>
                <span className="guide-tile__number" aria-hidden="true">
                  {index + 1}
                </span>
                <span>
                  <span className="guide-tile__name">{t(`chapters.${chapter.key}.title`)}</span>
                  <span className="soft">{t(`chapters.${chapter.key}.lead`)}</span>
                </span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <a className="guide-tile" href={`#/handleiding/${privacyPath}`}>
        <Icon name="lock" size="2.25rem" />
        <span>
          <span className="guide-tile__name">{t('privacy:title')}</span>
          <span className="soft">{t('privacy:short')}</span>
        </span>
      </a>
      <p className="soft">{t('picturesNote')}</p>
    </Sheet>
  )
}

/** The step texts of a chapter; how many there are is known by its pictures, and a test holds the words to it. */
const useSteps = (chapter: Chapter): readonly string[] => {
  const { t } = useTranslation('guide')
  const say = t as unknown as (key: string) => string
  return chapter.steps.map((_, index) => say(`chapters.${chapter.key}.step${index + 1}`))
}

const ChapterSheet = (props: { readonly chapter: Chapter; readonly number: number }) => {
  const { t } = useTranslation('guide')
  const { chapter } = props
  const steps = useSteps(chapter)
  return (
    <Sheet className="guide chapter">
      <div>
        <ScreenHeading>{t(`chapters.${chapter.key}.title`)}</ScreenHeading>
        <p className="lead soft">{t(`chapters.${chapter.key}.lead`)}</p>
      </div>
      <ol
        className={`chapter__steps ${chapter.steps.some((picture) => picture !== undefined) ? '' : 'chapter__steps--plain'}`}
      >
        {steps.map((step, index) => {
          const picture = chapter.steps[index]
          return (
            <li key={step} className="chapter__step">
              <p>
                <span className="guide-tile__number" aria-hidden="true">
                  {index + 1}
                </span>
                <span>{step}</span>
              </p>
              {picture === undefined ? null : picture === 'stack' ||
                picture === 'envelope' ||
                picture === 'postmark' ? (
                <span
                  className={`chapter__place ${picture === 'envelope' ? 'chapter__place--waiting' : ''} ${picture === 'postmark' ? 'chapter__place--bare' : ''}`}
                >
                  <Drawing name={picture} size={picture === 'postmark' ? '8rem' : '4.5rem'} />
                </span>
              ) : (
                <Picture picture={picture} />
              )}
            </li>
          )
        })}
      </ol>
      <p className="chapter__tip">
        <Icon name="mood-smile" size="1.75rem" />
        <span>{t(`chapters.${chapter.key}.tip`)}</span>
      </p>
    </Sheet>
  )
}

const Picture = (props: { readonly picture: GuidePicture }) => {
  const { t } = useTranslation('guide')
  return (
    <img
      className="chapter__picture"
      src={fileOf(props.picture)}
      alt={t(`pictures.${props.picture}`)}
      {...guidePictureSize}
      loading="lazy"
    />
  )
}
