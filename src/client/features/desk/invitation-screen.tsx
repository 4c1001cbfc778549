import type { FormEvent } from 'react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { personName } from '#domain/person-name.ts'
import type { Result } from '#domain/result.ts'
import type { InvitationAnswer, SessionAnswer } from '#wire/people.ts'
import { formatMoment } from '../../i18n/format-day.ts'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { OpenHead } from '../../shell/open-head.tsx'
import { listInWords } from '../../shell/results-words.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceTile, ChoiceTiles } from '../../ui/choice-tile.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Field } from '../../ui/field.tsx'
import { PictureSheet } from '../../ui/picture-sheet.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, TableTop } from '../../ui/table-top.tsx'
import { hasPasskeys } from './ask-passkey.ts'
import type { Staff } from './ask-staff.ts'
import { DeskProblemNotice } from './desk-problem.tsx'
import type { DeskProblem } from './desk-problem-of.ts'
import { CodeField } from './sign-in-fields.tsx'
import { useAsked } from './use-asked.ts'

const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')

type Way = 'passkey' | 'password'

/** Takes up a one-time link: who somebody is, and how they come in from now on. */
export const InvitationScreen = (props: {
  readonly staff: Staff
  readonly token: string
  readonly onIn: (session: SessionAnswer) => void
}) => {
  const { t, i18n } = useTranslation(['desk', 'ui'])
  const { staff, token } = props
  const { value: invitation, problem: refused } = useAsked(useCallback(() => staff.invitation(token), [staff, token]))
  const [name, setName] = useState<string>()
  const [way, setWay] = useState<Way>(hasPasskeys() ? 'passkey' : 'password')
  const [password, setPassword] = useState('')
  const [isShown, setIsShown] = useState(false)
  const [code, setCode] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<DeskProblem>()
  const written = (name ?? invitation?.name ?? '').trim()
  const isNamed = personName.safeParse(written).success

  const join = async (ask: () => Promise<Result<SessionAnswer, DeskProblem>>) => {
    setBusy(true)
    setProblem(undefined)
    const answer = await ask()
    setBusy(false)
    if (answer.ok) props.onIn(answer.value)
    else setProblem(answer.failure)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (busy || !isNamed) return
    if (way === 'passkey') join(() => staff.acceptWithPasskey({ token, name: written }))
    else if ([...password].length >= 12 && code.length === 6)
      join(() => staff.accept({ token, name: written, password, code }))
  }
  const lead = (found: InvitationAnswer) =>
    found.renews
      ? t('invitation.renews')
      : t(`invitation.as.${found.role}`, {
          centres: listInWords(
            found.centres.map((one) => one.name),
            i18n.language,
          ),
        })
  return (
    <form className="desk" noValidate onSubmit={submit}>
      <TableTop
        head={
          <OpenHead back={{ to: '/', words: t('ui:back.table') }} place={t('title')}>
            <LanguageSwitch />
          </OpenHead>
        }
        foot={
          invitation === undefined ? undefined : (
            <>
              <p className="soft">
                {t('invitation.until', { moment: formatMoment(Date.parse(invitation.expires), i18n.language) })}
              </p>
              <Gap />
              <Button look="main" icon="check" submits busy={busy}>
                {busy ? t('signIn.busy') : invitation.renews ? t('invitation.renew') : t('invitation.make')}
              </Button>
            </>
          )
        }
      >
        <PictureSheet
          picture={<Drawing name="table-talk" tone="neutral" />}
          aside={
            invitation === undefined ? undefined : (
              <>
                <p>{t(`roles.${invitation.role}.may`)}</p>
                <p>{t('invitation.own')}</p>
              </>
            )
          }
        >
          <ScreenHeading>{invitation?.renews ? t('invitation.titleAgain') : t('invitation.title')}</ScreenHeading>
          {refused === undefined ? null : <DeskProblemNotice problem={refused} />}
          {problem === undefined ? null : <DeskProblemNotice problem={problem} />}
          {invitation === undefined ? null : (
            <>
              <p className="lead">{lead(invitation)}</p>
              <Field
                label={t('invitation.name')}
                hint={t('invitation.nameHint')}
                wrong={isTried && !isNamed ? t('invitation.nameMissing') : undefined}
                autoComplete="username"
                autoCapitalize="words"
                value={name ?? invitation.name}
                onText={setName}
              />
              {hasPasskeys() ? (
                <ChoiceTiles label={t('invitation.way')} className="desk-ways">
                  <ChoiceTile
                    word={t('passkey.word')}
                    small={t('passkey.small')}
                    chosen={way === 'passkey'}
                    onTap={() => setWay('passkey')}
                  />
                  <ChoiceTile
                    word={t('invitation.password')}
                    small={t('invitation.passwordSmall')}
                    chosen={way === 'password'}
                    onTap={() => setWay('password')}
                  />
                </ChoiceTiles>
              ) : null}
              {way === 'passkey' ? (
                <p className="soft">{t('passkey.how')}</p>
              ) : (
                <>
                  <div className="desk-secret">
                    <Field
                      label={t('invitation.newPassword')}
                      hint={t('invitation.passwordHint')}
                      wrong={isTried && [...password].length < 12 ? t('invitation.passwordShort') : undefined}
                      type={isShown ? 'text' : 'password'}
                      autoComplete="new-password"
                      autoCapitalize="none"
                      value={password}
                      onText={setPassword}
                    />
                    <Button icon="eye" look="second" pressed={isShown} onTap={() => setIsShown(!isShown)}>
                      {t('signIn.show')}
                    </Button>
                  </div>
                  <section className="desk-authenticator" aria-label={t('invitation.authenticator')}>
                    <QrCode text={invitation.otpauth} label={t('invitation.qr')} />
                    <div className="desk-authenticator__words">
                      <h2>{t('invitation.authenticator')}</h2>
                      <p>{t('invitation.scan')}</p>
                      <p className="soft">{t('invitation.type')}</p>
                      <p className="desk-authenticator__secret" dir="ltr">
                        {inFours(invitation.secret)}
                      </p>
                      <CodeField code={code} onCode={setCode} isTried={isTried} />
                    </div>
                  </section>
                </>
              )}
            </>
          )}
        </PictureSheet>
      </TableTop>
    </form>
  )
}
