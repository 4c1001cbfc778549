import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findInstrument } from '#content/registry.ts'
import type { WithWhom } from '#domain/conversation.ts'
import type { ArchivedConversation } from '../../actions/read-archive.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { findLanguage } from '../../i18n/language.ts'
import { useLive } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useArchive } from '../../shell/use-archive.ts'
import { useCentreNames } from '../../shell/use-centre-names.ts'
import { readDevice } from '../../storage/truth-queries.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import type { DrawingName } from '../../ui/drawing.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Sheet, TableTop } from '../../ui/table-top.tsx'
import { FetchBar } from './fetch-bar.tsx'
import { firstWords } from './first-words.ts'
import { PlaceMark } from './place-mark.tsx'

type Filter = 'all' | 'waiting' | 'pulled' | 'centre'

/** The same three pictures as where the conversation began. */
const whoDrawing: Readonly<Record<WithWhom, DrawingName>> = {
  resident: 'people-and-houses',
  partner: 'group-table',
  other: 'person',
}

export const ArchiveList = () => {
  const { t } = useTranslation(['archive', 'ui'])
  const [looks, setLooks] = useState(0)
  const lookAgain = () => setLooks(looks + 1)
  const archive = useArchive(looks)
  const names = useCentreNames()
  const linked = useLive(async (database) => (await readDevice(database))?.link !== undefined, 'linked of the archive')
  const [filter, setFilter] = useState<Filter>('all')

  const everything = archive?.ok ? archive.value : []
  const here = names?.here
  const passes: Readonly<Record<Filter, (item: ArchivedConversation) => boolean>> = {
    all: () => true,
    waiting: ({ row }) => row.state === 'waiting' || row.state === 'quarantined',
    pulled: ({ row }) => row.state === 'pulled',
    centre: ({ row }) => row.centre === here?.id,
  }
  const shown = everything.filter(passes[filter])
  const hasOtherCentres = everything.some(({ row }) => row.centre !== here?.id)
  const filters = [
    { key: 'all' as const, word: t('filter.all') },
    ...(linked ? [{ key: 'waiting' as const, word: t('filter.waiting') }] : []),
    ...(everything.some(({ row }) => row.state === 'pulled')
      ? [{ key: 'pulled' as const, word: t('filter.pulled') }]
      : []),
    ...(hasOtherCentres && here !== undefined
      ? [{ key: 'centre' as const, word: t('filter.centre', { centre: here.name }) }]
      : []),
  ]
  const kept = everything.filter(({ row }) => row.state !== 'withdrawn').length

  return (
    <TableTop
      head={<OpenHead back={{ to: '/', words: t('ui:back.table') }} place={t('title')} detail={here?.name} />}
      foot={
        <ButtonLink to="/archief/intrekken" icon="trash">
          {t('withdraw')}
        </ButtonLink>
      }
    >
      <Sheet className="archive">
        <FetchBar onOpened={lookAgain} />
        {archive === undefined || names === undefined || linked === undefined ? (
          <p className="lead soft" role="status">
            {t('reading')}
          </p>
        ) : !archive.ok ? (
          <ProblemNotice problem={archive.failure} />
        ) : everything.length === 0 ? (
          <div className="archive__empty">
            <Drawing name="table-talk" tone="empty" size="20rem" />
            <ScreenHeading>{t('none')}</ScreenHeading>
            <p className="lead soft">{t('noneHow')}</p>
            <ButtonLink to="/gesprek/nieuw" look="main">
              {t('noneStart')}
            </ButtonLink>
          </div>
        ) : (
          <>
            <div className="archive__top">
              <ScreenHeading>{t('lead', { count: kept })}</ScreenHeading>
              {filters.length === 1 ? null : (
                <ChoiceStrip label={t('filter.label')} chosen={filter} onChoose={setFilter} choices={filters} />
              )}
            </div>
            <nav className="archive__ways" aria-label={t('ways')}>
              <ButtonLink to="/coderen" look="plain" icon="pencil">
                {t('code')}
              </ButtonLink>
              <ButtonLink to="/citaten" look="plain" icon="eye">
                {t('quotes')}
              </ButtonLink>
              <ButtonLink to="/kiezen" look="plain" icon="star">
                {t('choose')}
              </ButtonLink>
              <ButtonLink to="/duiden" look="plain" icon="users">
                {t('interpret')}
              </ButtonLink>
            </nav>
            {shown.length === 0 ? <p className="lead soft">{t('filter.empty')}</p> : null}
            <ul className="archive__rows">
              {shown.map((item) => (
                <li key={item.row.id}>
                  <ArchiveRow
                    item={item}
                    linked={linked}
                    {...(item.row.centre === here?.id ? {} : { centre: names.nameOf(item.row.centre) })}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </Sheet>
    </TableTop>
  )
}

const ArchiveRow = (props: {
  readonly item: ArchivedConversation
  readonly linked: boolean
  /** Only where it is another centre than this tablet's. */
  readonly centre?: string
}) => {
  const { t, i18n } = useTranslation('archive')
  const { row, conversation } = props.item
  const day = formatDay(row.day, i18n.language)
  const words =
    conversation === undefined
      ? ''
      : firstWords(conversation.answers, findInstrument(conversation.instrument)?.questions.map((one) => one.id) ?? [])
  const language = findLanguage(conversation?.language ?? 'nl')
  return (
    <a className="archive-row" href={`#/archief/${row.id}`}>
      <span className="archive-row__who" aria-hidden="true">
        {conversation === undefined ? (
          <Drawing name="lock" size="2.4rem" />
        ) : (
          <Drawing name={conversation.cards === undefined ? whoDrawing[conversation.with] : 'cards'} tone="neutral" />
        )}
      </span>
      <span className="archive-row__words">
        {conversation === undefined ? (
          <span className="archive-row__name">
            {row.state === 'withdrawn' ? t('row.gone') : row.state === 'pruned' ? t('row.pruned') : t('row.closed')}
          </span>
        ) : (
          <span className="archive-row__name">
            {t('row.number', { number: conversation.number })} {t(`row.${conversation.with}`)}
          </span>
        )}
        <span className="archive-row__day soft">
          {day}
          {conversation?.cards === undefined ? '' : ` · ${t('row.cards')}`}
          {props.centre === undefined ? '' : ` · ${props.centre}`}
          {conversation === undefined || conversation.language === 'nl' ? '' : ` · ${language.dutchName}`}
          {row.revision > 1 ? ` · ${t('row.correction')}` : ''}
        </span>
        {conversation === undefined ? null : words === '' ? (
          <span className="soft">{t('row.noWords')}</span>
        ) : (
          <span className="archive-row__first" lang={language.code} dir={language.dir}>
            {words}
          </span>
        )}
      </span>
      <PlaceMark row={row} linked={props.linked} />
    </a>
  )
}
