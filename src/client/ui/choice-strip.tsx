import { Button } from './button.tsx'
import './choice-strip.css'

/** One of a few, side by side: filters and small choices. The chosen one has a wash and a thicker line, and says so. */
export const ChoiceStrip = <Choice extends string>(props: {
  readonly label: string
  readonly choices: readonly { readonly key: Choice; readonly word: string }[]
  readonly chosen: Choice
  readonly onChoose: (choice: Choice) => void
  /** Shows the label before the choices, not only to screen readers. */
  readonly showsLabel?: boolean
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
  <div className="choice-strip not-printed" role="group" aria-label={props.label}>
    {props.showsLabel ? (
      <span className="soft" aria-hidden="true">
        {props.label}
      </span>
    ) : null}
    {props.choices.map(({ key, word }) => (
      <Button key={key} look="second" pressed={key === props.chosen} onTap={() => props.onChoose(key)}>
        {word}
      </Button>
    ))}
  </div>
)
