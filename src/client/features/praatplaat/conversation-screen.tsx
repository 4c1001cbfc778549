import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { findInstrument } from '#content/registry.ts'
import type { Finished } from '../../actions/finish-conversation.ts'
import type { OpenDraft } from '../../services.ts'
import { conversationPath, placeOfPath } from '../../shell/conversation-path.ts'
import { DraftDoor, DraftProblem } from '../../shell/draft-door.tsx'
import { CheckScreen } from './check-screen.tsx'
import { partState } from './part-state.ts'
import { PlateScreen } from './plate-screen.tsx'
import { QuestionScreen } from './question-screen.tsx'
import { ReadBackScreen } from './read-back-screen.tsx'
import { ThanksScreen } from './thanks-screen.tsx'

type Path = { readonly id: string; readonly step: string | undefined; readonly question: string | undefined }

/** One conversation with a plate, from the plate to the thanks; which part of it is the path's business. */
export const ConversationScreen = (props: Path) => (
  <DraftDoor id={props.id}>{(draft) => <Conversation draft={draft} {...props} />}</DraftDoor>
)

const Conversation = (props: Path & { readonly draft: OpenDraft }) => {
  const { draft, step, question } = props
  const [, navigate] = useLocation()
  // After the end the draft is gone; its code stands here only, so that it is in no address and no history.
  const [finished, setFinished] = useState<Finished>()
  const fresh = useFreshPart(draft, step === 'vraag' ? question : undefined)

  const { practice, consent, revision, instrument: reference } = draft.current()
  const named = placeOfPath(step, question)
  // No answer without consent (ux 6): whoever did not say yes is led back to the cards. Practice and corrections have theirs.
  const mayAnswer = practice || revision > 1 || consent.takePart === true
  const place =
    named !== undefined && (named.step === 'consent' || mayAnswer)
      ? named
      : mayAnswer
        ? draft.current().place.step === 'language'
          ? ({ step: 'plate' } as const)
          : draft.current().place
        : ({ step: 'consent' } as const)
  const path = conversationPath(draft.id, place)
  const isElsewhere = finished === undefined && (named === undefined || named.step !== place.step)
  useEffect(() => {
    if (isElsewhere) navigate(path, { replace: true })
  }, [isElsewhere, path, navigate])

  const instrument = findInstrument(reference)
  if (finished !== undefined) return <ThanksScreen draft={draft} finished={finished} />
  if (instrument === undefined)
    return <DraftProblem problem={{ code: 'unknown-instrument' }} onRetry={() => navigate('/')} />
  if (isElsewhere) return null
  switch (place.step) {
    case 'question': {
      const asked = instrument.questions.find((one) => one.id === question)
      return asked === undefined ? (
        <PlateScreen draft={draft} instrument={instrument} fresh={undefined} />
      ) : (
        <QuestionScreen key={asked.id} draft={draft} instrument={instrument} question={asked} />
      )
    }
    case 'read-back':
      return <ReadBackScreen draft={draft} instrument={instrument} />
    case 'check':
      return <CheckScreen draft={draft} instrument={instrument} onFinished={setFinished} />
    default:
      return <PlateScreen draft={draft} instrument={instrument} fresh={fresh} />
  }
}

/** The part just left, if it was told while it was open: its colour comes in on the plate, once. */
const useFreshPart = (draft: OpenDraft, open: string | undefined): string | undefined => {
  const toldAtOpening = useRef<{ readonly question: string; readonly told: boolean }>(undefined)
  const isTold = (question: string) => partState(draft.current().answers[question]) === 'told'
  if (open !== undefined && toldAtOpening.current?.question !== open)
    toldAtOpening.current = { question: open, told: isTold(open) }
  const last = toldAtOpening.current
  return open === undefined && last !== undefined && !last.told && isTold(last.question) ? last.question : undefined
}
