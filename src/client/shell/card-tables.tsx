import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { commonPlaces, minForShare, yesShare } from '#domain/card-shares.ts'
import { piles } from '#domain/card-sort.ts'
import type { CardRow, CardsTable } from '#domain/count-cards.ts'
import { isRanked, minSortsToRank, rankCards } from '#domain/count-cards.ts'
import type { GoalId } from '#domain/goal.ts'
import { rankPairs } from '#domain/rank-pairs.ts'
import { Pictogram } from '../ui/pictogram.tsx'
import type { PictogramName } from '../ui/pictogram-name.ts'
import { PileBar, PileBarKey } from '../ui/pile-bar.tsx'
import { listInWords } from './results-words.ts'
import './card-tables.css'
import '../ui/goal-band.css'

/** How a card looks in a table. */
export type TableCard = {
  readonly words: string
  readonly goal?: GoalId | undefined
  /** Absent for a card that came without its deck. */
  readonly pictogram?: string | undefined
  /** Which card this is another wording of. */
  readonly note?: string
}

/** A table wider than its sheet scrolls by itself; keys must reach it (WCAG 2.1.1). */
const Scrolled = (props: { readonly caption: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: with large text the table scrolls sideways; keys must reach it (WCAG 2.1.1).
  <section className="card-table" aria-label={props.caption} tabIndex={0}>
    <table className="card-table__table">{props.children}</table>
  </section>
)

const Caption = (props: { readonly words: string; readonly unit: string }) => (
  <caption>
    <span className="card-table__caption">
      {props.words} <span className="card-table__unit soft">{props.unit}</span>
    </span>
  </caption>
)

/** `|` is where a heading may break, with a hyphen. */
const breakable = (label: string): string => label.replaceAll('|', '\u00ad')

const NumberHeads = (props: { readonly words: readonly string[] }) =>
  props.words.map((word) => (
    <th scope="col" className="card-table__number" key={word}>
      {breakable(word)}
    </th>
  ))

type Face = {
  readonly card: TableCard
  /** Said of the card in words, beside its own. */
  readonly share?: string
  readonly children?: ReactNode
}

const CardFace = (props: Face) => (
  <span className={`card-table__face ${props.card.goal === undefined ? '' : `goal-${props.card.goal}`}`}>
    <span className="card-table__stripe goal-band" aria-hidden="true" />
    {props.card.pictogram === undefined ? null : (
      <Pictogram name={props.card.pictogram as PictogramName} size="2.5rem" />
    )}
    <span className="card-table__words">
      <span className="card-table__line">
        <span>{props.card.words}</span>
        {props.share === undefined ? null : <span className="card-table__share soft">{props.share}</span>}
      </span>
      {props.card.note === undefined ? null : <span className="card-table__note soft">{props.card.note}</span>}
      {props.children}
    </span>
  </span>
)

const CardHead = (props: Face) => (
  <th scope="row" className="card-table__card">
    <CardFace {...props} />
  </th>
)

const usePlaceWords = () => {
  const { t } = useTranslation('card-results')
  return piles.map((pile) => t(`place.${pile}`))
}

const plain = (word: string): string => word.replace('|', '')

/** One person's sorts: per card where it lay, in numbers and as one bar, with the share of yes of who judged. Unit: sorts. */
export const CardsChart = (props: { readonly table: CardsTable; readonly cardOf: (id: string) => TableCard }) => {
  const { t } = useTranslation('card-results')
  const places = usePlaceWords()
  const { table, cardOf } = props
  const longest = Math.max(1, ...table.rows.map((row) => row.offered))
  const shareOf = (row: CardRow): string => {
    const { yes, judged: n, outOf100 } = yesShare(row)
    if (n === 0) return t('noJudgement')
    const share = t('share', { yes, judged: n })
    if (outOf100 !== undefined) return `${share} (${t('interval', outOf100)})`
    // Under five sorts nothing has a place, and the sheet says so once.
    return table.sorts < minSortsToRank || isRanked(table, row) ? share : `${share}, ${t('tooFew')}`
  }
  return (
    <>
      <p>{t(table.sorts < minSortsToRank ? 'notRanked' : 'ranked')}</p>
      <PileBarKey label={t('bar')} parts={piles.map((part, at) => ({ part, word: plain(places[at] ?? part) }))} />
      <Scrolled caption={t('caption')}>
        <Caption words={t('caption')} unit={t('unit', { count: table.sorts })} />
        <thead>
          <tr>
            <th scope="col">{t('card')}</th>
            <NumberHeads words={[t('offered'), ...places, t('top'), t('wish')]} />
          </tr>
        </thead>
        <tbody>
          {rankCards(table).map((row) => {
            const card = cardOf(row.card)
            return (
              <tr key={row.card}>
                <CardHead card={card} share={shareOf(row)}>
                  <PileBar goal={card.goal} of={longest} parts={piles.map((part) => ({ part, count: row[part] }))} />
                </CardHead>
                <td className="card-table__number soft">{row.offered}</td>
                {piles.map((pile) => (
                  <td className="card-table__number strong" key={pile}>
                    {row[pile]}
                  </td>
                ))}
                <td className="card-table__number">{row.top}</td>
                <td className="card-table__number">{row.wish}</td>
              </tr>
            )
          })}
        </tbody>
      </Scrolled>
    </>
  )
}

/** The popular placements matrix: cards by place, the most common place framed. Unit: sorts. */
export const CommonPlacesTable = (props: {
  readonly table: CardsTable
  readonly cardOf: (id: string) => TableCard
}) => {
  const { t } = useTranslation('card-results')
  const places = usePlaceWords()
  return (
    <>
      <Scrolled caption={t('common.caption')}>
        <Caption words={t('common.caption')} unit={t('unit', { count: props.table.sorts })} />
        <thead>
          <tr>
            <th scope="col">{t('card')}</th>
            <NumberHeads words={[t('common.n'), ...places]} />
          </tr>
        </thead>
        <tbody>
          {props.table.rows.map((row) => {
            const common = commonPlaces(row)
            return (
              <tr key={row.card}>
                <CardHead card={props.cardOf(row.card)} />
                <td className="card-table__number soft">{common.n}</td>
                {common.places.map(({ pile, count, outOf100, most }) => (
                  <td className="card-table__number" key={pile}>
                    <span className={most ? 'card-table__most' : undefined}>
                      {count}
                      {most ? <span className="only-heard"> {t('common.most')}</span> : null}
                    </span>
                    {outOf100 === undefined ? null : (
                      <span className="card-table__outof soft">{t('common.outOf100', { share: outOf100 })}</span>
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </Scrolled>
      <p className="soft">{t('common.counts', { least: minForShare })}</p>
    </>
  )
}

const shownPairs = 10

/** Which cards stood together in a top 3, the most frequent first; nothing under five sorts. Unit: sorts. */
export const PairsTable = (props: { readonly table: CardsTable; readonly cardOf: (id: string) => TableCard }) => {
  const { t, i18n } = useTranslation('card-results')
  const { pairs } = props.table
  const ranked = rankPairs(pairs)
  const most = ranked[0]
  if (most === undefined) return null
  const words = (id: string): string => props.cardOf(id).words
  return (
    <>
      <p>
        {t('pairs.sentence', { one: words(most.one), other: words(most.other), count: most.sorts, of: pairs.sorts })}
      </p>
      <Scrolled caption={t('pairs.caption')}>
        <Caption words={t('pairs.caption')} unit={t('unit', { count: pairs.sorts })} />
        <thead>
          <tr>
            <th scope="col">{t('pairs.two')}</th>
            <NumberHeads words={[t('pairs.together')]} />
          </tr>
        </thead>
        <tbody>
          {ranked.slice(0, shownPairs).map(({ one, other, sorts }) => (
            <tr key={`${one} ${other}`}>
              <th
                scope="row"
                className="card-table__card card-table__pair"
                aria-label={listInWords([words(one), words(other)], i18n.language)}
              >
                <CardFace card={props.cardOf(one)} />
                <CardFace card={props.cardOf(other)} />
                <PileBar of={most.sorts} parts={[{ part: 'yes', count: sorts }]} />
              </th>
              <td className="card-table__number strong">{sorts}</td>
            </tr>
          ))}
        </tbody>
      </Scrolled>
      <p className="soft">{t('pairs.how')}</p>
    </>
  )
}

/** What groups did, apart from everything else: sessions where they agreed, hands where hands were counted. */
export const GroupTables = (props: { readonly table: CardsTable; readonly cardOf: (id: string) => TableCard }) => {
  const { t } = useTranslation('card-results')
  const places = usePlaceWords()
  const { groupRows, groupWays } = props.table
  // Each way has an n of its own: what one asked, the people of the other never answered.
  const unitOf = (way: keyof CardsTable['groupWays']): string =>
    `${t('groups.sessions', { count: groupWays[way].sessions })}, ${t('groups.people', { count: groupWays[way].people })}`
  const kinds = [
    { what: 'together' as const, words: t('groups.together'), more: [t('groups.disagreed'), t('top'), t('wish')] },
    { what: 'hands' as const, words: t('groups.hands'), more: [] },
  ]
  return kinds.map(({ what, words, more }) => {
    const rows = groupRows.filter((row) => piles.some((pile) => row[what][pile] > 0))
    if (rows.length === 0) return null
    return (
      <Scrolled caption={words} key={what}>
        <Caption words={words} unit={unitOf(what)} />
        <thead>
          <tr>
            <th scope="col">{t('card')}</th>
            <NumberHeads words={[...places, ...more]} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.card}>
              <CardHead card={props.cardOf(row.card)} />
              {piles.map((pile) => (
                <td className="card-table__number strong" key={pile}>
                  {row[what][pile]}
                </td>
              ))}
              {more.length === 0 ? null : (
                <>
                  <td className="card-table__number">{row.disagreed}</td>
                  <td className="card-table__number">{row.top}</td>
                  <td className="card-table__number">{row.wish}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </Scrolled>
    )
  })
}
