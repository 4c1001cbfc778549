import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '#domain/result.ts'
import type { SessionAnswer } from '#wire/people.ts'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { OpenHead } from '../../shell/open-head.tsx'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PictureSheet } from '../../ui/picture-sheet.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, TableTop } from '../../ui/table-top.tsx'
import { hasPasskeys } from './ask-passkey.ts'
import type { Staff } from './ask-staff.ts'
import { DeskProblemNotice } from './desk-problem.tsx'
import type { DeskProblem } from './desk-problem-of.ts'
import type { SignInWords } from './sign-in-fields.tsx'
import { SignInFields } from './sign-in-fields.tsx'

/** The door of the desk: a passkey, or name, password and code. */
export const SignInDoor = (props: {
  readonly staff: Staff
  readonly hasManager: boolean
  readonly problem: DeskProblem | undefined
  readonly onIn: (session: SessionAnswer) => void
  readonly onKey: () => void
}) => {
  const { t } = useTranslation(['desk', 'ui'])
  const [words, setWords] = useState<SignInWords>({ name: '', password: '', code: '' })
  const [isTried, setIsTried] = useState(false)
  const [busy, setBusy] = useState<'passkey' | 'password'>()
  const [problem, setProblem] = useState(props.problem)
  const come = async (by: 'passkey' | 'password', ask: () => Promise<Result<SessionAnswer, DeskProblem>>) => {
    setBusy(by)
    setProblem(undefined)
    const answer = await ask()
    setBusy(undefined)
    if (answer.ok) props.onIn(answer.value)
    else setProblem(answer.failure)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (busy !== undefined || words.name.trim() === '' || words.password === '' || words.code.length !== 6) return
    come('password', () => props.staff.signIn(words))
  }
  return (
    <form className="desk" noValidate onSubmit={submit}>
      <TableTop
        head={
          <OpenHead back={{ to: '/', words: t('ui:back.table') }} place={t('title')}>
            <LanguageSwitch />
          </OpenHead>
        }
        foot={
          <>
            <Gap />
            <Button look="main" icon="lock-open" submits busy={busy === 'password'}>
              {busy === 'password' ? t('signIn.busy') : t('signIn.open')}
            </Button>
          </>
        }
      >
        <PictureSheet
          picture={<Drawing name="door" tone="neutral" size="12rem" />}
          aside={
            <>
              <p>{t('signIn.aside')}</p>
              <p>{t('signIn.lost')}</p>
            </>
          }
        >
          <ScreenHeading>{t('signIn.title')}</ScreenHeading>
          {problem === undefined ? null : <DeskProblemNotice problem={problem} />}
          {props.hasManager ? null : (
            <Notice what={t('first.what')} toDo={t('first.do')}>
              <Button look="link" icon="key" onTap={props.onKey}>
                {t('first.key')}
              </Button>
            </Notice>
          )}
          <div className="desk-ways-in">
            {hasPasskeys() ? (
              <div className="desk-passkey">
                <Button
                  look="big"
                  icon="key"
                  busy={busy === 'passkey'}
                  onTap={() => come('passkey', props.staff.signInWithPasskey)}
                >
                  {busy === 'passkey' ? t('passkey.busy') : t('passkey.use')}
                </Button>
                <p className="soft">{t('passkey.hint')}</p>
              </div>
            ) : null}
            <section className="desk-form" aria-label={t('signIn.or')}>
              {hasPasskeys() ? <h2 className="desk-form__title">{t('signIn.or')}</h2> : null}
              <SignInFields words={words} onWords={setWords} isTried={isTried} />
            </section>
          </div>
        </PictureSheet>
      </TableTop>
    </form>
  )
}
