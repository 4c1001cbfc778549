import type { ReactNode } from 'react'
import { Fragment } from 'react'
import { KeptBack } from './kept-back.tsx'
import './table-chart.css'

/**
 * A table that is its own chart: numbers with a calm ink bar behind each, all bars on one scale. Read by a screen
 * reader it is a table, printed it is a table, in a right-to-left language the bars grow from the other side.
 * `|` in a heading is where it may break on a narrow screen.
 */
export const TableChart = (props: {
  readonly caption: string
  /** Unit and n: no count appears without it. */
  readonly unit: string
  readonly corner: { readonly number: string; readonly name: string }
  readonly columns: readonly string[]
  /** A number that is not given is a text (`<5`). */
  readonly rows: readonly {
    readonly key: string
    readonly name: string
    readonly values: readonly (number | string)[]
  }[]
  readonly total: { readonly name: string; readonly values: readonly (number | string)[] }
  /** What a number that is not given is called for who hears the table. */
  readonly notGiven?: string
}) => {
  const largest = Math.max(1, ...props.rows.flatMap((row) => row.values).filter((one) => typeof one === 'number'))
  const shown = (value: number | string): ReactNode =>
    typeof value === 'number' ? value : <KeptBack shown={value} heard={props.notGiven ?? value} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: with large text the table scrolls sideways; keys must reach it (WCAG 2.1.1).
    <section className="table-chart" aria-label={props.caption} tabIndex={0}>
      <table className="table-chart__table">
        <caption className="table-chart__caption">
          <span className="table-chart__title">
            {props.caption} <span className="table-chart__unit">{props.unit}</span>
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col" className="table-chart__number">
              {props.corner.number}
            </th>
            <th scope="col">{breakable(props.corner.name)}</th>
            {props.columns.map((column) => (
              <th scope="col" className="table-chart__count" key={column}>
                {breakable(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <tr key={row.key}>
              <td className="table-chart__number soft">{index + 1}</td>
              <th scope="row">{row.name}</th>
              {row.values.map((value, column) => (
                <td key={props.columns[column]}>
                  <span className="table-chart__cell">
                    <span className="table-chart__value">{shown(value)}</span>
                    <span className="table-chart__track" aria-hidden="true">
                      {typeof value === 'string' || value === 0 ? null : (
                        <span className="table-chart__bar" style={{ inlineSize: `${(100 * value) / largest}%` }} />
                      )}
                    </span>
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className="table-chart__number" />
            <th scope="row">{props.total.name}</th>
            {props.total.values.map((value, column) => (
              <td key={props.columns[column]}>
                <span className="table-chart__cell">
                  <span className="table-chart__value">{shown(value)}</span>
                  <span className="table-chart__track" aria-hidden="true" />
                </span>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

const breakable = (label: string): ReactNode =>
  label.split('|').map((part, index) => (
    <Fragment key={part}>
      {index === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ))
