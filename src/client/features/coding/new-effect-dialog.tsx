import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxEffectName } from '#domain/coding.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'

/** *Iets nieuws* gets a name; those this coder gave before are one tap away, so that one thing keeps one name. */
export const NewEffectDialog = (props: {
  readonly earlier: readonly string[]
  readonly onName: (name: string) => void
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('coding')
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') props.onName(name.trim())
  }
  return (
    <Dialog title={t('newEffect.title')} onClose={props.onClose}>
      <form onSubmit={submit} className="new-effect">
        {props.earlier.length === 0 ? null : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
          <div role="group" aria-label={t('newEffect.earlier')} className="buttons">
            <span className="soft" aria-hidden="true">
              {t('newEffect.earlier')}
            </span>
            {props.earlier.map((one) => (
              <Button key={one} onTap={() => props.onName(one)}>
                {one}
              </Button>
            ))}
          </div>
        )}
        <Field
          label={t('newEffect.field')}
          hint={t('newEffect.hint')}
          value={name}
          onText={setName}
          maxLength={maxEffectName}
        />
        <div className="buttons buttons--end">
          <Button look="big" onTap={props.onClose}>
            {t('newEffect.cancel')}
          </Button>
          <Button look="main" submits>
            {t('newEffect.keep')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
