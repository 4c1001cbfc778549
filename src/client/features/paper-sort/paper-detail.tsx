import type { OpenDetail } from '#domain/game-details.ts'
import { markText } from '#domain/marked-text.ts'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** One thing on the sheet that looks personal, asked before it is kept: names come over from paper as well. */
export const PaperDetail = (props: {
  readonly open: OpenDetail
  readonly words: ConversationWords
  readonly onRemove: () => void
  readonly onLeave: () => void
  readonly onClose: () => void
}) => {
  const { open, words } = props
  return (
    <Dialog title={words.say('check.decide', { words: open.words })} onClose={props.onClose}>
      <p className="paper-detail" dir="auto">
        {markText(open.text, [open.detail]).map((stretch, at) =>
          stretch.kind === undefined ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place in the text.
            <span key={at}>{stretch.text}</span>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <mark key={at} className="paper-detail__mark">
              <bdi>{stretch.text}</bdi>
            </mark>
          ),
        )}
      </p>
      <p className="strong">{words.say(`check.kind.${open.detail.kind}`)}</p>
      <div className="buttons">
        <Button look="big" icon="trash" onTap={props.onRemove}>
          {words.say('check.remove')}
        </Button>
        <Button look="big" icon="check" onTap={props.onLeave}>
          {words.say('check.keep')}
        </Button>
      </div>
    </Dialog>
  )
}
