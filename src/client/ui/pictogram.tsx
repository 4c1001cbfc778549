import type { CSSProperties } from 'react'
import './pictogram.css'
import type { PictogramName } from './pictogram-name.ts'

export type { PictogramName }

/**
 * A picture for residents: OpenMoji, unmodified (CC BY-SA 4.0). The class `pictogram` puts it on a light round in the
 * dark: its black line on a dark wash measures only 1.8.
 * A word always stands beside it, so it is decoration unless `label` says what it shows. Pictures are never mirrored.
 */
export const Pictogram = (props: {
  readonly name: PictogramName
  /** Edge as a CSS length; 3rem without it. */
  readonly size?: string
  readonly label?: string
  readonly className?: string
}) => {
  const edge = props.size ?? '3rem'
  return (
    <img
      className={`pictogram${props.className === undefined ? '' : ` ${props.className}`}`}
      src={`pictograms/${props.name}.svg`}
      alt={props.label ?? ''}
      width={72}
      height={72}
      style={{ inlineSize: edge, blockSize: edge, '--pictogram-edge': edge } as CSSProperties}
      draggable={false}
    />
  )
}
