import './drawing.css'
import { useLayoutEffect } from 'react'
import type { GoalId } from '#domain/goal.ts'
import { bringDrawing } from './bring-drawing.ts'
import type { DrawingName } from './drawing-sizes.ts'
import { drawingSizes } from './drawing-sizes.ts'
import { goalHue } from './goal-hue.ts'

export type DrawingTone = GoalId | 'neutral' | 'empty'

export type { DrawingName }

/** Instruments name their drawings in data; this tells whether the app has the one that is asked for. */
export const isDrawingName = (name: string): name is DrawingName => Object.hasOwn(drawingSizes, name)

/**
 * A drawing of our own. Its colours are custom properties and `currentColor`, which reach into a `<use>` but not into
 * an `<img>`; that is why it is shown this way.
 * Without `tone` it takes the drawing colours of whatever it stands in. Without `title` it is decoration.
 */
export const Drawing = (props: {
  readonly name: DrawingName
  /** Width as a CSS length; without it the drawing fills the width it is given. */
  readonly size?: string
  readonly tone?: DrawingTone
  readonly title?: string
  readonly className?: string
}) => {
  const { name } = props
  const [width, height] = drawingSizes[name]
  useLayoutEffect(() => bringDrawing(name), [name])
  const tone =
    props.tone === undefined ? '' : ` drawing--${props.tone in goalHue ? goalHue[props.tone as GoalId] : props.tone}`
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden as decoration, or named by aria-label; a title element would show a tooltip.
    <svg
      className={`drawing${tone}${props.className === undefined ? '' : ` ${props.className}`}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      style={props.size === undefined ? undefined : { inlineSize: props.size }}
      focusable="false"
      {...(props.title === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': props.title })}
    >
      <use href={`#drawing-${name}`} />
    </svg>
  )
}
