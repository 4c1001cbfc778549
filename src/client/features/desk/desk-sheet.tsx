import type { ReactNode } from 'react'
import { Drawing, type DrawingName } from '../../ui/drawing.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Sheet } from '../../ui/table-top.tsx'
import { DeskProblemNotice } from './desk-problem.tsx'
import type { DeskProblem } from './desk-problem-of.ts'

/** A part of the desk: a sentence that says how things stand, a drawing, and one thing to do at the end edge. */
export const DeskSheet = (props: {
  readonly sentence: string
  readonly lead?: string
  readonly drawing: DrawingName
  readonly problem: DeskProblem | undefined
  readonly action?: ReactNode
  readonly children: ReactNode
}) => (
  <Sheet className="desk-sheet">
    <div className="desk-sheet__top">
      <div className="desk-sheet__words">
        <ScreenHeading>{props.sentence}</ScreenHeading>
        {props.lead === undefined ? null : <p className="lead soft">{props.lead}</p>}
        {props.action === undefined ? null : <div className="buttons">{props.action}</div>}
      </div>
      <Drawing name={props.drawing} tone="neutral" className="desk-sheet__drawing" />
    </div>
    {props.problem === undefined ? null : <DeskProblemNotice problem={props.problem} />}
    {props.children}
  </Sheet>
)
