import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { Saying } from '../../shell/guest-shell.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'

/** Where the card was, when there is none any more. Takes the focus that the places had: they are gone with the card. */
export const HandIsEmpty = (props: { readonly title: Saying; readonly children: ReactNode }) => {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus({ preventScroll: true }), [])
  return (
    <div className="all-laid">
      <h2 className="guest-sheet__lead" ref={title} tabIndex={-1}>
        <TwoLanguages dutch={props.title.dutch}>{props.title.own}</TwoLanguages>
      </h2>
      {props.children}
    </div>
  )
}
