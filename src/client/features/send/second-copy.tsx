import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { putOffBackup } from '../../actions/put-off-backup.ts'
import { formatMoment } from '../../i18n/format-day.ts'
import { useLive, useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { PutBackFields, PutBackOutcome, usePutBack } from '../../shell/put-back.tsx'
import { useSecondCopy } from '../../shell/use-second-copy.ts'
import { holdsAttachments } from '../../storage/attachment-queries.ts'
import type { DeviceRow } from '../../storage/database.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Drawing } from '../../ui/drawing.tsx'

/** One sealed file of everything, and the way back. */
export const SecondCopy = (props: { readonly device: DeviceRow; readonly isDue: boolean }) => {
  const { t, i18n } = useTranslation('settings')
  const services = useServices()
  const { make, busy, made, problem } = useSecondCopy()
  const [isBack, setIsBack] = useState(false)
  const hasSound = useLive(holdsAttachments, 'sound and photos', false)
  const { lastBackupAt } = props.device
  return (
    <section className="send__part send__copy">
      <Drawing name="cards" tone="neutral" size="9rem" className="send__cards" />
      <div className="send__copy-words">
        <h2>{t('copy.title')}</h2>
        <p>{t('copy.lead')}</p>
        {hasSound ? <p className="strong">{t('copy.noSound')}</p> : null}
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <p className={made === undefined && !props.isDue ? 'soft' : 'strong'} role="status">
          {made !== undefined
            ? `${t('copy.made', { name: made.name, count: made.conversations })}${
                made.drafts === 0 ? '' : ` ${t('copy.madeDrafts', { count: made.drafts })}`
              }`
            : props.isDue
              ? props.device.link === undefined
                ? t('copy.dueAlone')
                : t('copy.due')
              : lastBackupAt === undefined
                ? t('copy.never')
                : t('copy.last', { moment: formatMoment(lastBackupAt, i18n.language) })}
        </p>
        <div className="buttons">
          <Button look="big" icon="copy" onTap={make} busy={busy}>
            {busy ? t('copy.making') : t('copy.make')}
          </Button>
          {props.isDue ? (
            <Button look="second" onTap={() => putOffBackup(services)}>
              {t('copy.later')}
            </Button>
          ) : null}
          <Button look="second" icon="file-import" onTap={() => setIsBack(true)}>
            {t('copy.back')}
          </Button>
        </div>
      </div>
      {isBack ? <PutBack onClose={() => setIsBack(false)} /> : null}
    </section>
  )
}

const PutBack = (props: { readonly onClose: () => void }) => {
  const { t } = useTranslation('settings')
  const putting = usePutBack()
  return (
    <Dialog title={t('copy.backTitle')} onClose={props.onClose}>
      {putting.done === undefined ? (
        <>
          <p>{t('copy.backLead')}</p>
          <PutBackFields putting={putting} />
          <div className="buttons buttons--end">
            <Button look="big" onTap={props.onClose}>
              {t('copy.cancel')}
            </Button>
            <Button look="main" onTap={putting.put} busy={putting.busy}>
              {putting.busy ? t('copy.putting') : t('copy.put')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <PutBackOutcome done={putting.done} />
          <div className="buttons buttons--end">
            <Button look="main" onTap={props.onClose}>
              {t('copy.cancel')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
