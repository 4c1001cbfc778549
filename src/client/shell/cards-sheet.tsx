import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { standardDeck } from '#content/decks.ts'
import { yesShare } from '#domain/card-shares.ts'
import { rewordedFrom } from '#domain/card-wording.ts'
import type { StandardWords } from '#domain/card-words.ts'
import { cardWordsOrDutch } from '#domain/card-words.ts'
import type { CardRow, CardsTable } from '#domain/count-cards.ts'
import { isRanked, isSplit, minSortsToRank, rankCards } from '#domain/count-cards.ts'
import type { Card } from '#domain/deck.ts'
import { Button } from '../ui/button.tsx'
import { ReadThis } from '../ui/read-this.tsx'
import { ScreenHeading } from '../ui/screen-heading.tsx'
import { Sheet } from '../ui/table-top.tsx'
import type { TableCard } from './card-tables.tsx'
import { CardsChart, CommonPlacesTable, GroupTables, PairsTable } from './card-tables.tsx'
import { listInWords } from './results-words.ts'
import './results-sheet.css'
import './cards-sheet.css'

const shownOwnCards = 100

/** The meaning cards as a sheet: a sentence, the table of one person's sorts, and groups and own cards apart from it. Prints on A4 as it stands. */
export const CardsSheet = (props: {
  readonly table: CardsTable
  /** Cards of own decks, as they were offered. */
  readonly faces: readonly Card[]
  readonly standard: StandardWords
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
  const [first, ...others] = ranked
  const sentence =
    table.sorts === 0
      ? t('onlyGroups')
      : first === undefined
        ? t('few', { count: table.sorts })
        : t('sentence', inWords(first))
  const lead =
    table.sorts > 0 && table.sorts < minSortsToRank
      ? t('fewHow', { least: minSortsToRank })
      : others.length === 0
        ? undefined
        : t('then', {
            cards: listInWords(
              others.slice(0, 2).map((row) => t('thenOne', inWords(row))),
              i18n.language,
            ),
          })
  const split = table.rows.filter(isSplit)
  const own = table.ownCards.slice(0, shownOwnCards)
  const unshown = table.ownCards.length - own.length
  return (
    <Sheet className={`results-sheet cards-sheet ${props.second ? 'cards-sheet--second' : ''}`}>
      <div className="results-sheet__top">
        <div>
          {props.second ? <h2>{sentence}</h2> : <ScreenHeading>{sentence}</ScreenHeading>}
          {lead === undefined ? null : <p className="lead">{lead}</p>}
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
      {own.length === 0 ? null : (
        <section className="cards-sheet__part">
          <h2>{t('own.title', { count: table.ownCards.length })}</h2>
          <p className="soft">{t('own.how')}</p>
          <ul className="cards-sheet__own">
            {own.map((words, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have said the same.
              <li key={at}>{words}</li>
            ))}
          </ul>
          {unshown === 0 ? null : <p>{t('own.more', { count: unshown })}</p>}
        </section>
      )}
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
