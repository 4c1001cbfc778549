import type { FormEvent, ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkReadingCode } from '#domain/reading-code.ts'
import type { ClientProblem } from '../problem.ts'
import { useServices } from '../services.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { Field } from '../ui/field.tsx'
import { ScreenHeading } from '../ui/screen-heading.tsx'
import { Sheet, TableTop } from '../ui/table-top.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { SheetScan } from './sheet-scan.tsx'
import { useVaultOpen } from './use-vault-open.ts'
import './unlock-door.css'

const wordsOf = (typed: string): readonly string[] => typed.trim().split(/\s+/)

/** Asks the reading code (or the recovery words and a new code) before it shows what is behind it. Every tap behind it puts off the idle lock. */
export const UnlockDoor = (props: {
  readonly children: ReactNode
  /** What can be done here without the code. */
  readonly below?: ReactNode
}) => {
  const isOpen = useVaultOpen()
  const { vault } = useServices()
  useEffect(() => {
    if (!isOpen) return
    document.addEventListener('pointerdown', vault.touch)
    document.addEventListener('keydown', vault.touch)
    return () => {
      document.removeEventListener('pointerdown', vault.touch)
      document.removeEventListener('keydown', vault.touch)
    }
  }, [isOpen, vault])
  return isOpen ? props.children : <UnlockScreen below={props.below} />
}

const UnlockScreen = (props: { readonly below?: ReactNode }) => {
  const { t } = useTranslation()
  const { vault } = useServices()
  const [recovering, setRecovering] = useState(false)
  const [code, setCode] = useState('')
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const isWeak = recovering && code !== '' && checkReadingCode(code) !== 'fine'

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || code === '' || isWeak) return
    setBusy(true)
    const opened = recovering ? await vault.recover(wordsOf(words), code) : await vault.unlock(code)
    // Opened: this screen is gone. Otherwise the field is emptied, so that the next try does not begin with the wrong code.
    if (!opened.ok) {
      setProblem(opened.failure)
      if (!recovering) setCode('')
    }
    setBusy(false)
  }

  return (
    <TableTop
      head={
        <ButtonLink to="/" look="bare" icon="arrow-left" flip>
          {t('back.table')}
        </ButtonLink>
      }
    >
      <Sheet narrow>
        <form className="unlock-door" onSubmit={submit}>
          <Drawing name="lock" size="5rem" className="unlock-door__lock" />
          <ScreenHeading className="unlock-door__title">
            {recovering ? t('unlock.recoverTitle') : t('unlock.title')}
          </ScreenHeading>
          <p className="lead soft">{t('unlock.why')}</p>
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
          {recovering ? (
            <>
              <SheetScan onWords={setWords} />
              <Field
                label={t('unlock.words')}
                hint={t('unlock.wordsHint')}
                value={words}
                onText={setWords}
                autoCapitalize="none"
              />
            </>
          ) : null}
          <Field
            key={recovering ? 'new' : 'code'}
            label={recovering ? t('unlock.newCode') : t('unlock.label')}
            hint={recovering ? t('unlock.newCodeHint') : undefined}
            wrong={isWeak ? t('unlock.weak') : undefined}
            type="password"
            // Never for the browser's password store: that is often synced, and the code would leave the tablet.
            autoComplete="off"
            value={code}
            onText={setCode}
            autoFocus={!recovering}
          />
          <div className="buttons">
            <Button
              look="link"
              onTap={() => {
                setRecovering(!recovering)
                setProblem(undefined)
                setCode('')
              }}
            >
              {recovering ? t('unlock.cancel') : t('unlock.forgotten')}
            </Button>
            <span className="table-top__gap" />
            <Button look="main" icon="lock-open" submits busy={busy}>
              {busy ? t('unlock.opening') : recovering ? t('unlock.set') : t('unlock.open')}
            </Button>
          </div>
          {props.below === undefined ? null : <p>{props.below}</p>}
        </form>
      </Sheet>
    </TableTop>
  )
}
