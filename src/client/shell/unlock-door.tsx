import type { FormEvent, ReactNode } from 'react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadWords } from '../i18n/load-words.ts'
import type { ClientProblem } from '../problem.ts'
import { useServices } from '../services.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { Field } from '../ui/field.tsx'
import { ScreenHeading } from '../ui/screen-heading.tsx'
import { Sheet, TableTop } from '../ui/table-top.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { useVaultOpen } from './use-vault-open.ts'
import './unlock-door.css'

// Once in a tablet's life, if ever: nobody who types the right code waits for it.
const ForgottenCode = lazy(() =>
  Promise.all([import('./forgotten-code.tsx'), loadWords(['setup', 'settings'])]).then(([room]) => ({
    default: room.ForgottenCode,
  })),
)

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
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || code === '') return
    setBusy(true)
    const opened = await vault.unlock(code)
    // Opened: this screen is gone. Otherwise the field is emptied, so that the next try does not begin with the wrong code.
    if (!opened.ok) {
      setProblem(opened.failure)
      setCode('')
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
        {recovering ? (
          <Suspense>
            <ForgottenCode onCancel={() => setRecovering(false)} />
          </Suspense>
        ) : (
          <form className="unlock-door" onSubmit={submit}>
            <Drawing name="lock" size="5rem" className="unlock-door__lock" />
            <ScreenHeading className="unlock-door__title">{t('unlock.title')}</ScreenHeading>
            <p className="lead soft">{t('unlock.why')}</p>
            {problem === undefined ? null : <ProblemNotice problem={problem} />}
            <Field
              label={t('unlock.label')}
              type="password"
              // Never for the browser's password store: that is often synced, and the code would leave the tablet.
              autoComplete="off"
              value={code}
              onText={setCode}
              autoFocus
            />
            <div className="buttons">
              <Button
                look="link"
                onTap={() => {
                  setRecovering(true)
                  setProblem(undefined)
                  setCode('')
                }}
              >
                {t('unlock.forgotten')}
              </Button>
              <span className="table-top__gap" />
              <Button look="main" icon="lock-open" submits busy={busy}>
                {busy ? t('unlock.opening') : t('unlock.open')}
              </Button>
            </div>
            {props.below === undefined ? null : <p>{props.below}</p>}
          </form>
        )}
      </Sheet>
    </TableTop>
  )
}
