import type { CentreOfDesk } from '#wire/manage.ts'
import { ChoiceTile } from '../../ui/choice-tile.tsx'

/** The centres to choose from: small tiles, as many may be chosen as the screen lets. */
export const CentreTiles = (props: {
  readonly label: string
  readonly centres: readonly CentreOfDesk[]
  readonly chosen: readonly string[]
  readonly onTap: (id: string) => void
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
  <div role="group" aria-label={props.label} className="centre-tiles">
    {props.centres.map(({ id, name }) => (
      <ChoiceTile key={id} word={name} chosen={props.chosen.includes(id)} onTap={() => props.onTap(id)} />
    ))}
  </div>
)
