import type { ReactNode } from 'react'
import './choice-tile.css'

/**
 * A big tile: picture and word together, the whole tile is the button (at least 7 rem high). Text by props.
 * `chosen` is told to screen readers and shown by wash and inner line, never by colour alone.
 */
export const ChoiceTile = (props: {
  readonly picture?: ReactNode
  readonly word: string
  /** What happens, how long, or the same in small Dutch. */
  readonly small?: string | undefined
  readonly smallLang?: string
  readonly chosen?: boolean
  readonly row?: boolean
  readonly className?: string
  readonly onTap: () => void
}) => (
  <button
    type="button"
    className={`choice-tile ${props.row ? 'choice-tile--row' : ''} ${props.className ?? ''}`}
    aria-pressed={props.chosen}
    onClick={props.onTap}
  >
    {props.picture === undefined ? null : (
      <span className="choice-tile__picture" aria-hidden="true">
        {props.picture}
      </span>
    )}
    <span className="choice-tile__words">
      <span className="choice-tile__word">{props.word}</span>
      {props.small === undefined ? null : (
        <span className="choice-tile__small" lang={props.smallLang} dir={props.smallLang === 'nl' ? 'ltr' : undefined}>
          {props.small}
        </span>
      )}
    </span>
  </button>
)

export const ChoiceTiles = (props: {
  readonly children: ReactNode
  readonly label: string
  readonly className?: string
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
  <div role="group" aria-label={props.label} className={`choice-tiles ${props.className ?? ''}`}>
    {props.children}
  </div>
)
