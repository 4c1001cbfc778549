import type { ReactNode } from 'react'
import { Drawing } from './drawing.tsx'
import './slip.css'

/** On this tablet (closed line), waiting (dashed line), arrived (printed on the table, no slip). */
export const Slip = (props: {
  readonly where: 'here' | 'waiting' | 'arrived'
  readonly count: string
  readonly words: string
  readonly children?: ReactNode
}) => {
  const picture = { here: 'stack', waiting: 'envelope', arrived: 'postmark' } as const
  return (
    <div
      className={`slip ${props.where === 'waiting' ? 'slip--waiting' : ''} ${props.where === 'arrived' ? 'slip--bare' : ''}`}
    >
      <span className="slip__picture">
        <Drawing name={picture[props.where]} />
      </span>
      <span>
        <span className="slip__count">{props.count}</span>
        <br />
        {props.words}
      </span>
      {props.children}
    </div>
  )
}

/** A drawer in the table edge: what only opens with the reading code. */
export const Drawer = (props: {
  readonly to: string
  readonly name: string
  readonly words: string
  readonly open: boolean
}) => (
  <a className="drawer" href={`#${props.to}`}>
    <span className="slip__picture">
      <Drawing name="lock" />
    </span>
    <span>
      <span className="drawer__name">{props.name}</span>
      <span className="soft">{props.words}</span>
    </span>
    <span className="drawer__knob" aria-hidden="true" />
  </a>
)
