import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnrolmentAnswer } from '#wire/desk.ts'
import type { CentreOfDesk } from '#wire/manage.ts'
import { formatMoment } from '../../i18n/format-day.ts'
import { showLinkCode } from '../../shell/link-code.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceTile, ChoiceTiles } from '../../ui/choice-tile.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import type { Desk } from './ask-desk.ts'
import { CentreTiles } from './centre-tiles.tsx'
import { DeskProblemNotice } from './desk-problem.tsx'
import type { DeskProblem } from './desk-problem-of.ts'

const everywhere = ''

/** One fresh code for the next tablet: first whose it is, then to scan, to open or to type over. */
export const EnrolDialog = (props: {
  readonly desk: Desk
  /** Open ones that may be chosen; without them, under the manager's key, the code is for the whole programme. */
  readonly centres: readonly CentreOfDesk[] | undefined
  /** May there be a tablet of no centre? */
  readonly whole: boolean
  readonly onClose: () => void
}) => {
  const { t, i18n } = useTranslation('desk')
  const { centres } = props
  const [centre, setCentre] = useState(centres?.length === 1 ? centres[0]!.id : undefined)
  const [name, setName] = useState('')
  const [reads, setReads] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const [fresh, setFresh] = useState<EnrolmentAnswer>()
  const [problem, setProblem] = useState<DeskProblem>()
  const [copied, setCopied] = useState(false)
  const [busy, setBusy] = useState(false)
  const isChosen = centres === undefined || centre !== undefined
  const draw = async () => {
    setIsTried(true)
    if (!isChosen || busy) return
    setBusy(true)
    const isOfCentre = centre !== undefined && centre !== everywhere
    const answer = await props.desk.enrolment({
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(isOfCentre ? { centre } : {}),
      reads,
    })
    setBusy(false)
    setCopied(false)
    setProblem(answer.ok ? undefined : answer.failure)
    if (answer.ok) setFresh(answer.value)
  }
  const copy = async () => {
    if (fresh === undefined) return
    await navigator.clipboard.writeText(fresh.link)
    setCopied(true)
  }
  return (
    <Dialog title={t('enrol.title')} onClose={props.onClose} className="enrol-dialog">
      {problem === undefined ? null : <DeskProblemNotice problem={problem} />}
      {fresh === undefined ? (
        centres === undefined ? null : (
          <>
            <section className="desk-form" aria-label={t('enrol.centre')}>
              <h3>{t('enrol.centre')}</h3>
              <CentreTiles
                label={t('enrol.centre')}
                centres={[
                  ...centres,
                  ...(props.whole ? [{ id: everywhere, name: t('enrol.everywhere'), closed: false }] : []),
                ]}
                chosen={centre === undefined ? [] : [centre]}
                onTap={setCentre}
              />
              {isTried && !isChosen ? <p className="field__wrong">{t('enrol.centreMissing')}</p> : null}
            </section>
            <Field label={t('enrol.name')} hint={t('enrol.nameHint')} maxLength={40} value={name} onText={setName} />
            <section className="desk-form" aria-label={t('enrol.reads')}>
              <h3>{t('enrol.reads')}</h3>
              <ChoiceTiles label={t('enrol.reads')} className="desk-ways">
                <ChoiceTile
                  word={t('enrol.readsNo')}
                  small={t('enrol.readsNoHow')}
                  chosen={!reads}
                  onTap={() => setReads(false)}
                />
                <ChoiceTile
                  word={t('enrol.readsYes')}
                  small={t(centre === everywhere ? 'enrol.readsYesHowAll' : 'enrol.readsYesHow')}
                  chosen={reads}
                  onTap={() => setReads(true)}
                />
              </ChoiceTiles>
            </section>
          </>
        )
      ) : (
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
        {fresh === undefined ? (
          <>
            <Button onTap={props.onClose}>{t('cancel')}</Button>
            <Button look="main" icon="qrcode" busy={busy} onTap={draw}>
              {t('enrol.make')}
            </Button>
          </>
        ) : (
          <>
            <Button icon="copy" onTap={copy}>
              {t('enrol.copy')}
            </Button>
            <Button icon="refresh" onTap={draw}>
              {t('enrol.another')}
            </Button>
            <Button look="main" onTap={props.onClose}>
              {t('enrol.done')}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  )
}
