import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Done, with marks that nobody decided about: asked once, and both answers are fine. */
export const OpenMarks = (props: {
  readonly count: number
  readonly words: ConversationWords
  readonly onLook: () => void
  readonly onLeave: () => void
}) => {
  const { words, count } = props
  const dutch = [words.dutch('check.open', { count }), words.dutch('check.openMore')].filter((one) => one !== undefined)
  return (
    <Dialog title={words.say('check.open', { count })} onClose={props.onLook}>
      <p className="lead">{words.say('check.openMore')}</p>
      {dutch.length === 0 ? null : (
        <p className="soft" lang="nl" dir="ltr">
          {dutch.join(' ')}
        </p>
      )}
      <div className="buttons">
        <Button onTap={props.onLeave} small={words.dutch('check.leave')}>
          {words.say('check.leave')}
        </Button>
        <span className="table-top__gap" />
        <Button look="main" onTap={props.onLook} small={words.dutch('check.look')}>
          {words.say('check.look')}
        </Button>
      </div>
    </Dialog>
  )
}
