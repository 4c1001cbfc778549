import { useTranslation } from 'react-i18next'
import { compareRounds } from '#domain/compare-rounds.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { MentionFilter } from '#domain/count-mentions.ts'
import { isIn } from '#domain/count-mentions.ts'
import type { Codings } from '../../actions/read-codings.ts'
import type { Level } from '../../shell/what-is-told.ts'
import { cellOf, toldGroups, whatIsTold } from '../../shell/what-is-told.ts'
import { BarCell, RowHeads } from './told-table.tsx'

/**
 * Rounds side by side, only where the wording is the same, and plainly not where it is another. Of several forms those
 * that every round has. Bars are the share of a round's own coded conversations, because rounds differ in how many.
 */
export const RoundsCompared = (props: {
  readonly level: Level
  readonly conversations: readonly Conversation[]
  readonly codings: Codings
  /** Centre, person and language; rounds and forms are chosen here. */
  readonly filter: MentionFilter
  readonly changeStory: string
  readonly nameOf: (key: string) => string
}) => {
  const { t } = useTranslation(['effect-results', 'mentions'])
  const { level, filter, nameOf } = props
  const within = props.conversations.filter((one) => isIn(cellOf(one), filter))
  const rounds = [...new Set(within.map((one) => one.round))].sort()
  if (rounds.length < 2) return null
  const of = (round: string, pick: 'instrument' | 'changeStory') => [
    ...new Set(within.filter((one) => one.round === round).map((one) => one[pick])),
  ]
  const compared = compareRounds(
    rounds.map((round) => ({
      round,
      instruments: of(round, 'instrument'),
      changeStories: of(round, 'changeStory'),
    })),
  )
  if (!compared.comparable) {
    return (
      <section className="rounds-compared">
        <h2>{t('rounds.title')}</h2>
        <p>{t(`mentions:compare.${compared.because}`)}</p>
      </section>
    )
  }
  const columns = rounds.map((round) => {
    const tables = whatIsTold(props.conversations, props.codings, {
      ...filter,
      round: [round],
      instrument: compared.instruments,
    })
    const groups = toldGroups(level, tables, props.changeStory)
    return {
      round,
      n: tables.coded.conversations,
      rows: new Map(groups.flatMap((group) => group.rows).map((row) => [row.key, row.conversations])),
      groups,
    }
  })
  // The rows of all rounds: an effect of the programme's own may be told in one of them alone.
  const all = columns.flatMap((column) => column.groups)
  const groups = [...new Set(all.map((group) => group.goal))].map((goal) => ({
    goal,
    rows: [
      ...new Map(
        all.filter((group) => group.goal === goal).flatMap((group) => group.rows.map((row) => [row.key, row] as const)),
      ).values(),
    ],
  }))
  return (
    <section className="rounds-compared">
      <h2>{t('rounds.title')}</h2>
      <p>{t('rounds.how')}</p>
      {compared.left.length === 0 ? null : <p>{t('mentions:compare.left')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: with large text the table scrolls sideways; keys must reach it (WCAG 2.1.1). */}
      <section className="told-table rounds-compared__table" aria-label={t('rounds.caption')} tabIndex={0}>
        <table>
          <caption>{t('rounds.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.goal')}</th>
              {level === 'goals' ? null : <th scope="col">{t(`column.${level}`)}</th>}
              {columns.map(({ round, n }) => (
                <th key={round} scope="col">
                  {round} <span className="rounds-compared__n">{t('unit', { count: n })}</span>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody
              key={group.goal ?? 'own'}
              className={group.goal === undefined ? 'told-table__own' : `goal-${group.goal}`}
            >
              {group.rows.map((row, index) => (
                <tr key={row.key}>
                  <RowHeads level={level} group={group} row={row} index={index} nameOf={nameOf} />
                  {columns.map(({ round, n, rows }) => (
                    <BarCell key={round} count={rows.get(row.key) ?? 0} of={n} />
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </section>
  )
}
