import type { PointerEvent } from 'react'
import { useRef } from 'react'

const far = 90
const straight = 60

/** A finger drawn across the sheet: an extra beside the buttons, never the only way. Mice and text fields do not swipe. */
export const useSwipe = (onSwipe: (direction: 'left' | 'right') => void) => {
  const from = useRef<{ readonly x: number; readonly y: number }>(undefined)
  return {
    onPointerDown: (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : undefined
      from.current =
        event.pointerType === 'mouse' || target?.closest('textarea, input, button, a') != null
          ? undefined
          : { x: event.clientX, y: event.clientY }
    },
    onPointerUp: (event: PointerEvent) => {
      const start = from.current
      from.current = undefined
      if (start === undefined || Math.abs(event.clientY - start.y) > straight) return
      const way = event.clientX - start.x
      if (Math.abs(way) >= far) onSwipe(way < 0 ? 'left' : 'right')
    },
    onPointerCancel: () => {
      from.current = undefined
    },
  }
}
