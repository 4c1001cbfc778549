import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkReadingCode } from '#domain/reading-code.ts'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Field } from '../../ui/field.tsx'
import { SetupFrame } from './setup-frame.tsx'

/** The reading code, asked twice: nobody can read a typing mistake back out of a key. */
export const CodeStep = (props: { readonly onCode: (code: string) => void; readonly onBack: () => void }) => {
  const { t } = useTranslation('setup')
  const [code, setCode] = useState('')
  const [again, setAgain] = useState('')
  const [isShown, setIsShown] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const found = checkReadingCode(code)
  const weak = found === 'fine' ? undefined : found
  const isSame = code.trim() === again.trim()
  const submit = () => {
    setIsTried(true)
    if (weak === undefined && isSame) props.onCode(code.trim())
  }
  const type = isShown ? 'text' : 'password'
  return (
    <SetupFrame
      step={3}
      title={t('code.title')}
      lead={t('code.lead')}
      picture={<Drawing name="lock" tone="neutral" size="7rem" />}
      aside={t('code.aside')}
      onBack={props.onBack}
      onSubmit={submit}
      foot={
        <Button look="main" icon="arrow-right" flip iconAtEnd submits>
          {t('next')}
        </Button>
      }
    >
      <div className="guided__fields">
        <Field
          label={t('code.label')}
          hint={t('code.hint')}
          wrong={isTried && weak !== undefined ? t(`code.${weak}`) : undefined}
          type={type}
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
        <div>
          <Button icon="eye" look="second" pressed={isShown} onTap={() => setIsShown(!isShown)}>
            {t('code.show')}
          </Button>
        </div>
      </div>
    </SetupFrame>
  )
}
