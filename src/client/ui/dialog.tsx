import type { ReactNode } from 'react'
import { useId, useLayoutEffect, useRef } from 'react'
import './dialog.css'

/** A native modal dialog: focus stays inside, Escape and `onClose` close it, focus goes back where it was. Mount it to open it. */
export const Dialog = (props: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly className?: string
}) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  // Layout effect: closed while it still stands in the page, or the browser does not give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current
    if (shown !== null && !shown.open) shown.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`dialog ${props.className ?? ''}`}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
    >
      <div className="dialog__inside">
        <h2 className="dialog__title" id={title}>
          {props.title}
        </h2>
        {props.children}
      </div>
    </dialog>
  )
}
