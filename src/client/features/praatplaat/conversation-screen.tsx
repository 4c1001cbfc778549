import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { findInstrument } from '#content/registry.ts'
import type { DraftPlace } from '#domain/draft.ts'
import type { Finished } from '../../actions/finish-conversation.ts'
import { endingNamespaces, loadWords } from '../../i18n/load-words.ts'
import type { OpenDraft } from '../../services.ts'
import { useServices } from '../../services.ts'
import { conversationPath, placeOfPath } from '../../shell/conversation-path.ts'
import { DraftDoor, DraftProblem } from '../../shell/draft-door.tsx'
import { room } from '../../shell/room.tsx'
import { useDraft } from '../../shell/use-draft.ts'
import { partState } from './part-state.ts'
import { PlateScreen } from './plate-screen.tsx'
import { QuestionScreen } from './question-screen.tsx'

const EndingScreens = room(() =>
  Promise.all([import('./ending-screens.tsx'), loadWords(endingNamespaces)]).then(([found]) => found.EndingScreens),
)

/** After the first words of an answer: when the table is quiet enough to fetch what is needed later. */
const quietAfter = 3000

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
  const { practice, consent, revision, instrument: reference } = draft.current()
  const named = placeOfPath(step, question)
  const fresh = useFreshPart(draft, named)
  // No answer without consent (ux 6): whoever did not say yes is led back to the cards. Practice and corrections have theirs.
  const mayAnswer = practice || revision > 1 || consent.takePart === true
  const place =
    named !== undefined && (named.step === 'consent' || mayAnswer)
      ? named
      : mayAnswer
        ? draft.current().place.step === 'language'
          ? ({ step: 'plate' } as const)
          : draft.current().place
        : draft.current().place.step === 'consent'
          ? draft.current().place
          : ({ step: 'consent' } as const)
  const path = conversationPath(draft.id, place)
  const isElsewhere = finished === undefined && (named === undefined || named.step !== place.step)
  useEffect(() => {
    if (isElsewhere) navigate(path, { replace: true })
  }, [isElsewhere, path, navigate])

  const { after } = useServices()
  const hasAnswer = useDraft(draft, (current) => Object.keys(current.answers).length > 0)
  useEffect(() => (hasAnswer ? after(quietAfter, () => void EndingScreens.prepare()) : undefined), [after, hasAnswer])

  const instrument = findInstrument(reference)
  if (instrument === undefined)
    return <DraftProblem problem={{ code: 'unknown-instrument' }} onRetry={() => navigate('/')} />
  if (finished !== undefined || place.step === 'read-back' || place.step === 'check')
    return isElsewhere ? null : (
      <EndingScreens
        draft={draft}
        instrument={instrument}
        step={place.step === 'check' ? 'check' : 'read-back'}
        finished={finished}
        onFinished={setFinished}
      />
    )
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
    default:
      return <PlateScreen draft={draft} instrument={instrument} fresh={fresh} />
  }
}

/** The part just left for the plate, if it was told while it was open: its colour comes in, once. */
const useFreshPart = (draft: OpenDraft, place: DraftPlace | undefined): string | undefined => {
  const opened = useRef<{ readonly question: string; readonly told: boolean }>(undefined)
  const isTold = (question: string) => partState(draft.current().answers[question]) === 'told'
  if (place?.step === 'question' && place.question !== undefined) {
    if (opened.current?.question !== place.question)
      opened.current = { question: place.question, told: isTold(place.question) }
  } else if (place?.step !== 'plate') opened.current = undefined
  const last = opened.current
  return place?.step === 'plate' && last !== undefined && !last.told && isTold(last.question)
    ? last.question
    : undefined
}
