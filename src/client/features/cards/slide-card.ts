const duration = 220

const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** From where it is, also half-way a drag, to the middle of the place. */
const wayTo = (card: HTMLElement, place: Element): Keyframe[] => {
  const from = card.getBoundingClientRect()
  const to = place.getBoundingClientRect()
  const held = new DOMMatrix(card.style.transform === '' ? 'none' : getComputedStyle(card).transform)
  const dx = held.e + to.left + to.width / 2 - (from.left + from.width / 2)
  const dy = held.f + to.top + to.height / 2 - (from.top + from.height / 2)
  return [
    { transform: `translate3d(${held.e}px, ${held.f}px, 0)` },
    { transform: `translate3d(${dx}px, ${dy}px, 0) scale(0.28)` },
  ]
}

export type Sliding = {
  /** The card is about to be taken off the table: something that looks like it goes on to the place. */
  readonly goOnWithout: () => void
}

/**
 * The card slides to its place, and what lies under it is seen; nothing else of the page is touched, so that it begins
 * in the very next frame. With less motion asked for it is gone at once.
 */
export const slideCard = (card: HTMLElement, place: Element | null): Sliding => {
  if (place === null || isStill()) {
    card.style.opacity = '0'
    return { goOnWithout: () => {} }
  }
  const way = wayTo(card, place)
  const timing = { duration, easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)', fill: 'forwards' } as const
  const sliding = card.animate(way, timing)
  return {
    goOnWithout: () => {
      const table = card.closest<HTMLElement>('.guest')
      if (table === null || sliding.playState === 'finished') return
      const room = table.getBoundingClientRect()
      const ghost = card.cloneNode(true) as HTMLElement
      const { currentTime } = sliding
      // Where it lay before it began to slide.
      sliding.cancel()
      card.style.transform = ''
      const from = card.getBoundingClientRect()
      ghost.removeAttribute('data-card')
      ghost.setAttribute('aria-hidden', 'true')
      ghost.inert = true
      ghost.classList.add('sliding-card')
      Object.assign(ghost.style, {
        top: `${from.top - room.top}px`,
        left: `${from.left - room.left}px`,
        width: `${from.width}px`,
        height: `${from.height}px`,
        transform: 'none',
      })
      table.append(ghost)
      const onward = ghost.animate(way, timing)
      onward.currentTime = currentTime
      onward.finished.then(
        () => ghost.remove(),
        () => ghost.remove(),
      )
    },
  }
}
