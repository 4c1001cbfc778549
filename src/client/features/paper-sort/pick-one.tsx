import { useId } from 'react'

/** One of many in the browser's own list: at a desk that is quicker than tiles, and every screen reader knows it. */
export const PickOne = (props: {
  readonly label: string
  readonly hint?: string
  readonly choices: readonly { readonly key: string; readonly word: string }[]
  readonly chosen: string
  readonly onChoose: (key: string) => void
}) => {
  const id = useId()
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className="field__input pick-one"
        value={props.chosen}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        {props.choices.map(({ key, word }) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
      {props.hint === undefined ? null : (
        <p className="soft" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  )
}
