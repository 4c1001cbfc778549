import type { ReactNode } from 'react'
import type { ButtonLook } from './button.tsx'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'
import './button.css'
import './file-choice.css'

/** A file from this device, chosen by what looks and works as a button. The same file again is a new choice. */
export const FileChoice = (props: {
  readonly words: string
  readonly onFile: (file: File) => void
  readonly look?: ButtonLook
  readonly icon?: IconName
  readonly accept?: string
  /** What came of it, beside the button. */
  readonly children?: ReactNode
}) => (
  <label className="file-choice">
    <span className={`button button--${props.look ?? 'plain'}`}>
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      {props.words}
    </span>
    <input
      type="file"
      accept={props.accept}
      className="file-choice__input"
      onChange={(event) => {
        const [file] = event.currentTarget.files ?? []
        event.currentTarget.value = ''
        if (file !== undefined) props.onFile(file)
      }}
    />
    {props.children}
  </label>
)
