import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadingSession } from '#domain/reading.ts'
import { sessionsOf } from '#domain/reading.ts'
import { findLanguage } from '../../i18n/language.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { UnlockDoor } from '../../shell/unlock-door.tsx'
import { usePaperLight } from '../../shell/use-paper-light.ts'
import { useQuotesFor } from '../../shell/use-quotes-for.ts'
import type { ToldHere } from '../../shell/use-told-here.ts'
import { useToldHere } from '../../shell/use-told-here.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { PaperSize } from '../../ui/paper-page.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import type { TellTo } from './rows-on-sheet.ts'
import { TellBackSheet } from './tell-back-sheet.tsx'
import { ToldForm } from './told-form.tsx'
import './tell-back.css'

const mostQuotes = 3

/** One page for those who told: what was heard, in their own words where that may, and what happens now. */
export const TellBackScreen = (props: { readonly session: string }) => (
  <UnlockDoor>
    <TellBackTable session={props.session} />
  </UnlockDoor>
)

const TellBackTable = (props: { readonly session: string }) => {
  const { t } = useTranslation('tell-back')
  const told = useToldHere()
  const head = <OpenHead back={{ to: '/duiden', words: t('back') }} place={t('title')} />
  if (told === undefined || 'problem' in told)
    return (
      <TableTop head={head}>
        <Sheet>
          {told === undefined ? (
            <p className="lead soft" role="status">
              {t('opening')}
            </p>
          ) : (
            <ProblemNotice problem={told.problem} />
          )}
        </Sheet>
      </TableTop>
    )
  const centre = told.readings.find((one) => one.root === props.session)?.centre ?? ''
  const current = sessionsOf(told.readings, centre).find(({ session }) => session.root === props.session)
  if (current === undefined)
    return (
      <TableTop head={head}>
        <Sheet narrow>
          <Notice what={t('gone')}>
            <ButtonLink to="/duiden">{t('back')}</ButtonLink>
          </Notice>
        </Sheet>
      </TableTop>
    )
  return <OnPaper told={told} current={current} />
}

const OnPaper = (props: { readonly told: ToldHere; readonly current: ReadingSession }) => {
  const { t } = useTranslation('tell-back')
  usePaperLight()
  const { told, current } = props
  const { session } = current
  const [to, setTo] = useState<TellTo>('everybody')
  const [size, setSize] = useState<PaperSize>('A4')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const conversations = told.conversations.filter((one) => one.centre === session.centre && one.round === session.round)
  // Of other readers, or before a change of clearances, nothing is left standing: `undefined` until it was looked up anew.
  const quotes = useQuotesFor(to === 'everybody' ? 'public' : 'centre', conversations)
  const languageOf = (root: string) => findLanguage(conversations.find((one) => one.root === root)?.language ?? 'nl')
  const chosen = (quotes ?? []).filter((one) => !left.has(one.id)).slice(0, mostQuotes)
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  return (
    <TableTop
      head={
        <OpenHead
          back={{ to: '/duiden', words: t('back') }}
          place={t('title')}
          detail={`${told.names.nameOf(session.centre)} · ${session.round}`}
        />
      }
      foot={
        <>
          <ToldForm current={current} />
          <Gap />
          <Button look="main" icon="printer" onTap={() => print()} busy={quotes === undefined}>
            {t('print', { size })}
          </Button>
        </>
      }
    >
      <Sheet className="tell-back">
        <div className="tell-back__ask not-printed">
          <ScreenHeading>{t('ask')}</ScreenHeading>
          <div className="tell-back__choices">
            <ChoiceStrip
              label={t('to.label')}
              showsLabel
              chosen={to}
              onChoose={setTo}
              choices={[
                { key: 'everybody', word: t('to.everybody') },
                { key: 'table', word: t('to.table') },
              ]}
            />
            <ChoiceStrip
              label={t('size')}
              showsLabel
              chosen={size}
              onChoose={setSize}
              choices={[
                { key: 'A4', word: 'A4' },
                { key: 'A3', word: 'A3' },
              ]}
            />
          </div>
          <p className="soft">{t(to === 'everybody' ? 'to.everybodyHow' : 'to.tableHow')}</p>
          {quotes === undefined ? null : quotes.length === 0 ? (
            <p>
              {t('quotes.none')} <a href="#/citaten">{t('quotes.clear')}</a>
            </p>
          ) : (
            <details className="tell-back__quotes">
              <summary>{t('quotes.choose', { count: quotes.length })}</summary>
              <ul>
                {quotes.map((one) => {
                  const language = languageOf(one.conversation)
                  return (
                    <li key={one.id}>
                      <label>
                        <input type="checkbox" checked={!left.has(one.id)} onChange={() => toggle(one.id)} />
                        <span lang={language.code} dir={language.dir}>
                          {one.text}
                        </span>
                      </label>
                    </li>
                  )
                })}
              </ul>
              <p className="soft">{t('quotes.most', { count: mostQuotes })}</p>
            </details>
          )}
        </div>
        <TellBackSheet told={told} current={current} to={to} size={size} quotes={chosen} />
      </Sheet>
    </TableTop>
  )
}
