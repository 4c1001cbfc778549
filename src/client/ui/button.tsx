import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'
import './button.css'

export type ButtonLook =
  /** The one black button of a screen, at the end edge. */
  | 'main'
  | 'plain'
  | 'big'
  /** The quiet ways out that are always there: weet ik niet, overslaan. */
  | 'second'
  /** On the wood: where you are, language, stop. */
  | 'bare'
  | 'link'

type Props = {
  readonly children: ReactNode
  /** The same in small Dutch, under a word in another language. */
  readonly small?: string | undefined
  readonly look?: ButtonLook
  readonly icon?: IconName
  /** Arrows point the other way in a right-to-left language; other icons do not turn. */
  readonly flip?: boolean
  readonly iconAtEnd?: boolean
  readonly label?: string
  readonly pressed?: boolean
  readonly className?: string
}

const inside = (props: Props) => {
  const icon = props.icon === undefined ? null : <Icon name={props.icon} flip={props.flip ?? false} />
  const words =
    props.small === undefined ? (
      props.children
    ) : (
      <span className="button__words">
        <span>{props.children}</span>
        <span className="button__small" lang="nl" dir="ltr">
          {props.small}
        </span>
      </span>
    )
  return props.iconAtEnd ? (
    <>
      {words}
      {icon}
    </>
  ) : (
    <>
      {icon}
      {words}
    </>
  )
}

const classOf = (props: Props) => `button button--${props.look ?? 'plain'} ${props.className ?? ''}`

export const Button = (
  props: Props & {
    readonly onTap?: () => void
    readonly submits?: boolean
    readonly busy?: boolean
    readonly id?: string
  },
) => (
  <button
    type={props.submits ? 'submit' : 'button'}
    className={classOf(props)}
    aria-label={props.label}
    aria-pressed={props.pressed}
    aria-busy={props.busy}
    id={props.id}
    onClick={props.busy ? undefined : props.onTap}
  >
    {inside(props)}
  </button>
)

/** A button that leads to another screen: a real link, so that it can be opened, copied and read as one. `to` is a hash path. */
export const ButtonLink = (props: Props & { readonly to: string }) => (
  <a className={classOf(props)} href={`#${props.to}`} aria-label={props.label}>
    {inside(props)}
  </a>
)
