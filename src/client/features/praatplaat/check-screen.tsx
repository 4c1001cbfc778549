import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Instrument } from '#domain/instrument.ts'
import type { Finished } from '../../actions/finish-conversation.ts'
import { finishConversation } from '../../actions/finish-conversation.ts'
import type { ClientProblem } from '../../problem.ts'
import type { OpenDraft } from '../../services.ts'
import { useServices } from '../../services.ts'
import { conversationPath } from '../../shell/conversation-path.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useDraft } from '../../shell/use-draft.ts'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { AnswerHead } from './answer-head.tsx'
import { allOpenMarks, answerPieces, leaveMarks, takeUpMarked, writePiece } from './answer-pieces.ts'
import { CheckedPiece } from './checked-piece.tsx'
import { OpenMarks } from './open-marks.tsx'
import { ReviewFrame } from './review-frame.tsx'
import { usePlateWords } from './use-plate-words.ts'
import './review.css'

/**
 * The last look: what seems personal is marked, and a person decides about each. The app points, it never says that a
 * text is anonymous (research/domain 5.5). Whoever is done with marks undecided is asked once; what then stays, was left.
 */
export const CheckScreen = (props: {
  readonly draft: OpenDraft
  readonly instrument: Instrument
  readonly onFinished: (finished: Finished) => void
}) => {
  const { draft, instrument } = props
  const services = useServices()
  const [, navigate] = useLocation()
  const practice = useDraft(draft, (current) => current.practice)
  const correction = useDraft(draft, (current) => current.revision > 1)
  const answers = useDraft(draft, (current) => current.answers)
  const readBack = useDraft(draft, (current) => current.readBack)
  const left = useDraft(draft, (current) => current.leftMarks)
  const { words, texts, dutchTexts } = usePlateWords(draft, instrument)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const [asking, setAsking] = useState<'not-yet' | 'now' | 'asked'>('not-yet')
  const answersList = useRef<HTMLUListElement>(null)

  const pieces = useMemo(() => answerPieces(instrument, answers), [instrument, answers])
  // Counted once, when the screen opens: the sentence must not jump while somebody decides.
  const [found] = useState(() => allOpenMarks(pieces, left).length)
  const open = allOpenMarks(pieces, left)
  const hasLeft = open.length < pieces.reduce((sum, piece) => sum + piece.findings.length, 0)
  const seen = found > 0 ? 'check.found' : hasLeft ? 'check.left' : 'check.none'

  // Behind the dialog that gave the focus back to its button: the first question that is still open.
  useEffect(() => {
    if (asking !== 'asked') return
    const first = answersList.current?.querySelector<HTMLElement>('.checked__ask')
    first?.closest('.checked')?.scrollIntoView({ block: 'center' })
    first?.querySelector('button')?.focus({ preventScroll: true })
  }, [asking])

  const finish = async () => {
    // Nobody gets here without having chosen, except by an address typed by hand.
    if (readBack === undefined) return navigate(conversationPath(draft.id, { step: 'read-back' }))
    if (open.length > 0 && asking === 'not-yet') return setAsking('now')
    draft.change((current) => leaveMarks(current, open))
    setAsking('asked')
    setBusy(true)
    setProblem(undefined)
    const finished = await finishConversation(services, draft, { readBack })
    setBusy(false)
    if (finished.ok) props.onFinished(finished.value)
    else setProblem(finished.failure)
  }
  const word = practice ? 'check.finishPractice' : correction ? 'check.finishCorrection' : 'check.finish'
  return (
    <ReviewFrame
      draft={draft}
      words={words}
      step="check"
      lead={
        <p className="review__names">
          <TwoLanguages dutch={dutchTexts?.say('noNames')}>{texts.say('noNames')}</TwoLanguages>
        </p>
      }
      beside={<Drawing name="question-list" tone="neutral" className="review__drawing" />}
      onward={
        <Button look="main" icon="check" onTap={finish} busy={busy} small={words.dutch(word)}>
          {busy ? words.say('check.finishing') : words.say(word)}
        </Button>
      }
    >
      <p className="review__found" role="status">
        <strong>{words.say(seen, { count: found })}</strong> <span>{words.say('check.appSees')}</span>
        {words.dutch('check.appSees') === undefined ? null : (
          <span className="review__found-dutch soft" lang="nl" dir="ltr">
            {words.dutch(seen, { count: found })} {words.dutch('check.appSees')}
          </span>
        )}
      </p>
      {problem === undefined ? null : (
        <div lang="nl" dir="ltr">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <ul className="review__answers" ref={answersList}>
        {instrument.questions.flatMap((question) => {
          const own = pieces.filter((piece) => piece.question === question.id)
          return own.length === 0
            ? []
            : [
                <li key={question.id}>
                  <div className={`answer ${question.goal === undefined ? '' : `goal-${question.goal}`}`}>
                    <AnswerHead question={question} texts={texts} dutchTexts={dutchTexts} />
                    <div className="answer__words">
                      {own.map((piece) => (
                        <CheckedPiece
                          key={piece.key}
                          piece={piece}
                          words={words}
                          left={left}
                          onWrite={(text) => draft.change((current) => writePiece(current, piece, text))}
                          onLeave={(marked) =>
                            draft.change((current) =>
                              leaveMarks(current, [{ question: piece.question, words: marked }]),
                            )
                          }
                          onTakeUp={(marked) =>
                            draft.change((current) => takeUpMarked(current, piece.question, marked))
                          }
                        />
                      ))}
                    </div>
                  </div>
                </li>,
              ]
        })}
      </ul>
      {asking === 'now' ? (
        <OpenMarks count={open.length} words={words} onLook={() => setAsking('asked')} onLeave={finish} />
      ) : null}
    </ReviewFrame>
  )
}
