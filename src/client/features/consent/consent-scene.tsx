import type { ReactNode } from 'react'
import { Drawing } from '../../ui/drawing.tsx'
import type { ConsentCard } from './consent-pages.ts'

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
      <NameTag />
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

/** A name tag without a name: the line where it would stand is scratched out. */
function NameTag() {
  return (
    <svg
      className="drawing drawing--neutral consent-scene__tag"
      viewBox="0 0 170 104"
      aria-hidden="true"
      focusable="false"
    >
      <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path fill="var(--praatplaat-drawing-paper)" stroke="none" d="M9 14L160 11L162 92L8 95Z" />
        <path
          fill="var(--praatplaat-drawing-pale)"
          stroke="none"
          transform="translate(3 2.5)"
          d="M9 14L160 11L162 92L8 95Z"
        />
        <path d="M9 14C40 13 120 12.4 160 11C160.6 30 161.6 72 162 92C120 93 50 94.6 8 95C8 70 9 34 9 14" />
        <path d="M70 12C70 5 74 3 85 3C96 3 100 5 100 11" />
        <path strokeWidth="1.3" d="M26 36C40 35.4 62 35.6 78 35" />
        <path strokeWidth="1.3" d="M26 76C60 75 110 75 144 74" />
        <path
          strokeWidth="3"
          d="M28 58C38 46 42 66 52 54C60 45 64 66 74 55C83 46 86 65 96 54C104 46 109 64 118 54C126 46 131 62 141 52"
        />
      </g>
    </svg>
  )
}
