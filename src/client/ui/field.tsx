import type { InputHTMLAttributes } from 'react'
import { useId } from 'react'
import { Icon } from './icon.tsx'
import './field.css'

type Own = {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong and what to do, in plain words; tied to the input for screen readers. */
  readonly wrong?: string | undefined
  readonly onText: (text: string) => void
}

/** A labelled line of input. Spell check and completion are off: words typed here must not travel to anybody's cloud. */
export const Field = ({
  label,
  hint,
  wrong,
  onText,
  ...input
}: Own & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'>) => {
  const id = useId()
  const described = [hint === undefined ? '' : `${id}-hint`, wrong === undefined ? '' : `${id}-wrong`]
    .filter(Boolean)
    .join(' ')
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p className="soft" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        {...input}
        className="field__input"
        id={id}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={described === '' ? undefined : described}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {wrong === undefined ? null : (
        <p className="field__wrong" id={`${id}-wrong`} role="alert">
          <Icon name="alert-triangle" /> {wrong}
        </p>
      )}
    </div>
  )
}
