import './two-languages.css'

/** The own language first and big, the same in small Dutch under it; without `dutch` it is Dutch already. */
export const TwoLanguages = (props: {
  readonly children: string
  readonly dutch: string | undefined
  readonly className?: string
  readonly id?: string
}) => (
  <span className={`two-languages ${props.className ?? ''}`} id={props.id}>
    <span className="two-languages__own">{props.children}</span>
    {props.dutch === undefined ? null : (
      <>
        {' '}
        <span className="two-languages__dutch" lang="nl" dir="ltr">
          {props.dutch}
        </span>
      </>
    )}
  </span>
)
