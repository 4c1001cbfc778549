import { useTranslation } from 'react-i18next'
import { formatDay, formatMoment } from '../../i18n/format-day.ts'
import type { StoredRecord } from '../../storage/database.ts'
import { Drawing } from '../../ui/drawing.tsx'
import { ReceiptAttachments } from './receipt-attachments.tsx'

/** The receipt of one conversation: kept here since, arrived when, under which number. Prints with it. */
export const ReceiptSlip = (props: { readonly row: StoredRecord; readonly linked: boolean }) => {
  const { t, i18n } = useTranslation('archive')
  const { row, linked } = props
  const hasArrived = row.state === 'arrived' || row.state === 'pruned'
  return (
    <section className="receipt">
      <div className="receipt__top">
        <h2>{t('receipt.title')}</h2>
        <Drawing
          name={hasArrived ? 'postmark' : row.state === 'waiting' && linked ? 'envelope' : 'stack'}
          size={hasArrived ? '5rem' : '2.5rem'}
          className={hasArrived ? 'receipt__mark' : ''}
        />
      </div>
      {row.state === 'pulled' ? (
        <>
          {row.from === undefined ? null : <p>{t('receipt.from', { from: row.from })}</p>}
          {row.arrivedAt === undefined ? null : (
            <p>{t('receipt.pulled', { moment: formatMoment(row.arrivedAt, i18n.language) })}</p>
          )}
        </>
      ) : (
        <p>{t('receipt.kept', { day: formatDay(row.day, i18n.language) })}</p>
      )}
      {row.state === 'waiting' ? <p>{linked ? t('receipt.waiting') : t('receipt.alone')}</p> : null}
      {row.state === 'quarantined' ? <p>{t('receipt.aside')}</p> : null}
      {row.state === 'withdrawn' ? <p>{t('receipt.withdrawn')}</p> : null}
      {hasArrived && row.arrivedAt !== undefined ? (
        <p className="strong">{t('receipt.arrived', { moment: formatMoment(row.arrivedAt, i18n.language) })}</p>
      ) : null}
      <ReceiptAttachments conversation={row.id} linked={linked} />
      <dl className="receipt__numbers">
        {row.receipt === undefined ? null : (
          <div>
            <dt>{t('receipt.number')}</dt>
            <dd>{row.receipt.serverSeq}</dd>
          </div>
        )}
        <div>
          <dt>{t('receipt.mark')}</dt>
          <dd dir="ltr">{row.hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')}</dd>
        </div>
      </dl>
    </section>
  )
}
