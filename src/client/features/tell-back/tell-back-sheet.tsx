import { useTranslation } from 'react-i18next'
import { aboutInside } from '#domain/about-inside.ts'
import { caveatsOf } from '#domain/caveats.ts'
import { caveatsInWords } from '#domain/caveats-in-words.ts'
import { usualThreshold } from '#domain/disclosure.ts'
import type { ClearedQuote } from '#domain/quote-clearance.ts'
import type { ReadingSession } from '#domain/reading.ts'
import { toldShare } from '#domain/told-share.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { findLanguage } from '../../i18n/language.ts'
import { useCaveatWords } from '../../shell/caveat-words.ts'
import { listInWords } from '../../shell/results-words.ts'
import type { ToldHere } from '../../shell/use-told-here.ts'
import { toldGroups, whatIsTold } from '../../shell/what-is-told.ts'
import { Drawing } from '../../ui/drawing.tsx'
import { effectPictogram } from '../../ui/effect-pictogram.ts'
import type { PaperSize } from '../../ui/paper-page.tsx'
import { PaperPage } from '../../ui/paper-page.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import type { TellTo } from './rows-on-sheet.ts'
import { rowsOnSheet } from './rows-on-sheet.ts'

const mostActions = 4

/** As it stands in a sentence. */
const inside = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1)

/** The page itself: plain words, a picture for each thing, cleared quotes, what happens next. */
export const TellBackSheet = (props: {
  readonly told: ToldHere
  readonly current: ReadingSession
  readonly to: TellTo
  readonly size: PaperSize
  readonly quotes: readonly ClearedQuote[]
}) => {
  const { t, i18n } = useTranslation(['tell-back', 'effects', 'caveats'])
  const caveatWords = useCaveatWords()
  const { told, current, to } = props
  const { session } = current
  const conversations = told.conversations.filter((one) => one.centre === session.centre && one.round === session.round)
  const tables = whatIsTold(conversations, told.codings, {})
  const coded = tables.coded.conversations
  const { rows, also, isSmall } = rowsOnSheet(toldGroups('effects', tables, session.changeStory), to, coded)
  const inWords = (count: number): string => {
    if (to === 'table') return t('in', { count, of: coded })
    const share = toldShare(count, coded, usualThreshold)
    // That it was told is what the heading says already.
    return share === undefined || share === 'told' ? '' : t(`share.${share}`)
  }
  const about = aboutInside(conversations, {
    order: told.order,
    coded: undefined,
  })
  const caveats = caveatWords(to === 'table' ? caveatsOf(about) : caveatsInWords(about), told.names.nameOf)
  // The ids are data: the locales test holds them beside the codebook.
  const plain = t as unknown as (key: string) => string
  return (
    <PaperPage size={props.size} largest={1.2} className="tell-sheet" lang={i18n.language}>
      <header className="tell-sheet__head">
        <p>
          <strong>{told.names.nameOf(session.centre)}</strong> · {session.round}
        </p>
        <div className="tell-sheet__title">
          <h1>{t('sheet.title')}</h1>
          <Drawing name="skyline" tone="neutral" className="tell-sheet__street" />
        </div>
        <p>{to === 'table' ? t('sheet.leadCount', { count: conversations.length }) : t('sheet.lead')}</p>
      </header>
      <section className="tell-sheet__heard">
        <div>
          <h2>{t(isSmall ? 'sheet.heardFew' : 'sheet.heard')}</h2>
          <ul className="tell-sheet__rows">
            {rows.map((row) => (
              <li key={row.key} className={`tell-row goal-${row.goals[0]}`}>
                <span className="tell-row__picture">
                  <Pictogram name={effectPictogram(row.key)} size="2.6em" />
                </span>
                <span>
                  <strong>{plain(`effect.${row.key}`)}</strong>
                  {inWords(row.conversations) === '' ? null : (
                    <>
                      <br />
                      {inWords(row.conversations)}
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
          {also.length === 0 ? null : (
            <p className="tell-sheet__also">
              {t('sheet.also', {
                things: listInWords(
                  also.map((row) => inside(plain(`effect.${row.key}`))),
                  i18n.language,
                ),
              })}
            </p>
          )}
        </div>
        <Drawing name="table-talk" tone="neutral" className="tell-sheet__talk" />
      </section>
      {props.quotes.length === 0 ? null : (
        <section>
          <h2>{t('sheet.quotes')}</h2>
          <div className="tell-sheet__quotes">
            {props.quotes.map((one) => {
              const language = findLanguage(
                conversations.find(({ root }) => root === one.conversation)?.language ?? 'nl',
              )
              return (
                <blockquote key={one.id} className="tell-quote" lang={language.code} dir={language.dir}>
                  ‘{one.text}’
                </blockquote>
              )
            })}
          </div>
        </section>
      )}
      <section className="tell-sheet__next">
        <h2>{t('sheet.next')}</h2>
        {current.actions.length === 0 ? (
          <p>{t('sheet.nothing')}</p>
        ) : (
          <ul className="tell-sheet__actions">
            {current.actions.slice(0, mostActions).map((one) => (
              <li key={one.root} className={`goal-${one.says.goal}`}>
                <strong dir="auto">{one.says.what}</strong>
                <span>
                  {/* Somebody who agreed to a first name at this table did not agree to a wall. */}
                  {one.says.agreed === true && to === 'everybody' ? '' : t('sheet.who', { who: one.says.who })}
                  {one.says.when === undefined
                    ? ''
                    : ` ${t('sheet.when', { day: formatDay(one.says.when, i18n.language) })}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="tell-sheet__right">
        {t('sheet.right')} <strong>{t('sheet.noNames')}</strong>
      </p>
      {to === 'table' ? <p className="tell-sheet__ours">{t('sheet.ours')}</p> : null}
      <footer className="tell-sheet__foot">
        {caveats.join(' ')} {t('sheet.colophon')}
      </footer>
    </PaperPage>
  )
}
