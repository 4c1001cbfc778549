import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { readLinkCode } from '../../shell/link-code.ts'
import type { DeviceRow } from '../../storage/database.ts'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Field } from '../../ui/field.tsx'

/** Linked to which server, or the code that links it; spending it is the set-up screen's work, behind the reading code. */
export const LinkSetting = (props: { readonly device: DeviceRow }) => {
  const { t } = useTranslation('settings')
  const [, navigate] = useLocation()
  const [again, setAgain] = useState(false)
  const [code, setCode] = useState('')
  const [isTried, setIsTried] = useState(false)
  const { link } = props.device
  const read = readLinkCode(code)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (read !== undefined) navigate(`/koppel/${read}`)
  }
  return (
    <>
      <div className="setting__state">
        <Drawing name={link === undefined ? 'stack' : 'postmark'} size={link === undefined ? '2.5rem' : '4.5rem'} />
        <div>
          <p className="strong">
            {link === undefined
              ? t('link.alone')
              : t('link.linked', { server: new URL(link.server, location.href).host })}
          </p>
          <p className="soft">{link === undefined ? t('link.aloneHow') : t('link.linkedHow')}</p>
        </div>
      </div>
      {link === undefined || again ? (
        <form className="setting__form" noValidate onSubmit={submit}>
          <Field
            label={t('link.code')}
            hint={t('link.hint')}
            wrong={isTried && read === undefined ? t('link.wrong') : undefined}
            value={code}
            onText={setCode}
            autoCapitalize="characters"
            dir="ltr"
          />
          <Button submits>{t('link.connect')}</Button>
        </form>
      ) : (
        <Button look="link" onTap={() => setAgain(true)}>
          {t('link.again')}
        </Button>
      )}
    </>
  )
}
