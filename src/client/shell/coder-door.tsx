import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { coder } from '#domain/coding.ts'
import { Button } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { Field } from '../ui/field.tsx'
import { ScreenHeading } from '../ui/screen-heading.tsx'
import { Sheet } from '../ui/table-top.tsx'
import './coder-door.css'

/**
 * Who sits here, asked once until reading locks again: the name that stands beside what somebody marks or clears. The
 * screen says what it asks it for.
 */
export const CoderDoor = (props: {
  readonly earlier: readonly string[]
  readonly title: string
  readonly lead: string
  readonly go: string
  readonly onName: (coder: string) => void
}) => {
  const { t } = useTranslation('coding')
  const [typed, setTyped] = useState('')
  const [isTried, setIsTried] = useState(false)
  const name = coder.safeParse(typed.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (name.success) props.onName(name.data)
  }
  return (
    <Sheet narrow className="coder-door">
      <Drawing name="table-talk" tone="neutral" size="14rem" className="coder-door__drawing" />
      <form onSubmit={submit} className="coder-door__form">
        <ScreenHeading>{props.title}</ScreenHeading>
        <p className="lead soft">{props.lead}</p>
        {props.earlier.length === 0 ? null : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
          <div role="group" aria-label={t('who.earlier')} className="buttons">
            <span className="soft" aria-hidden="true">
              {t('who.earlier')}
            </span>
            {props.earlier.map((one) => (
              <Button key={one} look="big" icon="user" onTap={() => props.onName(one)}>
                {one}
              </Button>
            ))}
          </div>
        )}
        <Field
          label={t('who.field')}
          hint={t('who.hint')}
          wrong={isTried && !name.success ? t('who.wrong') : undefined}
          value={typed}
          onText={setTyped}
          maxLength={40}
        />
        <div className="buttons buttons--end">
          <Button look="main" icon="arrow-right" flip iconAtEnd submits>
            {props.go}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
