import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'

export type SignInWords = { readonly name: string; readonly password: string; readonly code: string }

/** The six digits; people type them in two groups, so what is no digit is left out. */
export const CodeField = (props: {
  readonly code: string
  readonly onCode: (code: string) => void
  readonly isTried: boolean
}) => {
  const { t } = useTranslation('desk')
  return (
    <div className="desk-code">
      <Field
        label={t('signIn.code')}
        hint={t('signIn.codeHint')}
        wrong={props.isTried && props.code.length !== 6 ? t('signIn.codeMissing') : undefined}
        autoComplete="one-time-code"
        inputMode="numeric"
        dir="ltr"
        value={props.code}
        onText={(text) => props.onCode(text.replace(/\D/g, '').slice(0, 6))}
      />
    </div>
  )
}

/** Name, password and the six digits of the authenticator. The browser's own key ring may fill the first two. */
export const SignInFields = (props: {
  readonly words: SignInWords
  readonly onWords: (words: SignInWords) => void
  /** Of somebody who is known already: it is not asked. */
  readonly name?: string
  readonly isTried: boolean
}) => {
  const { t } = useTranslation('desk')
  const [isShown, setIsShown] = useState(false)
  const { words, onWords, isTried } = props
  return (
    <>
      {props.name === undefined ? (
        <Field
          label={t('signIn.name')}
          wrong={isTried && words.name.trim() === '' ? t('signIn.nameMissing') : undefined}
          autoComplete="username"
          autoCapitalize="words"
          value={words.name}
          onText={(name) => onWords({ ...words, name })}
        />
      ) : null}
      <div className="desk-secret">
        <Field
          label={t('signIn.password')}
          wrong={isTried && words.password === '' ? t('signIn.passwordMissing') : undefined}
          type={isShown ? 'text' : 'password'}
          autoComplete="current-password"
          autoCapitalize="none"
          value={words.password}
          onText={(password) => onWords({ ...words, password })}
        />
        <Button icon="eye" look="second" pressed={isShown} onTap={() => setIsShown(!isShown)}>
          {t('signIn.show')}
        </Button>
      </div>
      <CodeField code={words.code} onCode={(code) => onWords({ ...words, code })} isTried={isTried} />
    </>
  )
}
