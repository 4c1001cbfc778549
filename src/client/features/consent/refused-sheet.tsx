import { useState } from 'react'
import { useLocation } from 'wouter'
import { refuseConversation } from '../../actions/refuse-conversation.ts'
import type { ClientProblem } from '../../problem.ts'
import type { OpenDraft } from '../../services.ts'
import { useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import './consent.css'

/**
 * No is fine. Counted without content when you go back to the table and not before: a slip of the finger costs no
 * conversation.
 */
export const RefusedSheet = (props: {
  readonly draft: OpenDraft
  readonly words: ConversationWords
  readonly onUndo: () => void
}) => {
  const { draft, words } = props
  const services = useServices()
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const leave = async () => {
    setBusy(true)
    const refused = await refuseConversation(services, draft)
    if (refused.ok) return navigate('/')
    setBusy(false)
    setProblem(refused.failure)
  }
  return (
    <div className="refused">
      <Drawing name="cup-4" className="refused__cup" />
      <ScreenHeading className="refused__title">
        <TwoLanguages dutch={words.dutch('consent.refused.title')}>{words.say('consent.refused.title')}</TwoLanguages>
      </ScreenHeading>
      <p className="refused__words">
        <TwoLanguages dutch={words.dutch('consent.refused.words')}>{words.say('consent.refused.words')}</TwoLanguages>
      </p>
      <p className="refused__more soft">
        <TwoLanguages dutch={words.dutch('consent.refused.more')}>{words.say('consent.refused.more')}</TwoLanguages>
      </p>
      {problem === undefined ? null : (
        <div lang="nl" dir="ltr">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <div className="buttons refused__buttons">
        <Button look="big" icon="arrow-back-up" flip onTap={props.onUndo} small={words.dutch('consent.refused.undo')}>
          {words.say('consent.refused.undo')}
        </Button>
        <Button look="main" icon="home" onTap={leave} busy={busy} small={words.dutch('consent.refused.table')}>
          {words.say('consent.refused.table')}
        </Button>
      </div>
    </div>
  )
}
