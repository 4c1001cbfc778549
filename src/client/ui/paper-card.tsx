import type { ReactNode } from 'react'
import type { GoalId } from '#domain/goal.ts'
import type { PictogramName } from './pictogram.tsx'
import { Pictogram } from './pictogram.tsx'
import './paper-card.css'
import './goal-band.css'

export type CardLine = { readonly words: string; readonly lang: string; readonly dir: 'ltr' | 'rtl' }

/** Too long for the usual size: by letters in all, or by one word that would not fit on a line. */
const sizeOf = (words: string): string => {
  const longest = Math.max(0, ...words.split(/\s+/).map((word) => [...word].length))
  if (longest > 16 || words.length > 56) return 'paper-card__line--smallest'
  return longest > 11 || words.length > 36 ? 'paper-card__line--small' : ''
}

/**
 * A card as it lies on the table and comes on paper: pattern band and hue of its goal, picture, words. Everything in it
 * is measured by the card's own width, so that a thumbnail and an A6 are the same card.
 */
export const PaperCard = (props: {
  readonly goal?: GoalId | undefined
  /** A name from the deck; one that this build does not have shows no picture. */
  readonly pictogram: string
  /** First the biggest, then the same in another language. */
  readonly lines: readonly CardLine[]
  readonly foot?: ReactNode
  readonly className?: string
}) => (
  <div className={`paper-card ${props.goal === undefined ? '' : `goal-${props.goal}`} ${props.className ?? ''}`}>
    <div className="paper-card__band" />
    <div className="paper-card__inside">
      <div className="paper-card__round">
        <Pictogram name={props.pictogram as PictogramName} size="100%" className="paper-card__picture" />
      </div>
      <div className="paper-card__words">
        {props.lines.map((line, at) => (
          <p
            key={line.lang}
            className={`paper-card__line ${at === 0 ? '' : 'paper-card__line--second'} ${sizeOf(line.words)}`}
            lang={line.lang}
            dir={line.dir}
          >
            {line.words}
          </p>
        ))}
      </div>
      {props.foot === undefined ? null : <p className="paper-card__foot">{props.foot}</p>}
    </div>
  </div>
)
