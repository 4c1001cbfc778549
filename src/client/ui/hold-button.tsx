import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import './hold-button.css'

/**
 * A button that wants to be held: a ring fills, and only when it is full something happens. Fingers, mouse, Enter and
 * the space bar hold; a screen reader, which cannot hold, presses.
 */
export const HoldButton = (props: {
  readonly children: ReactNode
  readonly milliseconds: number
  /** Runs the work later; @returns how to call it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void
  readonly onHeld: () => void
  readonly className?: string
  /** Says how, to who cannot see it. */
  readonly describedBy?: string
}) => {
  const [holding, setHolding] = useState(false)
  const callOff = useRef<() => void>(undefined)
  const touched = useRef(false)
  const release = () => {
    callOff.current?.()
    callOff.current = undefined
    setHolding(false)
  }
  const hold = () => {
    release()
    setHolding(true)
    callOff.current = props.after(props.milliseconds, () => {
      release()
      props.onHeld()
    })
  }
  useEffect(() => () => callOff.current?.(), [])
  const isHoldKey = (event: KeyboardEvent) => event.key === 'Enter' || event.key === ' '
  return (
    <button
      type="button"
      className={`hold-button ${holding ? 'hold-button--holding' : ''} ${props.className ?? ''}`}
      aria-describedby={props.describedBy}
      onPointerDown={(event) => {
        touched.current = true
        if (event.isPrimary && event.button === 0) hold()
      }}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onKeyDown={(event) => {
        if (!isHoldKey(event)) return
        event.preventDefault()
        touched.current = true
        if (!event.repeat) hold()
      }}
      onKeyUp={(event) => {
        if (isHoldKey(event)) event.preventDefault()
        release()
      }}
      onBlur={release}
      onClick={() => {
        // A click that no finger and no key began comes from a screen reader.
        if (!touched.current) props.onHeld()
        touched.current = false
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      <svg className="hold-button__ring" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
        <circle className="hold-button__track" cx="18" cy="18" r="15" />
        <circle
          className="hold-button__fill"
          cx="18"
          cy="18"
          r="15"
          pathLength="1"
          style={{ transitionDuration: holding ? `${props.milliseconds}ms` : '120ms' }}
        />
      </svg>
      {props.children}
    </button>
  )
}
