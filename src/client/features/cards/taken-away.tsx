import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import './taken-away.css'

// Kept apart from the words around it: a number or a name may run the other way.
const isolated = (words: string): string => `\u2068${words}\u2069`

/** What was taken away last (or let stand), and the way back from it. */
export const TakenAway = (props: {
  readonly words: SpokenWords<'cards'>
  readonly what: string
  readonly stays?: boolean
  readonly onUndo: () => void
}) => {
  const { words } = props
  const said = { words: isolated(props.what) }
  const key = props.stays === true ? 'check.kept' : 'check.removed'
  return (
    <div className="taken-away">
      <p role="status">
        <TwoLanguages dutch={words.dutch(key, said)}>{words.say(key, said)}</TwoLanguages>
      </p>
      <GuestTile look="second" onTap={props.onUndo}>
        <span className="guest-tile__line">
          <Icon name="arrow-back-up" flip size="2rem" />
          <TwoLanguages dutch={words.dutch('check.undo')}>{words.say('check.undo')}</TwoLanguages>
        </span>
      </GuestTile>
    </div>
  )
}
