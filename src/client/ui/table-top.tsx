import type { ReactNode } from 'react'
import './table-top.css'

/**
 * One sheet on one table. `head` (where you are, language, stop, saved) and `foot` (buttons, where it is kept) belong
 * to the table; what is read or filled in lies on the sheet. The empty state has only the sheet.
 */
export const TableTop = (props: {
  readonly head?: ReactNode
  readonly foot?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}) => (
  <div className={`table-top ${props.className ?? ''}`}>
    <header className="table-top__strip not-printed">{props.head}</header>
    <main>{props.children}</main>
    <footer className="table-top__strip table-top__strip--foot not-printed">{props.foot}</footer>
  </div>
)

/** Pushes what follows to the end edge of a strip. */
export const Gap = () => <span className="table-top__gap" />

export const Sheet = (props: {
  readonly children: ReactNode
  readonly narrow?: boolean
  readonly practice?: boolean
  readonly className?: string
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
}) => (
  <div
    className={`sheet ${props.narrow ? 'sheet--narrow' : ''} ${props.practice ? 'sheet--practice' : ''} ${props.className ?? ''}`}
    lang={props.lang}
    dir={props.dir}
  >
    {props.children}
  </div>
)
