import './sign.css'

// Twelve small drawings in ink, so that everybody can say which story they mean: "the one with the kite". They say
// nothing of the story and stand for no main goal: ink and paper only.
const paths: readonly string[] = [
  // sun
  'M32 20a12 12 0 1 0 .1 0zM32 6v7M32 51v7M6 32h7M51 32h7M14 14l5 5M45 45l5 5M50 14l-5 5M19 45l-5 5',
  // leaf
  'M12 52c2-26 14-40 40-42c1 24-8 40-32 40M12 52c8-12 16-20 28-30M24 40l-1-10M31 33l10 0',
  // cup
  'M12 26h32v14a12 12 0 0 1-12 12h-8a12 12 0 0 1-12-12zM44 29c12-3 12 15-1 13M21 20c-4-5 4-6 0-12M32 20c-4-5 4-6 0-12M8 57h40',
  // key
  'M8 32a10 10 0 1 0 20 0a10 10 0 1 0-20 0M28 31c9 1 18 1 28 0M48 32v9M56 31v11M18 32h.1',
  // boat
  'M8 42h48c-2 8-7 13-12 13H20c-6 0-10-6-12-13zM31 42V8c10 8 16 16 19 28H31M26 15c-6 6-9 12-11 21h11',
  // bell
  'M12 46c6-4 6-12 7-20c1-8 6-13 13-13s12 5 13 13c1 8 1 16 7 20zM32 13V7M26 46c0 12 12 12 12 0',
  // star
  'M32 7l7 17l18 2l-14 12l5 19l-16-10l-16 10l5-19L7 26l18-2z',
  // fish
  'M6 33c10-18 32-18 42 0c-10 17-32 17-42 0zM48 33l10-11c-2 8-2 14 0 22zM17 30h.1M28 22c5 7 5 15 0 22',
  // tree
  'M32 58V34M32 46l9-8M32 42l-8-7M32 8c11-3 18 7 14 14c8 5 5 17-6 17H24c-12 0-14-12-6-17C14 15 21 6 32 8z',
  // kite
  'M34 6l17 19l-23 25L13 22zM34 6l-6 44M13 22l38 3M28 50c8 2-6 6 2 10M24 55l8 2',
  // umbrella
  'M6 34C8 4 56 4 58 34c-5-5-10-5-14 0c-4-5-8-5-12 0c-4-5-8-5-12 0c-4-5-9-5-14 0zM32 34v18c0 7-9 7-9 1M32 12V7',
  // pear
  'M33 18c7 1 7 9 9 14c3 5 8 8 7 14c-1 15-34 15-35 0c0-7 6-8 8-14c2-6 3-14 11-14zM33 18c-1-5 0-8 3-11M36 11c5-6 10-5 14-4c-3 5-8 7-14 4',
]

/** The sign of a story on the table. Always with a word beside it, or a label on what it stands in. */
export const Sign = (props: { readonly at: number; readonly size?: string; readonly className?: string }) => (
  <svg
    className={`sign ${props.className ?? ''}`}
    viewBox="0 0 64 64"
    style={{ inlineSize: props.size ?? '3.5rem', blockSize: props.size ?? '3.5rem' }}
    aria-hidden="true"
    focusable="false"
  >
    <path className="sign__print" d={paths[props.at % paths.length]} />
    <path className="sign__line" d={paths[props.at % paths.length]} />
  </svg>
)

export const signs = [
  'sun',
  'leaf',
  'cup',
  'key',
  'boat',
  'bell',
  'star',
  'fish',
  'tree',
  'kite',
  'umbrella',
  'pear',
] as const
export type SignName = (typeof signs)[number]
export const signName = (at: number): SignName => signs[at % signs.length] ?? 'sun'
