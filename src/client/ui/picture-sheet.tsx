import type { ReactNode } from 'react'
import { Sheet } from './table-top.tsx'
import './picture-sheet.css'

/** A sheet with one large drawing at its start side, on the inset paper, and what is asked or told beside it. */
export const PictureSheet = (props: {
  readonly picture: ReactNode
  /** Small words under the picture: what this is for. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}) => (
  <Sheet className={`picture-sheet ${props.className ?? ''}`}>
    <div className="picture-sheet__side not-printed">
      <div className="picture-sheet__picture">{props.picture}</div>
      {props.aside === undefined ? null : <div className="picture-sheet__aside">{props.aside}</div>}
    </div>
    <div className="picture-sheet__words">{props.children}</div>
  </Sheet>
)
