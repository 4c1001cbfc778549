import type { PointerEvent, RefObject } from 'react'
import { useRef } from 'react'
import type { Pile } from '#domain/card-sort.ts'
import { placeUnder } from './play.ts'

/** A finger may tremble this far before a press becomes a drag. CSS pixels. */
const startsAfter = 8

type Drag = {
  readonly pointer: number
  readonly x: number
  readonly y: number
  dx: number
  dy: number
  moving: boolean
  frame: number
  over: Element | undefined
}

/**
 * Dragging as a pleasure beside tapping: the card follows finger, pen or mouse by transform alone, once a frame, and lies
 * where it is let go. Let go elsewhere, or taken away by the system, it goes back.
 */
export const useDragCard = (card: RefObject<HTMLElement | null>, onDrop: (on: Pile) => void) => {
  const drag = useRef<Drag>(undefined)

  const mark = (held: Drag, place: Element | undefined) => {
    if (held.over === place) return
    held.over?.classList.remove('is-under-card')
    place?.classList.add('is-under-card')
    held.over = place
  }
  const follow = () => {
    const held = drag.current
    if (held === undefined || card.current === null) return
    held.frame = 0
    card.current.style.transform = `translate3d(${held.dx}px, ${held.dy}px, 0)`
    const under = document.elementFromPoint(held.x + held.dx, held.y + held.dy)
    mark(held, under?.closest('[data-place]') ?? undefined)
  }
  const letGo = (): Drag | undefined => {
    const held = drag.current
    drag.current = undefined
    if (held === undefined) return undefined
    cancelAnimationFrame(held.frame)
    mark(held, undefined)
    card.current?.classList.remove('is-held')
    return held
  }
  const putBack = (held: Drag) => {
    const element = card.current
    if (element === null) return
    element.style.transform = ''
    if (held.moving && !matchMedia('(prefers-reduced-motion: reduce)').matches)
      element.animate([{ transform: `translate3d(${held.dx}px, ${held.dy}px, 0)` }, { transform: 'none' }], {
        duration: 220,
        easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)',
      })
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      if (!event.isPrimary || event.button !== 0) return
      drag.current = {
        pointer: event.pointerId,
        x: event.clientX,
        y: event.clientY,
        dx: 0,
        dy: 0,
        moving: false,
        frame: 0,
        over: undefined,
      }
    },
    onPointerMove: (event: PointerEvent) => {
      const held = drag.current
      if (held === undefined || held.pointer !== event.pointerId) return
      held.dx = event.clientX - held.x
      held.dy = event.clientY - held.y
      if (!held.moving) {
        if (Math.hypot(held.dx, held.dy) < startsAfter) return
        held.moving = true
        card.current?.setPointerCapture(event.pointerId)
        card.current?.classList.add('is-held')
      }
      if (held.frame === 0) held.frame = requestAnimationFrame(follow)
    },
    onPointerUp: (event: PointerEvent) => {
      // Asked while the card is still held: afterwards the card itself would lie under the finger.
      const under = drag.current?.moving === true ? document.elementFromPoint(event.clientX, event.clientY) : null
      const held = letGo()
      if (held === undefined) return
      const on = placeUnder(under)
      if (on === undefined) return putBack(held)
      if (card.current !== null) card.current.style.transform = `translate3d(${held.dx}px, ${held.dy}px, 0)`
      onDrop(on)
      if (card.current !== null) card.current.style.transform = ''
    },
    onPointerCancel: () => {
      const held = letGo()
      if (held !== undefined) putBack(held)
    },
  }
}
