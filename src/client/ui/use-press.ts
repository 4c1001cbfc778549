import type { MouseEvent, PointerEvent } from 'react'
import { useRef } from 'react'

/** A click this soon after a lifted finger is the same press once more. */
const samePress = 300

/**
 * A press for hands of every kind: it counts where it ended, and only if it began there too; a long press is a press.
 * Keys and screen readers press by clicking alone. `at` is the moment of the event, in the clock of events.
 */
export const usePress = (onPress: (at: number) => void) => {
  const down = useRef<number>(undefined)
  const liftedAt = useRef<number>(undefined)
  return {
    onPointerDown: (event: PointerEvent) => {
      if (!event.isPrimary || event.button !== 0) return
      down.current = event.pointerId
      // As a touch does by itself: or a mouse let go outside would leave the tile waiting for the end of another press.
      if (event.pointerType === 'mouse') event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerUp: (event: PointerEvent) => {
      liftedAt.current = event.timeStamp
      if (down.current !== event.pointerId) return
      down.current = undefined
      // A touch stays with the element it began on, wherever the finger went: ask what lies under it.
      const under = document.elementFromPoint(event.clientX, event.clientY)
      if (under !== null && event.currentTarget.contains(under)) onPress(event.timeStamp)
    },
    onPointerCancel: () => {
      down.current = undefined
    },
    onClick: (event: MouseEvent) => {
      // A click of a finger or a mouse was a press already, or it fell beside every button and the browser guessed one.
      const { pointerType } = event.nativeEvent as { readonly pointerType?: string }
      if (pointerType !== undefined && pointerType !== '') return
      if (liftedAt.current !== undefined && event.timeStamp - liftedAt.current < samePress) return
      onPress(event.timeStamp)
    },
    // The menu of a long press would take the finger away before it is lifted.
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
  }
}
