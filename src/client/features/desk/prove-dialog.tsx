import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '#domain/result.ts'
import type { SessionAnswer } from '#wire/people.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { hasPasskeys } from './ask-passkey.ts'
import type { SignedIn, Staff } from './ask-staff.ts'
import { DeskProblemNotice } from './desk-problem.tsx'
import type { DeskProblem } from './desk-problem-of.ts'
import type { SignInWords } from './sign-in-fields.tsx'
import { SignInFields } from './sign-in-fields.tsx'

/** Somebody may have sat down at a desk that was left open: files, codes and people ask who it is once more. */
export const ProveDialog = (props: {
  readonly staff: Staff
  readonly session: SignedIn
  readonly onProved: (session: SessionAnswer) => void
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('desk')
  const { name } = props.session.person
  const [words, setWords] = useState<SignInWords>({ name, password: '', code: '' })
  const [isTried, setIsTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<DeskProblem>()
  const prove = async (ask: () => Promise<Result<SessionAnswer, DeskProblem>>) => {
    setBusy(true)
    const answer = await ask()
    setBusy(false)
    if (answer.ok) props.onProved(answer.value)
    else setProblem(answer.failure)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (busy || words.password === '' || words.code.length !== 6) return
    prove(() => props.staff.signIn(words))
  }
  return (
    <Dialog title={t('prove.title', { name })} onClose={props.onClose} className="desk-dialog">
      <form className="desk-form" noValidate onSubmit={submit}>
        <p>{t('prove.lead')}</p>
        {problem === undefined ? null : <DeskProblemNotice problem={problem} />}
        {hasPasskeys() ? (
          <div className="desk-passkey">
            <Button look="big" icon="key" busy={busy} onTap={() => prove(props.staff.signInWithPasskey)}>
              {t('passkey.use')}
            </Button>
          </div>
        ) : null}
        <SignInFields words={words} onWords={setWords} name={name} isTried={isTried} />
        <div className="buttons buttons--end">
          <Button onTap={props.onClose}>{t('cancel')}</Button>
          <Button look="main" submits busy={busy}>
            {t('prove.open')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
