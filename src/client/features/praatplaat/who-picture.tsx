import type { CSSProperties } from 'react'
import type { WithWhom } from '#domain/conversation.ts'
import { Drawing } from '../../ui/drawing.tsx'
import type { DrawingName } from '../../ui/drawing-sizes.ts'
import { drawingSizes } from '../../ui/drawing-sizes.ts'

const drawings: Readonly<Record<WithWhom, DrawingName>> = {
  resident: 'people-and-houses',
  partner: 'group-table',
  other: 'person',
}

/** Somebody of the street, somebody at the same table, somebody else: enlarged alike, so that their lines match. */
export const WhoPicture = (props: { readonly who: WithWhom }) => {
  const name = drawings[props.who]
  return (
    <span style={{ '--drawing-width': drawingSizes[name][0] } as CSSProperties}>
      <Drawing name={name} tone="neutral" />
    </span>
  )
}
