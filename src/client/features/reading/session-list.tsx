import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { ReadingSession } from '#domain/reading.ts'
import { overdueTellings, sessionsOf, tellWithinWeeks } from '#domain/reading.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import type { ToldHere } from '../../shell/use-told-here.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'

/** When people sat down to interpret, what came of it, and who still waits to hear. */
export const SessionList = (props: { readonly told: ToldHere; readonly here: string }) => {
  const { t } = useTranslation(['reading', 'archive'])
  const { now } = useServices()
  const { told } = props
  const held = told.order.filter(
    (id) =>
      id === props.here ||
      told.conversations.some((one) => one.centre === id) ||
      told.readings.some((one) => one.centre === id),
  )
  const [centre, setCentre] = useState(props.here)
  const sessions = sessionsOf(told.readings, centre)
  const open = sessions.find(({ session }) => session.says.closed === undefined)
  const late = overdueTellings(sessions, amsterdamDay(now()))
  return (
    <TableTop
      head={
        <OpenHead
          back={{ to: '/archief', words: t('archive:title') }}
          place={t('title')}
          detail={told.names.nameOf(centre)}
        />
      }
      foot={
        <>
          <ButtonLink look="big" icon="map" to="/visitekaartje">
            {t('list.poster')}
          </ButtonLink>
          <Gap />
          {open === undefined ? (
            <ButtonLink look="main" icon="arrow-right" flip iconAtEnd to={`/duiden/raden/${centre}`}>
              {t('list.begin')}
            </ButtonLink>
          ) : (
            <ButtonLink look="main" icon="arrow-right" flip iconAtEnd to={`/duiden/${open.session.root}`}>
              {t('list.goOn')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Sheet className="reading reading-list">
        {held.length < 2 ? null : (
          <ChoiceStrip
            label={t('list.centre')}
            showsLabel
            chosen={centre}
            onChoose={setCentre}
            choices={held.map((id) => ({ key: id, word: told.names.nameOf(id) }))}
          />
        )}
        {late.length === 0 ? null : (
          <Notice what={t('list.late', { count: late.length })} toDo={t('list.lateDo', { weeks: tellWithinWeeks })}>
            <ButtonLink to={`/terugkoppeling/${late[0]!.session.root}`} look="big">
              {t('list.tellNow')}
            </ButtonLink>
          </Notice>
        )}
        {sessions.length === 0 ? (
          <div className="reading-list__first">
            <Drawing name="group-table" tone="neutral" size="22rem" />
            <div>
              <ScreenHeading>{t('list.first')}</ScreenHeading>
              <ol className="reading-list__how">
                {(['guess', 'see', 'meaning', 'now', 'tell'] as const).map((key) => (
                  <li key={key}>{t(`list.how.${key}`)}</li>
                ))}
              </ol>
            </div>
          </div>
        ) : (
          <>
            <ScreenHeading>{t('list.title')}</ScreenHeading>
            <ul className="session-rows">
              {sessions.map((one) => (
                <li key={one.session.root}>
                  <SessionRow of={one} isLate={late.includes(one)} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Sheet>
    </TableTop>
  )
}

const SessionRow = (props: { readonly of: ReadingSession; readonly isLate: boolean }) => {
  const { t, i18n } = useTranslation('reading')
  const { session, meanings, actions, tellings } = props.of
  const { closed } = session.says
  const told = tellings.at(-1)
  return (
    <div className="session-row">
      <a className="session-row__main" href={`#/duiden/${session.root}`}>
        <span className="session-row__name">{formatDay(session.since, i18n.language)}</span>
        <span className="soft">
          {session.round} · {t('list.meanings', { count: meanings.length })} ·{' '}
          {t('list.actions', { count: actions.length })}
        </span>
        <span className="session-row__what">{actions.map((one) => one.says.what).join(' · ')}</span>
      </a>
      {closed === undefined ? (
        <span className="session-row__state">{t('list.open')}</span>
      ) : (
        <a
          className={`session-row__state ${props.isLate ? 'session-row__state--late' : ''}`}
          href={`#/terugkoppeling/${session.root}`}
        >
          <Icon name={told === undefined ? 'clock' : 'check'} />
          {told === undefined
            ? t(props.isLate ? 'list.tellLate' : 'list.notTold')
            : t('list.toldOn', { day: formatDay(told.says.day, i18n.language) })}
        </a>
      )}
    </div>
  )
}
