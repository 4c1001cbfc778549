import { useTranslation } from 'react-i18next'
import { findInstrument } from '#content/registry.ts'
import type { Codings } from '../../actions/read-codings.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { findLanguage } from '../../i18n/language.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { pairsOf } from './compare-coders.ts'
import type { ConversationToCode } from './to-code.ts'
import { answersToCode } from './to-code.ts'

/** Which conversations wait for this coder, and what was done with the others. */
export const CodingList = (props: {
  readonly open: readonly ConversationToCode[]
  readonly mine: readonly ConversationToCode[]
  readonly codings: Codings
  readonly coder: string
  readonly onSomebodyElse: () => void
}) => {
  const { t } = useTranslation(['coding', 'archive'])
  const { open, mine, coder } = props
  const agreed = new Set(props.codings.consensuses.map((one) => one.conversation.root))
  const sections = [
    { key: 'open', title: t('list.others'), rows: open },
    { key: 'mine', title: t('list.mine'), rows: mine },
  ].filter(({ rows }) => rows.length > 0)
  const first = open[0]
  const isShared = pairsOf([...open, ...mine]).length > 0
  return (
    <TableTop
      head={
        <OpenHead back={{ to: '/archief', words: t('archive:title') }} place={t('title')} detail={t('as', { coder })}>
          <Button look="bare" icon="user" onTap={props.onSomebodyElse}>
            {t('change')}
          </Button>
        </OpenHead>
      }
      foot={
        first === undefined && !isShared ? undefined : (
          <>
            {isShared ? (
              <ButtonLink look="big" icon="users" to="/coderen/verschillen">
                {t('list.compare')}
              </ButtonLink>
            ) : null}
            <Gap />
            {first === undefined ? null : (
              <ButtonLink look="main" icon="arrow-right" flip iconAtEnd to={`/coderen/${first.conversation.root}`}>
                {t('one.next')}
              </ButtonLink>
            )}
          </>
        )
      }
    >
      <Sheet className="coding-list">
        {sections.length === 0 ? (
          <div className="coding-list__none">
            <Drawing name="table-talk" tone="empty" size="18rem" />
            <ScreenHeading>{t('list.none')}</ScreenHeading>
            <p className="lead soft">{t('list.noneHow')}</p>
          </div>
        ) : (
          <>
            <div>
              <ScreenHeading>
                {open.length === 0 ? t('list.done') : t('list.lead', { count: open.length })}
              </ScreenHeading>
              <p className="lead soft">{t('list.how')}</p>
            </div>
            {sections.map(({ key, title, rows }) => (
              <section key={key}>
                <h2>{title}</h2>
                <ul className="coding-list__rows">
                  {rows.map((row) => (
                    <li key={row.conversation.root}>
                      <Row row={row} isAgreed={agreed.has(row.conversation.root)} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </>
        )}
      </Sheet>
    </TableTop>
  )
}

const longest = 140

const Row = (props: { readonly row: ConversationToCode; readonly isAgreed: boolean }) => {
  const { t, i18n } = useTranslation(['coding', 'archive'])
  const { conversation, by } = props.row
  const language = findLanguage(conversation.language)
  const order = findInstrument(conversation.instrument)?.questions.map((one) => one.id) ?? []
  const words = (answersToCode(conversation, order)[0]?.text ?? '').replace(/\s+/g, ' ').slice(0, longest)
  return (
    <a className="coding-row" href={`#/coderen/${conversation.root}`}>
      <span className="coding-row__words">
        <span className="coding-row__name">
          {t('list.row', { number: conversation.number })} {t(`archive:row.${conversation.with}`)}
        </span>
        <span className="coding-row__day soft">
          {formatDay(conversation.day, i18n.language)}
          {conversation.language === 'nl' ? '' : ` · ${i18n.language === 'nl' ? language.dutchName : language.name}`}
        </span>
        <span className="coding-row__first" lang={language.code} dir={language.dir}>
          {words}
        </span>
      </span>
      <span className="coding-row__by">
        {by.length === 0 ? <span className="coding-row__chip coding-row__chip--none">{t('list.byNobody')}</span> : null}
        {by.map((one) => (
          <span key={one.coder} className="coding-row__chip">
            {t('list.by', { coder: one.coder, count: one.passages })}
          </span>
        ))}
        {props.isAgreed ? (
          <span className="coding-row__chip">
            <Icon name="check" size="1.1em" /> {t('list.consensus')}
          </span>
        ) : null}
      </span>
    </a>
  )
}
