import './icon.css'
import type { IconName } from './icon-paths.ts'
import { iconPaths } from './icon-paths.ts'

export type { IconName }

/**
 * An icon of the interface (Tabler, MIT). Its path comes with the script: from a sprite every icon costs a document of
 * its own, 25 ms each on a slow tablet before the first question is there.
 * Decoration: the button that holds it has the words. `flip` mirrors it in right-to-left text (arrows, undo, send);
 * a clock, a tick or a speaker is never mirrored. The style sheet does the mirroring by the class `icon--flip`.
 */
export const Icon = (props: {
  readonly name: IconName
  /** Edge as a CSS length; 1.5em without it. */
  readonly size?: string
  readonly flip?: boolean
  readonly className?: string
}) => {
  const edge = props.size ?? '1.5em'
  const drawn = props.name.endsWith('-filled') ? 'icon icon--filled' : 'icon'
  const classes = [drawn, props.flip === true ? 'icon--flip' : '', props.className ?? ''].filter((name) => name !== '')
  return (
    <svg
      className={classes.join(' ')}
      viewBox="0 0 24 24"
      width={24}
      height={24}
      style={{ inlineSize: edge, blockSize: edge, flex: 'none' }}
      focusable="false"
      aria-hidden="true"
    >
      <path d={iconPaths[props.name]} />
    </svg>
  )
}
