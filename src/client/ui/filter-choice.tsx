import { Icon } from './icon.tsx'
import './filter-choice.css'

/** One filter among several, closed until it is tapped: what it is of, and what is chosen. */
export const FilterChoice = (props: {
  readonly label: string
  readonly chosen: string
  readonly choices: readonly { readonly key: string; readonly word: string }[]
  readonly onChoose: (key: string) => void
}) => (
  <label className="filter-choice not-printed">
    <span className="filter-choice__label">{props.label}</span>
    <select value={props.chosen} onChange={(event) => props.onChoose(event.currentTarget.value)}>
      {props.choices.map(({ key, word }) => (
        <option key={key} value={key}>
          {word}
        </option>
      ))}
    </select>
    <Icon name="chevron-down" size="1.3em" />
  </label>
)
