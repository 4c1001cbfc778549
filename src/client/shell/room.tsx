import type { ComponentType } from 'react'
import { use } from 'react'

/** A screen whose code comes when it is first needed. `prepare` gets it beforehand; it may be called again and again. */
export type Room<Props> = ComponentType<Props> & { readonly prepare: () => Promise<unknown> }

/**
 * Like `lazy`, but a screen that was fetched is shown at once: `lazy` shows the empty table even for code that is there,
 * and after each such flash React holds the next screen back for 0.3 s.
 */
export const room = <Props extends object>(load: () => Promise<ComponentType<Props>>): Room<Props> => {
  let screen: ComponentType<Props> | undefined
  let coming: Promise<ComponentType<Props>> | undefined
  const prepare = () => {
    coming ??= load().then((found) => {
      screen = found
      return found
    })
    return coming
  }
  const Room = (props: Props) => {
    const Screen = screen ?? use(prepare())
    return <Screen {...props} />
  }
  return Object.assign(Room, { prepare })
}
