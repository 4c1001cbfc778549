import { useCallback, useState } from 'react'
import type { Finished } from '../../actions/finish-conversation.ts'
import { finishConversation } from '../../actions/finish-conversation.ts'
import type { SpokenKey, SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { ClientProblem } from '../../problem.ts'
import type { OpenDraft } from '../../services.ts'
import { useServices } from '../../services.ts'
import { CodeSlip } from '../../shell/code-slip.tsx'
import { GuestShell } from '../../shell/guest-shell.tsx'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useIdle } from '../../shell/use-idle.ts'
import { useSlipUntilLeft } from '../../shell/use-slip-until-left.ts'
import { Drawing } from '../../ui/drawing.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { Sheet } from '../../ui/table-top.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { GameFrame, idleTimes, StepWays, StillThere } from './game-frame.tsx'
import { useGame } from './use-game.ts'
import './end-screens.css'

type Props = { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }

/** May the words be told on? The answer ends the game: it is kept, and the code comes. */
export const QuoteScreen = (props: Props & { readonly onFinished: (finished: Finished) => void }) => {
  const { draft, words } = props
  const services = useServices()
  const { game, backward, toTable } = useGame(draft)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const answer = async (quote: boolean) => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    draft.change((current) => ({ ...current, consent: { ...current.consent, quote } }))
    const finished = await finishConversation(services, draft, {
      readBack: game.group === undefined ? 'read-self' : 'read-aloud',
    })
    if (finished.ok) return props.onFinished(finished.value)
    setProblem(finished.failure)
    setBusy(false)
  }
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown={busy ? 'keeping' : 'quote'}
      question="quote.title"
      how="quote.more"
      reads={[words.say('quote.yes'), words.say('quote.no')]}
      foot={busy ? null : <StepWays words={words} onBack={backward} onTable={toTable} />}
    >
      <Sheet className="guest-sheet">
        {problem === undefined ? null : (
          <div lang="nl" dir="ltr">
            <ProblemNotice problem={problem} />
          </div>
        )}
        {busy ? (
          <p className="guest-sheet__lead" role="status">
            {words.say('quote.keeping')}
          </p>
        ) : (
          <div className="two-answers">
            <GuestTile look="place" onTap={() => answer(true)}>
              <Pictogram name="speech-balloon" size="5rem" />
              <TwoLanguages dutch={words.dutch('quote.yes')}>{words.say('quote.yes')}</TwoLanguages>
            </GuestTile>
            <GuestTile look="place" onTap={() => answer(false)}>
              <Pictogram name="locked" size="5rem" />
              <TwoLanguages dutch={words.dutch('quote.no')}>{words.say('quote.no')}</TwoLanguages>
            </GuestTile>
          </div>
        )}
      </Sheet>
    </GameFrame>
  )
}

/** Thank you, the code to take home, and the tablet goes on or back. */
export const ThanksScreen = (props: {
  readonly words: SpokenWords<'cards'>
  readonly finished: Finished
  readonly onDone: () => void
  readonly onHeld: () => void
}) => {
  const { words, finished } = props
  const left = useSlipUntilLeft(finished.id)
  const { after } = useServices()
  const { onDone } = props
  const [asking, setAsking] = useState(false)
  // A code that nobody takes home must not stand there for the next one: asked once, then the screen goes blank. T6: who
  // was still writing loses nothing: the slip stays, sealed, and the table offers it behind the reading code.
  useIdle(
    after,
    idleTimes.askAfter,
    useCallback(() => setAsking(true), []),
    !asking,
  )
  useIdle(after, idleTimes.goneAfter, onDone, asking)
  const saying = (key: SpokenKey<'cards'>) => ({ own: words.say(key), dutch: words.dutch(key) })
  return (
    <GuestShell
      words={words}
      shown={asking ? 'idle' : 'thanks'}
      reads={[words.say('thanks.next')]}
      question={{ own: words.say('thanks.title'), dutch: words.dutch('thanks.title') }}
      how={{ own: words.say('thanks.words'), dutch: words.dutch('thanks.words') }}
      onHeld={() => left().then(props.onHeld)}
      foot={<StepWays words={words} onNext={() => left().then(props.onDone)} next="thanks.done" />}
    >
      <Sheet className="guest-sheet thanks-sheet">
        <div className="thanks-sheet__warm">
          <Drawing name="table-talk" tone="neutral" />
          <p>
            <TwoLanguages dutch={words.dutch('thanks.next')}>{words.say('thanks.next')}</TwoLanguages>
          </p>
        </div>
        {finished.code === undefined ? (
          <p className="guest-sheet__lead">
            <TwoLanguages dutch={words.dutch('thanks.correction')}>{words.say('thanks.correction')}</TwoLanguages>
          </p>
        ) : (
          <CodeSlip
            code={finished.code}
            language={words.language}
            words={{
              title: saying('thanks.code'),
              letters: words.say('thanks.letters'),
              write: saying('thanks.write'),
              why: saying('thanks.codeWhy'),
            }}
          />
        )}
      </Sheet>
      {asking ? <StillThere words={words} onYes={() => setAsking(false)} /> : null}
    </GuestShell>
  )
}

/** Blank between two players: nothing of the one before is in sight. */
export const PassOnScreen = (props: {
  readonly words: SpokenWords<'cards'>
  readonly at: number
  readonly of: number
  readonly problem: ClientProblem | undefined
  readonly busy: boolean
  readonly onReady: () => void
  readonly onHeld: () => void
}) => {
  const { words } = props
  return (
    <GuestShell
      words={words}
      shown="pass-on"
      question={{ own: words.say('turns.title'), dutch: words.dutch('turns.title') }}
      how={{ own: words.say('turns.words'), dutch: words.dutch('turns.words') }}
      onHeld={props.onHeld}
      foot={props.busy ? null : <StepWays words={words} onNext={props.onReady} next="turns.ready" />}
    >
      <Sheet className="guest-sheet guest-sheet--calm">
        {props.problem === undefined ? null : (
          <div lang="nl" dir="ltr">
            <ProblemNotice problem={props.problem} />
          </div>
        )}
        <Drawing name="group-table" size="24rem" tone="neutral" />
        <p className="guest-sheet__lead" role="status">
          {props.busy ? words.say('turns.shuffling') : words.say('turns.at', { at: props.at, of: props.of })}
        </p>
      </Sheet>
    </GuestShell>
  )
}
