import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { discardDraft } from '../actions/discard-draft.ts'
import { leaveDraft } from '../actions/leave-draft.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft } from '../services.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceTile } from '../ui/choice-tile.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { Icon } from '../ui/icon.tsx'
import { conversationPath } from './conversation-path.ts'
import { ProblemNotice } from './problem-notice.tsx'
import type { ConversationWords } from './use-conversation-words.ts'
import { useDraft } from './use-draft.ts'
import './stop-dialog.css'

type Said = 'stop.goOn' | 'stop.laterHow' | 'stop.discardHow' | 'stop.sureHow'

/** Stopping costs nothing and is always there: later, round it off, or throw it away (asked once more). */
export const StopDialog = (props: {
  readonly draft: OpenDraft
  readonly words: ConversationWords
  readonly onClose: () => void
  /** What rounding off means here; without it, reading back the plate. */
  readonly onFinish?: () => void
  /** Said instead, where it is not a conversation that stops. */
  readonly instead?: Readonly<Partial<Record<Said, string>>>
}) => {
  const { draft, instead } = props
  const words: ConversationWords = {
    ...props.words,
    say: (key, values) => instead?.[key as Said] ?? props.words.say(key, values),
  }
  const services = useServices()
  const [, navigate] = useLocation()
  const [sure, setSure] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const practice = useDraft(draft, (current) => current.practice)
  const takesPart = useDraft(draft, (current) => current.consent.takePart === true)

  const later = async () => {
    const left = await leaveDraft(services, draft)
    if (!left.ok) return setProblem(left.failure)
    navigate('/')
  }
  const discard = async () => {
    const done = await discardDraft(services, draft.id)
    if (!done.ok) return setProblem(done.failure)
    navigate('/')
  }
  const finish = () => {
    if (props.onFinish !== undefined) return props.onFinish()
    props.onClose()
    navigate(conversationPath(draft.id, { step: 'read-back' }))
  }
  const title = sure ? 'stop.sure' : 'stop.title'
  return (
    <Dialog title={words.say(title)} onClose={props.onClose} className="stop-dialog">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {sure ? (
        <>
          <p className="lead">{words.say('stop.sureHow')}</p>
          {words.dutch('stop.sureHow') === undefined ? null : (
            <p className="soft" lang="nl" dir="ltr">
              {words.dutch('stop.sureHow')}
            </p>
          )}
          <div className="buttons">
            <Button icon="trash" onTap={discard} small={words.dutch('stop.sureYes')}>
              {words.say('stop.sureYes')}
            </Button>
            <span className="table-top__gap" />
            <Button look="main" onTap={() => setSure(false)} small={words.dutch('stop.sureNo')}>
              {words.say('stop.sureNo')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <div className="stop-dialog__ways">
            {practice ? (
              <Way
                words={words}
                word="stop.practiceEnd"
                how="stop.practiceEndHow"
                picture={<Drawing name="cup-0" />}
                onTap={discard}
              />
            ) : (
              <>
                <Way
                  words={words}
                  word="stop.later"
                  how="stop.laterHow"
                  picture={<Drawing name="stack" tone="neutral" />}
                  onTap={later}
                />
                {takesPart ? (
                  <Way
                    words={words}
                    word="stop.finish"
                    how="stop.finishHow"
                    picture={<Drawing name="cup-3" />}
                    onTap={finish}
                  />
                ) : null}
                <Way
                  words={words}
                  word="stop.discard"
                  how="stop.discardHow"
                  picture={<Icon name="trash" size="2.4rem" />}
                  onTap={() => setSure(true)}
                />
              </>
            )}
          </div>
          <div className="buttons buttons--end">
            <Button look="main" onTap={props.onClose} small={words.dutch('stop.goOn')}>
              {words.say('stop.goOn')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

const Way = (props: {
  readonly words: ConversationWords
  readonly word: 'stop.later' | 'stop.finish' | 'stop.discard' | 'stop.practiceEnd'
  readonly how: 'stop.laterHow' | 'stop.finishHow' | 'stop.discardHow' | 'stop.practiceEndHow'
  readonly picture: ReactNode
  readonly onTap: () => void
}) => {
  const dutch = props.words.dutch(props.word)
  return (
    <ChoiceTile
      row
      picture={props.picture}
      word={props.words.say(props.word)}
      small={dutch ?? props.words.say(props.how)}
      {...(dutch === undefined ? {} : { smallLang: 'nl' })}
      onTap={props.onTap}
    />
  )
}
