import { useTranslation } from 'react-i18next'
import { formatDay } from '../../i18n/format-day.ts'
import type { Truth } from '../../storage/truth-queries.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

/** As many as fit above the tiles' fold; the send screen shows all. */
const shown = 3

/** Each unfinished conversation has its own way in: one that does not open must not stand before the others. */
export const OpenDrafts = (props: {
  readonly drafts: Truth['drafts']
  readonly language: string
  readonly today: string
}) => {
  const { t } = useTranslation()
  const { drafts, today, language } = props
  if (drafts.length === 0) return null
  const dayOf = (day: string) => (day === today ? t('home.today') : formatDay(day, language))
  return (
    <div className="home__open">
      <p className="home__open-line">
        <Icon name="pencil" />
        <span>{t('home.openDraft', { count: drafts.length })}</span>
      </p>
      <ul className="home__drafts">
        {drafts.slice(0, shown).map((draft) => (
          <li key={draft.id} className="home__open-line">
            <span>
              {draft.revision > 1
                ? t('home.openCorrection', { day: dayOf(draft.day) })
                : t('home.openOne', { day: dayOf(draft.day) })}
            </span>
            <ButtonLink to={`/gesprek/${draft.id}`} look="link">
              {t('home.goOn')}
            </ButtonLink>
          </li>
        ))}
      </ul>
      {drafts.length > shown ? (
        <ButtonLink to="/versturen" look="link">
          {t('home.openAll', { count: drafts.length })}
        </ButtonLink>
      ) : null}
    </div>
  )
}
