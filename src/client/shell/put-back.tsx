import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Imported } from '../actions/import-backup.ts'
import type { ClientProblem } from '../problem.ts'
import { useServices } from '../services.ts'
import { Field } from '../ui/field.tsx'
import { FileChoice } from '../ui/file-choice.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { SheetScan } from './sheet-scan.tsx'
import { useVaultOpen } from './use-vault-open.ts'

export type PuttingBack = {
  readonly file: File | undefined
  readonly choose: (file: File) => void
  readonly words: string
  readonly typeWords: (words: string) => void
  readonly put: () => Promise<void>
  readonly isTried: boolean
  readonly busy: boolean
  readonly problem: ClientProblem | undefined
  readonly done: Imported | undefined
}

/** A second copy that comes back: which file, whose words, and what came of it. */
export const usePutBack = (): PuttingBack => {
  const services = useServices()
  const [file, setFile] = useState<File>()
  const [words, setWords] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const [done, setDone] = useState<Imported>()
  const put = async () => {
    setIsTried(true)
    if (file === undefined || busy) return
    setBusy(true)
    setProblem(undefined)
    const typed = words.trim() === '' ? undefined : words.trim().split(/\s+/)
    try {
      // What reads a copy comes when somebody brings one: few ever do.
      const action = await import('../actions/import-backup.ts').catch(() => undefined)
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
  return { file, choose: setFile, words, typeWords: setWords, put, isTried, busy, problem, done }
}

/** The file, and the words of the tablet that made it. */
export const PutBackFields = (props: {
  readonly putting: PuttingBack
  /** What the words are called where another tablet is known to be gone. */
  readonly words?: { readonly label: string; readonly hint: string }
}) => {
  const { t } = useTranslation('settings')
  const isOpen = useVaultOpen()
  const { putting } = props
  return (
    <>
      {putting.problem === undefined ? null : <ProblemNotice problem={putting.problem} />}
      <FileChoice words={t('copy.file')} onFile={putting.choose}>
        <span role="status">
          {putting.file === undefined
            ? putting.isTried
              ? t('copy.noFile')
              : ''
            : t('copy.chosen', { name: putting.file.name })}
        </span>
      </FileChoice>
      {isOpen ? (
        <>
          <Field
            label={props.words?.label ?? t('copy.words')}
            hint={props.words?.hint ?? t('copy.wordsHint')}
            value={putting.words}
            onText={putting.typeWords}
            autoCapitalize="none"
          />
          <SheetScan onWords={putting.typeWords} />
        </>
      ) : (
        <p className="soft">{t('copy.wordsLocked')}</p>
      )}
    </>
  )
}

/** What came of it, in numbers. */
export const PutBackOutcome = (props: { readonly done: Imported }) => {
  const { t } = useTranslation('settings')
  const { done } = props
  const decks = done.decks ?? { added: 0, other: 0 }
  return (
    <p className="lead" role="status">
      {t('copy.done', { added: done.added, already: done.already })}
      {done.differs === 0 ? '' : ` ${t('copy.differs', { count: done.differs })}`}
      {done.open === 0 ? '' : ` ${t('copy.open', { count: done.open })}`}
      {done.damaged === 0 ? '' : ` ${t('copy.damaged', { count: done.damaged })}`}
      {decks.added === 0 ? '' : ` ${t('copy.decks', { count: decks.added })}`}
      {decks.other === 0 ? '' : ` ${t('copy.decksOther', { count: decks.other })}`}
    </p>
  )
}
