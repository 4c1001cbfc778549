import { useState } from 'react'
import type { LeftMarks } from '#domain/left-marks.ts'
import { markText, takeAway } from '#domain/marked-text.ts'
import type { PersonalDetail } from '#domain/personal-details.ts'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { Button } from '../../ui/button.tsx'
import type { Piece } from './answer-pieces.ts'
import { openMarks } from './answer-pieces.ts'

type Decision = {
  readonly words: string
  /** The text before it was taken away; absent when it may stay. */
  readonly before?: string
}

/**
 * One text with what looks personal marked in it; each mark asks, takes away or stays, and both can be undone. What stays
 * is noted in the sealed draft: after a reload, and in a correction, it is not asked about again.
 */
export const CheckedPiece = (props: {
  readonly piece: Piece
  readonly words: ConversationWords
  readonly left: LeftMarks | undefined
  readonly onWrite: (text: string) => void
  readonly onLeave: (words: string) => void
  readonly onTakeUp: (words: string) => void
}) => {
  const { piece, words } = props
  const [decisions, setDecisions] = useState<readonly Decision[]>([])
  // By its words: a finding keeps those when something before it goes; its place in the text it does not.
  const open = openMarks(piece, props.left)
  const wordsOf = (finding: PersonalDetail) => piece.text.slice(finding.from, finding.to)
  const remove = (finding: PersonalDetail) => {
    setDecisions([...decisions, { words: wordsOf(finding), before: piece.text }])
    props.onWrite(takeAway(piece.text, finding))
  }
  const keep = (finding: PersonalDetail) => {
    setDecisions([...decisions, { words: wordsOf(finding) }])
    props.onLeave(wordsOf(finding))
  }
  const last = decisions.at(-1)
  const undo = () => {
    if (last === undefined) return
    if (last.before === undefined) props.onTakeUp(last.words)
    else props.onWrite(last.before)
    setDecisions(decisions.slice(0, -1))
  }
  return (
    <div className="checked">
      <p className="answer__text" dir="auto">
        {markText(piece.text, open).map((stretch, at) =>
          stretch.kind === undefined ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place in the text.
            <span key={at}>{stretch.text}</span>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <mark key={at} className="checked__mark">
              {stretch.text}
              <bdi className="checked__kind"> {words.say(`check.kind.${stretch.kind}`)}</bdi>
            </mark>
          ),
        )}
      </p>
      {open.map((finding) => (
        <div key={`${finding.from} ${finding.to}`} className="checked__ask">
          <p className="checked__question" dir="auto">
            {words.say('check.decide', { words: wordsOf(finding) })}
          </p>
          <div className="buttons">
            <Button onTap={() => remove(finding)} icon="x" small={words.dutch('check.remove')}>
              {words.say('check.remove')}
            </Button>
            <Button onTap={() => keep(finding)} small={words.dutch('check.keep')}>
              {words.say('check.keep')}
            </Button>
          </div>
        </div>
      ))}
      {last === undefined ? null : (
        <p className="checked__done" role="status">
          <span>
            “<bdi>{last.words}</bdi>” {words.say(last.before === undefined ? 'check.kept' : 'check.removed')}
          </span>
          <Button look="link" icon="arrow-back-up" flip onTap={undo} small={words.dutch('check.undo')}>
            {words.say('check.undo')}
          </Button>
        </p>
      )}
    </div>
  )
}
