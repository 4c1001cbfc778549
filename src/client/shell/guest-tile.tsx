import type { ReactNode } from 'react'
import { usePress } from '../ui/use-press.ts'
import { useTakeTap } from './use-tap-guard.ts'
import './guest-tile.css'

/**
 * Something a resident taps: the whole of it is the button, a press counts where it ended, a shaking hand taps once.
 * `main` is the one black button of a screen.
 */
export const GuestTile = (props: {
  readonly children: ReactNode
  readonly onTap: () => void
  readonly look?: 'tile' | 'main' | 'second' | 'place' | 'bare'
  readonly chosen?: boolean | undefined
  readonly label?: string | undefined
  readonly className?: string
  readonly place?: string
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
}) => {
  const take = useTakeTap()
  const press = usePress((at) => {
    if (take(at)) props.onTap()
  })
  return (
    <button
      type="button"
      className={`guest-tile guest-tile--${props.look ?? 'tile'} ${props.className ?? ''}`}
      aria-pressed={props.chosen}
      aria-label={props.label}
      data-place={props.place}
      lang={props.lang}
      dir={props.dir}
      {...press}
    >
      {props.children}
    </button>
  )
}
