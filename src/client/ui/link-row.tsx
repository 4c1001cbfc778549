import type { ButtonLook } from './button.tsx'
import { ButtonLink } from './button.tsx'
import type { IconName } from './icon.tsx'

export type RowLink = { readonly to: string; readonly words: string; readonly icon?: IconName }

/** Ways to other screens beside each other. */
export const LinkRow = (props: {
  readonly links: readonly RowLink[]
  readonly look?: ButtonLook
  readonly className?: string
}) => (
  <p className={props.className ?? 'buttons'}>
    {props.links.map(({ to, words, icon }) => (
      <ButtonLink key={to} to={to} look={props.look ?? 'plain'} {...(icon === undefined ? {} : { icon })}>
        {words}
      </ButtonLink>
    ))}
  </p>
)
