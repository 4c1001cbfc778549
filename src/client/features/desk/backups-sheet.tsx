import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../i18n/format-day.ts'
import { useServices } from '../../services.ts'
import { Drawing } from '../../ui/drawing.tsx'
import type { Staff } from './ask-staff.ts'
import { DeskSheet } from './desk-sheet.tsx'
import { useAsked } from './use-asked.ts'

/** When copies were made, when the next one is due, and when one was last put back as a trial. */
export const BackupsSheet = (props: { readonly staff: Staff }) => {
  const { t, i18n } = useTranslation('desk')
  const { now } = useServices()
  const { staff } = props
  const { value, problem } = useAsked(useCallback(() => staff.backups(), [staff]))
  const moment = (at: string) => formatMoment(Date.parse(at), i18n.language)
  const isLate = value?.due != null && Date.parse(value.due) < now()
  const sentence =
    value === undefined
      ? t('parts.backups')
      : value.failure !== null
        ? t(`backups.failed.${value.failure.why}`)
        : value.lastApart === null
          ? t('backups.none')
          : isLate
            ? t('backups.late')
            : t('backups.good')
  return (
    <DeskSheet
      sentence={sentence}
      lead={
        value === undefined
          ? t('backups.lead')
          : value.failure !== null
            ? t('backups.failedAt', { moment: moment(value.failure.at) })
            : value.notInAny === 0
              ? t('backups.allIn')
              : t('backups.notIn', { count: value.notInAny })
      }
      drawing="stack"
      problem={problem}
    >
      {value === undefined ? null : (
        <ul className="backup-slips">
          <li className="backup-slip">
            <Drawing name="stack" size="3rem" />
            <div>
              <h2>{t('backups.last')}</h2>
              <p className="backup-slip__when">
                {value.lastApart === null ? t('backups.never') : moment(value.lastApart.at)}
              </p>
              <p className="soft">
                {value.last !== null && value.last.at !== value.lastApart?.at
                  ? t('backups.beside', { moment: moment(value.last.at) })
                  : t('backups.lastHow')}
              </p>
            </div>
          </li>
          <li className="backup-slip backup-slip--waiting">
            <Drawing name="envelope" size="3rem" />
            <div>
              <h2>{t('backups.next')}</h2>
              <p className="backup-slip__when">{value.due === null ? t('backups.now') : moment(value.due)}</p>
              <p className="soft">
                {value.byServer === null
                  ? t('backups.every', { count: value.everyHours })
                  : t('backups.byServer', { count: value.everyHours, keep: value.byServer.keep })}
              </p>
            </div>
          </li>
          <li className="backup-slip backup-slip--bare">
            <Drawing name="postmark" size="5rem" />
            <div>
              <h2>{t('backups.drill')}</h2>
              <p className="backup-slip__when">
                {value.lastDrill === null ? t('backups.never') : moment(value.lastDrill.at)}
              </p>
              <p className="soft">{t('backups.drillHow')}</p>
            </div>
          </li>
        </ul>
      )}
      <section className="desk-section">
        <h2>{t('backups.how')}</h2>
        <p>{t('backups.command')}</p>
        <p>{t('backups.drillDo')}</p>
        <p>{t('backups.keys')}</p>
      </section>
    </DeskSheet>
  )
}
