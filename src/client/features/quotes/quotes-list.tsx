import { useTranslation } from 'react-i18next'
import { findInstrument } from '#content/registry.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { QuoteClearance } from '#domain/quote-clearance.ts'
import { mayLeave, quoteText } from '#domain/quote-clearance.ts'
import type { ArchivedConversation } from '../../actions/read-archive.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { findLanguage } from '../../i18n/language.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Sheet, TableTop } from '../../ui/table-top.tsx'
import { quotable, quotableAnswers } from './quotable.ts'
import { useAnswersNow } from './use-answers-now.ts'

/** What was cleared and for whom, and the conversations that may be quoted from. */
export const QuotesList = (props: {
  readonly archive: readonly ArchivedConversation[]
  readonly clearances: readonly QuoteClearance[]
}) => {
  const { t } = useTranslation(['quotes', 'archive'])
  const { clearances } = props
  const { open, closed } = quotable(props.archive)
  const now = useAnswersNow(clearances, open)
  const byRoot = new Map(open.map((one) => [one.root, one]))
  const cleared = clearances.flatMap((clearance) => {
    const conversation = byRoot.get(clearance.conversation.root)
    const answer = now?.({ conversation: clearance.conversation.root, question: clearance.question })
    return conversation === undefined || answer === undefined ? [] : [{ clearance, conversation, answer }]
  })
  return (
    <TableTop
      head={
        <OpenHead back={{ to: '/archief', words: t('archive:title') }} place={t('title')}>
          <ButtonLink to="/coderen" look="plain" icon="pencil">
            {t('archive:code')}
          </ButtonLink>
        </OpenHead>
      }
    >
      <Sheet className="quotes">
        <div>
          <ScreenHeading>
            {cleared.length === 0 ? t('list.none') : t('list.title', { count: cleared.length })}
          </ScreenHeading>
          <p className="lead soft">{t('list.how')}</p>
        </div>
        {cleared.length === 0 ? null : (
          <ul className="quotes__cleared">
            {cleared.map(({ clearance, conversation, answer }) => (
              <li key={clearance.root}>
                <ClearedCard
                  clearance={clearance}
                  conversation={conversation}
                  text={answer.hash === clearance.words.answer ? quoteText(answer.text, clearance) : undefined}
                  leaves={mayLeave(clearance, clearance.cleared, answer)}
                />
              </li>
            ))}
          </ul>
        )}
        {open.length === 0 ? (
          <div className="quotes__empty">
            <Drawing name="table-talk" tone="empty" size="16rem" />
            <p className="lead soft">{t('list.nothing')}</p>
          </div>
        ) : (
          <section>
            <h2>{t('list.open')}</h2>
            <ul className="quotes__rows">
              {open.map((one) => (
                <li key={one.root}>
                  <Row conversation={one} count={clearances.filter((of) => of.conversation.root === one.root).length} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {closed === 0 ? null : (
          <p className="quotes__closed">
            <Icon name="hand-stop" size="1.4em" /> {t('list.closed', { count: closed })}
          </p>
        )}
      </Sheet>
    </TableTop>
  )
}

const ClearedCard = (props: {
  readonly clearance: QuoteClearance
  readonly conversation: Conversation
  /** `undefined`: the answer reads differently now. */
  readonly text: string | undefined
  readonly leaves: boolean
}) => {
  const { t } = useTranslation(['quotes', 'archive'])
  const { clearance, conversation } = props
  const language = findLanguage(conversation.language)
  return (
    <div className={`quote-card ${props.leaves ? '' : 'quote-card--held'}`}>
      {props.text === undefined ? (
        <p className="quote-card__again">
          <Icon name="alert-triangle" size="1.3em" /> {t('list.again')}
        </p>
      ) : (
        <blockquote lang={language.code} dir={language.dir}>
          {props.text}
        </blockquote>
      )}
      <p className="quote-card__for">
        <span className="quote-chip">{t(`for.${clearance.cleared}`)}</span>
        <span className="soft">{t('list.by', { by: clearance.by })}</span>
      </p>
      <ButtonLink to={`/citaten/${conversation.root}`} look="plain" icon="eye">
        {t('list.look')}
      </ButtonLink>
    </div>
  )
}

const longest = 140

const Row = (props: { readonly conversation: Conversation; readonly count: number }) => {
  const { t, i18n } = useTranslation(['quotes', 'archive'])
  const { conversation } = props
  const language = findLanguage(conversation.language)
  const order = findInstrument(conversation.instrument)?.questions.map((one) => one.id) ?? []
  const words = (quotableAnswers(conversation, order)[0]?.text ?? '').replace(/\s+/g, ' ').slice(0, longest)
  return (
    <a className="quote-row" href={`#/citaten/${conversation.root}`}>
      <span className="quote-row__name">
        {t('archive:row.number', { number: conversation.number })} {t(`archive:row.${conversation.with}`)}
      </span>
      <span className="quote-row__day soft">
        {formatDay(conversation.day, i18n.language)}
        {conversation.language === 'nl' ? '' : ` · ${i18n.language === 'nl' ? language.dutchName : language.name}`}
        {props.count === 0 ? '' : ` · ${t('list.count', { count: props.count })}`}
      </span>
      <span className="quote-row__first" lang={language.code} dir={language.dir}>
        {words}
      </span>
    </a>
  )
}
