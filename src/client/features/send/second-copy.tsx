import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Imported } from '../../actions/import-backup.ts'
import { putOffBackup } from '../../actions/put-off-backup.ts'
import { formatMoment } from '../../i18n/format-day.ts'
import type { ClientProblem } from '../../problem.ts'
import { useLive, useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { SheetScan } from '../../shell/sheet-scan.tsx'
import { useSecondCopy } from '../../shell/use-second-copy.ts'
import { useVaultOpen } from '../../shell/use-vault-open.ts'
import { holdsAttachments } from '../../storage/attachment-queries.ts'
import type { DeviceRow } from '../../storage/database.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Field } from '../../ui/field.tsx'
import { FileChoice } from '../../ui/file-choice.tsx'

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
  const services = useServices()
  const isOpen = useVaultOpen()
  const [file, setFile] = useState<File>()
  const [words, setWords] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const [done, setDone] = useState<Imported>()
  const decks = done?.decks ?? { added: 0, other: 0 }
  const put = async () => {
    setIsTried(true)
    if (file === undefined) return
    setBusy(true)
    setProblem(undefined)
    const typed = words.trim() === '' ? undefined : words.trim().split(/\s+/)
    try {
      // What reads a copy comes when somebody brings one: few ever do.
      const action = await import('../../actions/import-backup.ts').catch(() => undefined)
      if (action === undefined) return setProblem({ code: 'newer-app' })
      const text = await file.text().catch(() => undefined)
      if (text === undefined) return setProblem({ code: 'file-unreadable' })
      const imported = await action.importBackup(services, text, typed)
      if (imported.ok) setDone(imported.value)
      else setProblem(imported.failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={t('copy.backTitle')} onClose={props.onClose}>
      {done === undefined ? (
        <>
          <p>{t('copy.backLead')}</p>
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
          <FileChoice words={t('copy.file')} onFile={setFile}>
            <span role="status">
              {file === undefined ? (isTried ? t('copy.noFile') : '') : t('copy.chosen', { name: file.name })}
            </span>
          </FileChoice>
          {isOpen ? (
            <>
              <Field
                label={t('copy.words')}
                hint={t('copy.wordsHint')}
                value={words}
                onText={setWords}
                autoCapitalize="none"
              />
              <SheetScan onWords={setWords} />
            </>
          ) : (
            <p className="soft">{t('copy.wordsLocked')}</p>
          )}
          <div className="buttons buttons--end">
            <Button look="big" onTap={props.onClose}>
              {t('copy.cancel')}
            </Button>
            <Button look="main" onTap={put} busy={busy}>
              {busy ? t('copy.putting') : t('copy.put')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="lead" role="status">
            {t('copy.done', { added: done.added, already: done.already })}
            {done.differs === 0 ? '' : ` ${t('copy.differs', { count: done.differs })}`}
            {done.open === 0 ? '' : ` ${t('copy.open', { count: done.open })}`}
            {done.damaged === 0 ? '' : ` ${t('copy.damaged', { count: done.damaged })}`}
            {decks.added === 0 ? '' : ` ${t('copy.decks', { count: decks.added })}`}
            {decks.other === 0 ? '' : ` ${t('copy.decksOther', { count: decks.other })}`}
          </p>
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
