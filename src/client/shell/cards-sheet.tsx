import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { standardDeck } from '#content/decks.ts'
import { yesShare } from '#domain/card-shares.ts'
import type { OwnCard } from '#domain/card-sort.ts'
import { rewordedFrom } from '#domain/card-wording.ts'
import type { StandardWords } from '#domain/card-words.ts'
import { cardWordsOrDutch } from '#domain/card-words.ts'
import type { WithWhom } from '#domain/conversation.ts'
import type { CardRow, CardsTable } from '#domain/count-cards.ts'
import { isRanked, isSplit, judged, minSortsToRank, rankCards } from '#domain/count-cards.ts'
import type { Card } from '#domain/deck.ts'
import { Button } from '../ui/button.tsx'
import { Pictogram } from '../ui/pictogram.tsx'
import type { PictogramName } from '../ui/pictogram-name.ts'
import { ReadThis } from '../ui/read-this.tsx'
import { ScreenHeading } from '../ui/screen-heading.tsx'
import { Sheet } from '../ui/table-top.tsx'
import type { TableCard } from './card-tables.tsx'
import { CardsChart, CommonPlacesTable, GroupTables, PairsTable } from './card-tables.tsx'
import { listInWords } from './results-words.ts'
import './results-sheet.css'
import './cards-sheet.css'

/** Of a whole programme there may be thousands, and a download has them all. A tablet has none: it shows all there are. */
const shownOfServer = 100

/** The meaning cards as a sheet: a sentence, the table of one person's sorts, and groups and own cards apart from it. Prints on A4 as it stands. */
export const CardsSheet = (props: {
  readonly table: CardsTable
  /** Cards of own decks, as they were offered. */
  readonly faces: readonly Card[]
  readonly standard: StandardWords
  /** Where it is known with whom the sorts were played. Unit: sorts. */
  readonly players?: Readonly<Record<WithWhom, number>>
  readonly ownFaces?: readonly OwnCard[]
  readonly countedOn: 'tablet' | 'server'
  readonly where: string
  readonly filters?: ReactNode
  readonly chosen?: string
  readonly notes?: readonly string[]
  readonly actions?: ReactNode
  /** Stands under another sheet: then that one's heading is the screen's. */
  readonly second?: boolean
}) => {
  const { t, i18n } = useTranslation(['card-results', 'archive', 'ui'])
  const { table } = props
  const cards = new Map([...props.faces, ...standardDeck.cards].map((card) => [card.id, card]))
  const cardOf = (id: string): TableCard => {
    const card = cards.get(id)
    const from = rewordedFrom(id, props.standard.nl ?? {})
    const note = from === undefined ? {} : { note: t('reworded', { card: from }) }
    // An import tells no words: its number stands for them, and the goal is that of the card it was made from.
    if (card === undefined) return { words: id, goal: from === undefined ? undefined : cards.get(from)?.goal, ...note }
    const words = cardWordsOrDutch(card, i18n.language, props.standard)
    return { words, goal: card.goal, pictogram: card.pictogram, ...note }
  }
  const ranked = rankCards(table).filter((row) => isRanked(table, row) && row.yes > 0)
  const inWords = (row: CardRow) => ({ card: cardOf(row.card).words, ...yesShare(row) })
  const [first, ...rest] = ranked
  const isEven = (row: CardRow): boolean => first !== undefined && row.yes * judged(first) === first.yes * judged(row)
  const even = rest.filter(isEven)
  const others = rest.filter((row) => !isEven(row))
  const listed = (rows: readonly CardRow[]): string =>
    listInWords(
      rows.map((row) => t('thenOne', inWords(row))),
      i18n.language,
    )
  const sentence =
    table.sorts === 0
      ? t('onlyGroups')
      : first === undefined
        ? t('few', { count: table.sorts })
        : t('sentence', inWords(first))
  const lead =
    table.sorts > 0 && table.sorts < minSortsToRank
      ? t('fewHow', { least: minSortsToRank })
      : [
          ...(even.length === 0 ? [] : [t('even', { cards: listed(even) })]),
          ...(others.length === 0 ? [] : [t('then', { cards: listed(others.slice(0, 2)) })]),
        ].join(' ')
  const split = table.rows.filter(isSplit)
  const whoPlayed = (['resident', 'partner', 'other'] as const).flatMap((who) => {
    const count = props.players?.[who] ?? 0
    return count === 0 ? [] : [t(who, { count })]
  })
  return (
    <Sheet className={`results-sheet cards-sheet ${props.second ? 'cards-sheet--second' : ''}`}>
      <div className="results-sheet__top">
        <div>
          {props.second ? <h2>{sentence}</h2> : <ScreenHeading>{sentence}</ScreenHeading>}
          {lead === '' ? null : <p className="lead">{lead}</p>}
          {table.sorts === 0 ? null : (
            <p className="soft">
              {whoPlayed.length === 0
                ? t('playersMixed')
                : t('players', { who: listInWords(whoPlayed, i18n.language) })}
            </p>
          )}
        </div>
        <div className="buttons not-printed">
          {props.actions}
          {props.second ? null : (
            <Button look="big" icon="printer" onTap={() => print()}>
              {t('archive:results.print')}
            </Button>
          )}
        </div>
      </div>
      {props.filters}
      {props.chosen === undefined ? null : <p className="results-sheet__chosen">{props.chosen}</p>}
      {table.sorts === 0 ? null : <CardsChart table={table} cardOf={cardOf} />}
      {split.length === 0 ? null : (
        <section className="cards-sheet__part">
          <h2>{t('split.title')}</h2>
          <p className="soft">{t('split.how')}</p>
          <ul>
            {split.map((row) => (
              <li key={row.card}>
                {t('split.question', { card: cardOf(row.card).words, yes: row.yes, notYet: row['not-yet'] })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {table.sorts < minSortsToRank ? null : <CommonPlacesTable table={table} cardOf={cardOf} />}
      <PairsTable table={table} cardOf={cardOf} />
      {table.groupSessions === 0 ? null : (
        <section className="cards-sheet__part">
          <h2>{t('groups.title')}</h2>
          <p>{t('groups.apart')}</p>
          <GroupTables table={table} cardOf={cardOf} />
        </section>
      )}
      <OwnWords {...props} title={t('own.title', { count: table.ownCards.length })} words={table.ownCards} />
      <OwnWords {...props} title={t('groups.own', { count: table.groupOwnCards.length })} words={table.groupOwnCards} />
      {(props.notes ?? []).map((note) => (
        <p key={note}>{note}</p>
      ))}
      <ReadThis
        title={t('archive:caveat.title')}
        sentences={[
          t('archive:caveat.first'),
          t('archive:caveat.chosen'),
          t('caveat.unit', { count: table.sorts }),
          t('caveat.share'),
          t('groups.apart'),
          t('caveat.words'),
          t(`archive:caveat.${props.countedOn}`),
          t('archive:caveat.travels'),
        ]}
      />
      <p className="results-sheet__foot soft">
        {props.where} · {t('credit')} · {t('ui:copyright')}
      </p>
    </Sheet>
  )
}

/** Cards that people missed, with the picture that they chose where it is known. */
const OwnWords = (props: {
  readonly title: string
  readonly words: readonly string[]
  readonly ownFaces?: readonly OwnCard[]
  readonly countedOn: 'tablet' | 'server'
}) => {
  const { t } = useTranslation('card-results')
  const shown = props.countedOn === 'server' ? props.words.slice(0, shownOfServer) : props.words
  const unshown = props.words.length - shown.length
  const pictures = new Map((props.ownFaces ?? []).map((card) => [card.words, card.pictogram]))
  return shown.length === 0 ? null : (
    <section className="cards-sheet__part">
      <h2>{props.title}</h2>
      <p className="soft">{t('own.how')}</p>
      <ul className="cards-sheet__own">
        {shown.map((words, at) => {
          const picture = pictures.get(words)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may have said the same.
            <li key={at}>
              {picture === undefined ? null : <Pictogram name={picture as PictogramName} size="1.75rem" />} {words}
            </li>
          )
        })}
      </ul>
      {unshown === 0 ? null : <p>{t('own.more', { count: unshown })}</p>}
    </section>
  )
}
