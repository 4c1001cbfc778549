import { useTranslation } from 'react-i18next'
import type { Shown } from '#domain/disclosure.ts'
import { isHidden } from '#domain/disclosure.ts'
import type { GoalId } from '#domain/goal.ts'
import { useInstrumentWords } from '../../i18n/use-instrument-words.ts'
import type { EffectWords } from '../../shell/use-effect-words.ts'
import type { Level, ShownToldGroup, ShownToldRow } from '../../shell/what-is-told.ts'
import { GoalStamp } from '../../ui/goal-stamp.tsx'
import { KeptBack } from '../../ui/kept-back.tsx'
import '../../ui/goal-band.css'
import './told-table.css'

/** What a row is called, at each level. */
export const useToldNames = (level: Level, effects: EffectWords): ((key: string) => string) => {
  const { i18n } = useTranslation()
  const story = useInstrumentWords('change-story', i18n.language)
  return (key) =>
    level === 'effects'
      ? effects.nameOf(key)
      : level === 'goals'
        ? story.say(`goals.${key}`)
        : story.say(`${level}.${key.replace('.', '-')}`)
}

/** A number that these readers may have, or the empty box. */
export const ShownNumber = (props: { readonly count: Shown }) => {
  const { t } = useTranslation('effect-results')
  return isHidden(props.count) ? <KeptBack shown={props.count} heard={t('outside.notGiven')} /> : props.count
}

/** The stamp of an effect's other goal, with its name for who does not see it. */
const Also = (props: { readonly goals: readonly GoalId[] }) => {
  const { t } = useTranslation('coding')
  return props.goals.map((goal) => (
    <span key={goal} className="told-table__also soft">
      {' '}
      {t('tray.also', { goal: '' }).trim()} <GoalStamp goal={goal} small label={t(`goals.${goal}`)} />
    </span>
  ))
}

/** The head of the rows of one main goal, and the name of each row. */
export const RowHeads = (props: {
  readonly level: Level
  readonly group: ShownToldGroup
  readonly row: ShownToldRow
  readonly index: number
  readonly nameOf: (key: string) => string
}) => {
  const { t } = useTranslation('effect-results')
  const { level, group, row, index } = props
  const { goal, rows } = group
  return (
    <>
      {index === 0 ? (
        <th scope={level === 'goals' ? 'row' : 'rowgroup'} rowSpan={rows.length}>
          <span className="told-table__goal">
            {goal === undefined ? null : <GoalStamp goal={goal} />}
            <span>
              {goal === undefined
                ? t('own')
                : level === 'goals'
                  ? props.nameOf(row.key)
                  : t(`goal.${goal}`).replaceAll('|', '\u00ad')}
            </span>
          </span>
        </th>
      ) : null}
      {level === 'goals' ? null : (
        <th scope="row">
          {props.nameOf(row.key)}
          <Also goals={row.goals.filter((one) => one !== goal)} />
        </th>
      )}
    </>
  )
}

/** A number with its bar in the hue and pattern of its goal; what is not given has no bar, and neither has a nought. */
export const BarCell = (props: { readonly count: Shown; readonly of: number }) => (
  <td>
    <span className="told-table__cell">
      <span className="told-table__value">
        <ShownNumber count={props.count} />
      </span>
      <span aria-hidden="true">
        {isHidden(props.count) || props.count === 0 ? null : (
          <span
            className="told-table__bar goal-band"
            style={{ inlineSize: `${Math.min(100, (100 * props.count) / Math.max(1, props.of))}%` }}
          />
        )}
      </span>
    </span>
  </td>
)

/** What was told at one level, by main goal: conversations with a bar, times told, and centres where there are several. */
export const ToldTable = (props: {
  readonly level: Level
  readonly groups: readonly ShownToldGroup[]
  /** Of how many coded conversations. */
  readonly n: Shown
  readonly hasCentres: boolean
  readonly nameOf: (key: string) => string
}) => {
  const { t } = useTranslation('effect-results')
  const { level, groups, n } = props
  const given = groups.flatMap(({ rows }) => rows.map((row) => row.conversations)).filter((one) => !isHidden(one))
  // Where n itself is not given, bars tell of each other alone.
  const of = isHidden(n) ? Math.max(1, ...given.map(Number)) : n
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: with large text the table scrolls sideways; keys must reach it (WCAG 2.1.1).
    <section className="told-table" aria-label={t(`caption.${level}`)} tabIndex={0}>
      <table>
        <caption>
          {t(`caption.${level}`)} <span>{isHidden(n) ? t('outside.unit', { n }) : t('unit', { count: n })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('column.goal')}</th>
            {level === 'goals' ? null : <th scope="col">{t(`column.${level}`)}</th>}
            <th scope="col">{t('column.conversations')}</th>
            <th scope="col" className="told-table__count">
              {t('column.mentions')}
            </th>
            {props.hasCentres ? (
              <th scope="col" className="told-table__count">
                {t('column.centres')}
              </th>
            ) : null}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody
            key={group.goal ?? 'own'}
            className={group.goal === undefined ? 'told-table__own' : `goal-${group.goal}`}
          >
            {group.rows.map((row, index) => (
              <tr key={row.key}>
                <RowHeads level={level} group={group} row={row} index={index} nameOf={props.nameOf} />
                <BarCell count={row.conversations} of={of} />
                <td className="told-table__count">
                  <ShownNumber count={row.mentions} />
                </td>
                {props.hasCentres ? (
                  <td className="told-table__count">
                    <ShownNumber count={row.centres} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
