import { useState } from 'react'
import { isFilled } from '#domain/answer.ts'
import type { OpenDraft } from '../../services.ts'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { useDraft } from '../../shell/use-draft.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { answerWithout, forgetAnswer } from './write-answer.ts'

/**
 * "I don't know" and "skip": always there, they cost nothing. Words that stand there are never taken by a tap: skipping
 * leaves them, not knowing asks first. Tapping the chosen one again takes it back.
 */
export const WaysOut = (props: {
  readonly draft: OpenDraft
  readonly question: string
  readonly words: ConversationWords
  readonly onNext: () => void
  /** The words went away, so what shows them must start anew. */
  readonly onCleared: () => void
}) => {
  const { draft, question, words } = props
  const state = useDraft(draft, (current) => current.answers[question]?.state)
  const [asking, setAsking] = useState(false)
  const hasWords = () => {
    const given = draft.current().answers[question]
    return given?.state === 'told' && isFilled(given)
  }
  const choose = (chosen: 'dont-know' | 'skipped') => {
    if (state === chosen) return draft.change((current) => forgetAnswer(current, question))
    if (hasWords()) return chosen === 'skipped' ? props.onNext() : setAsking(true)
    draft.change((current) => answerWithout(current, question, chosen))
    props.onNext()
  }
  return (
    <>
      <Button
        look="second"
        pressed={state === 'dont-know'}
        className="ways-out__way"
        onTap={() => choose('dont-know')}
        small={words.dutch('question.dontKnow')}
      >
        {words.say('question.dontKnow')}
      </Button>
      <Button
        look="second"
        pressed={state === 'skipped'}
        className="ways-out__way"
        onTap={() => choose('skipped')}
        small={words.dutch('question.skip')}
      >
        {words.say('question.skip')}
      </Button>
      {asking ? (
        <Dialog title={words.say('question.words.title')} onClose={() => setAsking(false)}>
          <p className="lead">{words.say('question.words.more')}</p>
          <div className="buttons">
            <Button
              onTap={() => {
                draft.change((current) => answerWithout(current, question, 'dont-know'))
                setAsking(false)
                props.onCleared()
              }}
              small={words.dutch('question.words.clear')}
            >
              {words.say('question.words.clear')}
            </Button>
            <span className="table-top__gap" />
            <Button look="main" onTap={() => setAsking(false)} small={words.dutch('question.words.keep')}>
              {words.say('question.words.keep')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
