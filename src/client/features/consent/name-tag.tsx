/** A name tag: with a line of writing on it, or with that line scratched out, so that nobody can tell who it is. */
export const NameTag = (props: { readonly line: 'written' | 'scratched'; readonly className?: string }) => (
  <svg
    className={`drawing drawing--neutral ${props.className ?? ''}`}
    viewBox="0 0 170 104"
    aria-hidden="true"
    focusable="false"
  >
    <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
      <path fill="var(--praatplaat-drawing-paper)" stroke="none" d="M9 14L160 11L162 92L8 95Z" />
      <path
        fill="var(--praatplaat-drawing-pale)"
        stroke="none"
        transform="translate(3 2.5)"
        d="M9 14L160 11L162 92L8 95Z"
      />
      <path d="M9 14C40 13 120 12.4 160 11C160.6 30 161.6 72 162 92C120 93 50 94.6 8 95C8 70 9 34 9 14" />
      <path d="M70 12C70 5 74 3 85 3C96 3 100 5 100 11" />
      <path strokeWidth="1.3" d="M26 34C40 33.4 62 33.6 78 33" />
      {props.line === 'scratched' ? (
        <path
          strokeWidth="3"
          d="M28 58C38 46 42 66 52 54C60 45 64 66 74 55C83 46 86 65 96 54C104 46 109 64 118 54C126 46 131 62 141 52"
        />
      ) : (
        <path d="M30 65C31 56 34 48 37 45C38 52 39 60 41 65M33 58L40 57.4M48 64C47 58 48 54 53 53C55 57 54 63 50 65C49 65 48.4 64.6 48 64M54 53C54 58 55 62 58 65M66 54C63 56 63 63 67 65C70 64 71 58 70 54M71 53C72 58 73 62 75 65M82 65C82 60 82 56 82 54C86 53 88 57 88 65M88 57C92 52 95 56 95 65M103 60C107 60 110 57 107 54C103 53 101 59 104 64C107 66 111 64 112 62" />
      )}
      <path strokeWidth="1.3" d="M26 77C60 76 110 76 144 75" />
    </g>
  </svg>
)
