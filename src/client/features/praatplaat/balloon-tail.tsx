/**
 * The tail of a balloon, drawn over its edge: sideways to who stands beside it, downwards to who stands under it. The
 * style sheet shows the one that fits and mirrors it.
 */
export const BalloonTail = () => (
  <>
    <svg className="tail tail--side" viewBox="0 0 34 40" aria-hidden="true" focusable="false">
      <path className="tail__fill" d="M32 6C22 7 12 6 2 3C7 16 16 27 32 32Z" />
      <path className="tail__line" d="M32 6C22 7 12 6 2 3C7 16 16 27 32 32" />
    </svg>
    <svg className="tail tail--down" viewBox="0 0 40 34" aria-hidden="true" focusable="false">
      <path className="tail__fill" d="M4 2C6 13 5 22 1 31C15 27 27 16 32 2Z" />
      <path className="tail__line" d="M4 2C6 13 5 22 1 31C15 27 27 16 32 2" />
    </svg>
  </>
)
