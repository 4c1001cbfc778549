import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'

/** The heading of a screen; takes focus when the screen opens, so that keyboard and screen reader start there. */
export const ScreenHeading = (props: {
  readonly children: ReactNode
  readonly className?: string
  readonly focus?: boolean
}) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const focus = props.focus ?? true
  useEffect(() => {
    if (focus) heading.current?.focus({ preventScroll: true })
  }, [focus])
  return (
    <h1 ref={heading} tabIndex={-1} className={props.className}>
      {props.children}
    </h1>
  )
}
