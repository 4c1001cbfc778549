import type { WithWhom } from '#domain/conversation.ts'
import { Drawing } from '../../ui/drawing.tsx'

/** Three drawings of one family: somebody of the street, somebody who works with the centre, somebody from elsewhere. */
export const WhoPicture = (props: { readonly who: WithWhom }) =>
  props.who === 'resident' ? (
    <Drawing name="people-and-houses" tone="neutral" />
  ) : props.who === 'partner' ? (
    <Drawing name="group-table" tone="neutral" />
  ) : (
    <Drawing name="person" tone="neutral" />
  )
