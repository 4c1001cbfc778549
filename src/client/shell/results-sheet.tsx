import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationsTable } from '#domain/count-conversations.ts'
import { Button } from '../ui/button.tsx'
import { ReadThis } from '../ui/read-this.tsx'
import { ScreenHeading } from '../ui/screen-heading.tsx'
import { TableChart } from '../ui/table-chart.tsx'
import { Sheet } from '../ui/table-top.tsx'
import { listInWords, splitOf } from './results-words.ts'
import './results-sheet.css'

/** The table of bijlage 1 as a sheet: a sentence above it, unit and n in its heading, the caveats on it. Prints on A4 as it stands. */
export const ResultsSheet = (props: {
  readonly table: ConversationsTable
  readonly nameOf: (centre: string) => string
  readonly refusals: number | undefined
  /** What the caveat says it was counted from. */
  readonly countedOn: 'tablet' | 'server'
  readonly where: string
  /** Filters: on the screen, not on paper. */
  readonly filters?: ReactNode
  /** What was chosen, in words, for paper. */
  readonly chosen?: string
  /** What could not be counted, in words. */
  readonly notes?: readonly string[]
  readonly actions?: ReactNode
}) => {
  const { t, i18n } = useTranslation(['archive', 'ui'])
  const { rows, total } = props.table
  const withOther = total.other > 0
  const columns = [t('table.resident'), t('table.partner'), ...(withOther ? [t('table.other')] : []), t('table.total')]
  const valuesOf = (row: ConversationsTable['total']) => [
    row.resident,
    row.partner,
    ...(withOther ? [row.other] : []),
    row.total,
  ]
  const parts = splitOf(total).map((part) => t(`results.${part.key}`, { count: part.count }))
  return (
    <Sheet className="results-sheet">
      <div className="results-sheet__top">
        <div>
          <ScreenHeading>{t('results.sentence', { count: total.total })}</ScreenHeading>
          {parts.length === 0 ? null : (
            <p className="lead">{t('results.split', { parts: listInWords(parts, i18n.language) })}</p>
          )}
        </div>
        <div className="buttons not-printed">
          {props.actions}
          <Button look="big" icon="printer" onTap={() => print()}>
            {t('results.print')}
          </Button>
        </div>
      </div>
      {props.filters}
      {props.chosen === undefined ? null : <p className="results-sheet__chosen">{props.chosen}</p>}
      <TableChart
        caption={t('table.caption')}
        unit={t('table.unit', { count: total.total })}
        corner={{ number: t('table.nr'), name: t('table.centre') }}
        columns={columns}
        rows={rows.map((row) => ({ key: row.centre, name: props.nameOf(row.centre), values: valuesOf(row) }))}
        total={{ name: t('table.total'), values: valuesOf(total) }}
      />
      {props.refusals === undefined || props.refusals === 0 ? null : (
        <p>{t('results.refusals', { count: props.refusals })}</p>
      )}
      {(props.notes ?? []).map((note) => (
        <p key={note}>{note}</p>
      ))}
      <ReadThis
        title={t('caveat.title')}
        sentences={[
          t('caveat.first'),
          t('caveat.chosen'),
          t('caveat.unit', { count: total.total }),
          t(`caveat.${props.countedOn}`),
          t('caveat.travels'),
        ]}
      />
      <p className="results-sheet__foot soft">
        {props.where} · {t('ui:copyright')}
      </p>
    </Sheet>
  )
}
