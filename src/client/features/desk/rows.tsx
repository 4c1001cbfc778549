import type { ReactNode } from 'react'

/** What is known of something; `matters`: somebody should look at it. */
export type Fact = string | { readonly matters: string }

/** One thing a line on the paper: what it is, what is known of it, what can be done with it. */
export const Row = (props: {
  readonly picture?: ReactNode
  readonly name: ReactNode
  /** Small words beside the name: a role, a state. */
  readonly mark?: ReactNode
  readonly facts?: readonly Fact[]
  readonly actions?: ReactNode
  readonly quiet?: boolean
}) => (
  <li className={`desk-row ${props.quiet ? 'desk-row--quiet' : ''}`}>
    {props.picture === undefined ? null : (
      <span className="desk-row__picture" aria-hidden="true">
        {props.picture}
      </span>
    )}
    <div className="desk-row__words">
      <p className="desk-row__name">
        <span className="strong">{props.name}</span>
        {props.mark === undefined ? null : <span className="desk-row__mark">{props.mark}</span>}
      </p>
      {props.facts === undefined || props.facts.length === 0 ? null : (
        <ul className="desk-row__facts">
          {props.facts.map((fact) =>
            typeof fact === 'string' ? (
              <li key={fact}>{fact}</li>
            ) : (
              <li key={fact.matters} className="desk-row__matters">
                {fact.matters}
              </li>
            ),
          )}
        </ul>
      )}
    </div>
    {props.actions === undefined ? null : <div className="desk-row__actions buttons">{props.actions}</div>}
  </li>
)

export const Rows = (props: { readonly label: string; readonly children: ReactNode }) => (
  <ul className="desk-rows" aria-label={props.label}>
    {props.children}
  </ul>
)
