import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkReadingCode } from '#domain/reading-code.ts'
import type { ClientProblem } from '../problem.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { ScreenHeading } from '../ui/screen-heading.tsx'
import { lookAtWords } from '../vault/recovery-words.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { SheetScan } from './sheet-scan.tsx'
import './unlock-door.css'

const wordsOf = (typed: string): readonly string[] => typed.trim().split(/\s+/)

/** P16: the words of the recovery sheet and a new code, twice. Once it is set the door opens and this is gone. */
export const ForgottenCode = (props: { readonly onCancel: () => void }) => {
  const { t } = useTranslation(['setup', 'ui'])
  const { vault } = useServices()
  const [words, setWords] = useState('')
  const [code, setCode] = useState('')
  const [again, setAgain] = useState('')
  const [isShown, setIsShown] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const [hasNoSheet, setHasNoSheet] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const sheet = lookAtWords(wordsOf(words))
  const found = checkReadingCode(code)
  const weak = found === 'fine' ? undefined : found
  const isSame = code.trim() === again.trim()
  const wrongWords = sheet.isWhole
    ? undefined
    : sheet.unknown !== undefined
      ? t('forgotten.unknown', { number: sheet.unknown })
      : sheet.count === 16
        ? t('forgotten.order')
        : t('forgotten.count', { count: sheet.count })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (busy || wrongWords !== undefined || weak !== undefined || !isSame) return
    setBusy(true)
    const opened = await vault.recover(wordsOf(words), code.trim())
    // Opened: this screen is gone.
    if (!opened.ok) setProblem(opened.failure)
    setBusy(false)
  }

  const type = isShown ? 'text' : 'password'
  return (
    <form className="unlock-door" noValidate onSubmit={submit}>
      <Drawing name="question-list" size="7rem" className="unlock-door__lock" />
      <ScreenHeading className="unlock-door__title">{t('forgotten.title')}</ScreenHeading>
      <p className="lead soft">{t('forgotten.lead')}</p>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <SheetScan onWords={setWords} />
      <Field
        label={t('forgotten.words')}
        hint={t('forgotten.wordsHint')}
        wrong={isTried ? wrongWords : undefined}
        value={words}
        onText={(text) => {
          setWords(text)
          setProblem(undefined)
        }}
        autoCapitalize="none"
      />
      <Field
        label={t('forgotten.newCode')}
        hint={t('code.hint')}
        wrong={isTried && weak !== undefined ? t(`code.${weak}`) : undefined}
        type={type}
        // Never for the browser's password store: that is often synced, and the code would leave the tablet.
        autoComplete="off"
        autoCapitalize="none"
        value={code}
        onText={setCode}
      />
      <Field
        label={t('code.again')}
        wrong={isTried && weak === undefined && !isSame ? t('code.different') : undefined}
        type={type}
        autoComplete="off"
        autoCapitalize="none"
        value={again}
        onText={setAgain}
      />
      <div className="buttons">
        <Button icon="eye" look="second" pressed={isShown} onTap={() => setIsShown(!isShown)}>
          {t('code.show')}
        </Button>
      </div>
      {hasNoSheet ? <Notice what={t('forgotten.noSheetWhat')} toDo={t('forgotten.noSheetDo')} /> : null}
      <div className="buttons">
        <Button look="link" onTap={props.onCancel}>
          {t('ui:unlock.cancel')}
        </Button>
        {hasNoSheet ? null : (
          <Button look="link" onTap={() => setHasNoSheet(true)}>
            {t('forgotten.noSheet')}
          </Button>
        )}
        <span className="table-top__gap" />
        <Button look="main" icon="lock-open" submits busy={busy}>
          {busy ? t('ui:unlock.opening') : t('forgotten.set')}
        </Button>
      </div>
    </form>
  )
}
