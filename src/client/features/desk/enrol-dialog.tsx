import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnrolmentAnswer } from '#wire/desk.ts'
import { formatMoment } from '../../i18n/format-day.ts'
import { showLinkCode } from '../../shell/link-code.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import type { DeskLine, DeskProblem } from './ask-desk.ts'
import { DeskProblemNotice } from './desk-problem.tsx'

/** One fresh code for the next tablet: to scan, to open or to type over. */
export const EnrolDialog = (props: { readonly line: DeskLine; readonly onClose: () => void }) => {
  const { t, i18n } = useTranslation('desk')
  const [fresh, setFresh] = useState<EnrolmentAnswer>()
  const [problem, setProblem] = useState<DeskProblem>()
  const [copied, setCopied] = useState(false)
  const { line } = props
  const draw = useCallback(async () => {
    setCopied(false)
    const answer = await line.enrolment()
    setProblem(answer.ok ? undefined : answer.failure)
    if (answer.ok) setFresh(answer.value)
  }, [line])
  // One code for one opening of the dialog: every code that is drawn works somewhere.
  const isDrawn = useRef(false)
  useEffect(() => {
    if (isDrawn.current) return
    isDrawn.current = true
    draw()
  }, [draw])
  const copy = async () => {
    if (fresh === undefined) return
    await navigator.clipboard.writeText(fresh.link)
    setCopied(true)
  }
  return (
    <Dialog title={t('enrol.title')} onClose={props.onClose} className="enrol-dialog">
      {problem === undefined ? null : <DeskProblemNotice problem={problem} />}
      {fresh === undefined ? null : (
        <>
          <p>{t('enrol.lead')}</p>
          <div className="enrol-dialog__body">
            <QrCode text={fresh.link} label={t('enrol.qr')} />
            <dl className="enrol-dialog__facts">
              <div>
                <dt className="soft">{t('enrol.code')}</dt>
                <dd className="enrol-dialog__code" dir="ltr">
                  {showLinkCode(fresh.code)}
                </dd>
              </div>
              <div>
                <dt className="soft">{t('enrol.link')}</dt>
                <dd className="enrol-dialog__link" dir="ltr">
                  {fresh.link}
                </dd>
              </div>
            </dl>
          </div>
          <p className="strong" role="status">
            {copied
              ? t('enrol.copied')
              : t('enrol.until', { moment: formatMoment(Date.parse(fresh.expires), i18n.language) })}
          </p>
        </>
      )}
      <div className="buttons buttons--end">
        {fresh === undefined ? null : (
          <Button icon="copy" onTap={copy}>
            {t('enrol.copy')}
          </Button>
        )}
        <Button icon="refresh" onTap={draw}>
          {t('enrol.another')}
        </Button>
        <Button look="main" onTap={props.onClose}>
          {t('enrol.done')}
        </Button>
      </div>
    </Dialog>
  )
}
