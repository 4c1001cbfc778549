import type { GoalId } from '#domain/goal.ts'
import './pile-bar.css'

/** Ink and pattern of each place, from most to least: told apart in grey, none of them good or bad. */
export type BarPart = 'yes' | 'a-little' | 'not-yet' | 'not-for-me' | 'skipped'

/**
 * One calm bar of stacked parts in the hue of a goal. Decoration beside the numbers that say the same: hidden from
 * screen readers. Grows from the start edge; `of` is the length of the longest bar beside it.
 */
export const PileBar = (props: {
  readonly goal?: GoalId | undefined
  readonly parts: readonly { readonly part: BarPart; readonly count: number }[]
  readonly of: number
}) => (
  <span className={`pile-bar ${props.goal === undefined ? '' : `goal-${props.goal}`}`} aria-hidden="true">
    {props.parts
      .filter(({ count }) => count > 0)
      .map(({ part, count }) => (
        <span
          key={part}
          className={`pile-bar__part pile-bar__part--${part}`}
          style={{ inlineSize: `${(100 * count) / Math.max(1, props.of)}%` }}
        />
      ))}
  </span>
)

/** What the parts are called, in their order. */
export const PileBarKey = (props: {
  readonly label: string
  readonly parts: readonly { readonly part: BarPart; readonly word: string }[]
}) => (
  <p className="pile-bar-key">
    <span className="soft">{props.label}</span>
    {props.parts.map(({ part, word }) => (
      <span key={part} className="pile-bar-key__one">
        <span className={`pile-bar__part pile-bar__part--${part}`} aria-hidden="true" />
        {word}
      </span>
    ))}
  </p>
)
