import type { ReactNode } from 'react'
import { Drawing } from '../../ui/drawing.tsx'
import type { ConsentCard } from './consent-pages.ts'
import { NameTag } from './name-tag.tsx'

/** The drawing of a consent card: scenes of the neighbourhood, put together from drawings that stand on one ground line. */
export const ConsentScene = (props: { readonly card: ConsentCard }) => (
  <div className={`consent-scene consent-scene--${props.card}`} aria-hidden="true">
    {scenes[props.card]}
  </div>
)

const scenes = {
  why: <Drawing name="table-talk" tone="neutral" className="consent-scene__whole" />,
  stopping: (
    <>
      <Drawing name="person" tone="neutral" className="consent-scene__walker" />
      <Drawing name="door" tone="neutral" className="consent-scene__door" />
    </>
  ),
  names: (
    <>
      <Drawing name="person" tone="neutral" className="consent-scene__person" />
      <NameTag crossed className="consent-scene__tag" />
    </>
  ),
  readers: (
    <>
      <Drawing name="group-table" tone="neutral" className="consent-scene__readers" />
      <Drawing name="lock" tone="neutral" className="consent-scene__lock" />
    </>
  ),
  next: (
    <>
      <Drawing name="skyline" tone="empty" className="consent-scene__skyline" />
      <Drawing name="cards" tone="neutral" className="consent-scene__cards" />
    </>
  ),
} as const satisfies Record<ConsentCard, ReactNode>
