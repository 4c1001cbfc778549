/** A name tag with a name on it, or that tag crossed out: no names, to whoever cannot read it too. */
export const NameTag = (props: { readonly crossed?: boolean; readonly className?: string }) => (
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
      <path d="M30 65C31 56 34 48 37 45C38 52 39 60 41 65M33 58L40 57.4M48 64C47 58 48 54 53 53C55 57 54 63 50 65C49 65 48.4 64.6 48 64M54 53C54 58 55 62 58 65M66 54C63 56 63 63 67 65C70 64 71 58 70 54M71 53C72 58 73 62 75 65M82 65C82 60 82 56 82 54C86 53 88 57 88 65M88 57C92 52 95 56 95 65M103 60C107 60 110 57 107 54C103 53 101 59 104 64C107 66 111 64 112 62" />
      <path strokeWidth="1.3" d="M26 77C60 76 110 76 144 75" />
      {/* From beyond one corner to beyond the other: a line on the tag could be a word. */}
      {props.crossed ? <path strokeWidth="6" d="M12 5C58 34 112 68 160 99M156 5C114 35 58 68 10 99" /> : null}
    </g>
  </svg>
)
