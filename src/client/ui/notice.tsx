import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'
import './notice.css'

/**
 * What is the matter, and what to do about it; stays until the matter is over. `alert` speaks up at once, the others
 * are read in their turn.
 */
export const Notice = (props: {
  readonly what: string
  readonly toDo?: string | undefined
  readonly icon?: IconName
  readonly alert?: boolean
  readonly children?: ReactNode
  readonly className?: string
}) => (
  <div
    className={`notice ${props.alert ? 'notice--alert' : ''} ${props.className ?? ''}`}
    role={props.alert ? 'alert' : 'status'}
  >
    <Icon name={props.icon ?? (props.alert ? 'alert-triangle' : 'info-circle')} size="1.75rem" />
    <div>
      <p className="notice__what">{props.what}</p>
      {props.toDo === undefined ? null : <p>{props.toDo}</p>}
    </div>
    {props.children === undefined ? null : <div className="notice__actions buttons">{props.children}</div>}
  </div>
)
