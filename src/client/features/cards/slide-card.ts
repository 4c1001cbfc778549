/**
 * The card slides from where it lies to its place and is gone; what is really there has changed already. With less
 * motion asked for, nothing slides.
 */
export const slideCard = (card: HTMLElement | null, place: Element | null, duration = 220): void => {
  if (card === null || place === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const from = card.getBoundingClientRect()
  const to = place.getBoundingClientRect()
  const ghost = card.cloneNode(true) as HTMLElement
  ghost.removeAttribute('data-card')
  ghost.setAttribute('aria-hidden', 'true')
  ghost.inert = true
  ghost.classList.add('sliding-card')
  const table = card.closest<HTMLElement>('.guest')
  if (table === null) return
  const room = table.getBoundingClientRect()
  Object.assign(ghost.style, {
    top: `${from.top - room.top}px`,
    left: `${from.left - room.left}px`,
    width: `${from.width}px`,
    height: `${from.height}px`,
    transform: 'none',
  })
  table.append(ghost)
  const dx = to.left + to.width / 2 - (from.left + from.width / 2)
  const dy = to.top + to.height / 2 - (from.top + from.height / 2)
  ghost
    .animate(
      [
        { transform: 'none', opacity: 1 },
        { transform: `translate3d(${dx}px, ${dy}px, 0) scale(0.28)`, opacity: 1 },
      ],
      { duration, easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)' },
    )
    .finished.then(
      () => ghost.remove(),
      () => ghost.remove(),
    )
}
