import type { GoalId } from '#domain/goal.ts'
import { goalPictogram } from './goal-pictogram.ts'
import { Pictogram } from './pictogram.tsx'
import './goal-stamp.css'

/** The small stamp of a main goal: its wash and its pictogram. Decoration unless `label` names the goal. */
export const GoalStamp = (props: { readonly goal: GoalId; readonly small?: boolean; readonly label?: string }) => (
  <span className={`goal-stamp goal-${props.goal} ${props.small ? 'goal-stamp--small' : ''}`}>
    <Pictogram
      name={goalPictogram[props.goal]}
      size={props.small ? '1.25rem' : '1.9rem'}
      {...(props.label === undefined ? {} : { label: props.label })}
    />
  </span>
)
