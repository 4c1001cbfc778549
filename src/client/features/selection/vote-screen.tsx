import { startTransition, useId, useState } from 'react'
import type { Ballot } from '#domain/selection-vote.ts'
import { castVote, isClosed, votedIn } from '#domain/selection-vote.ts'
import type { HeldSitting } from '../../actions/keep-sitting.ts'
import { lostStory, saveSitting } from '../../actions/keep-sitting.ts'
import { findLanguage } from '../../i18n/language.ts'
import { usePageLanguage } from '../../i18n/use-page-language.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import { useSpokenWords } from '../../i18n/use-spoken-words.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { ReadAloudButton } from '../../shell/read-aloud-button.tsx'
import { useGuestRoom } from '../../shell/use-guest-room.ts'
import { TakeTapProvider, useTapGuard } from '../../shell/use-tap-guard.ts'
import { Drawing } from '../../ui/drawing.tsx'
import { HoldButton } from '../../ui/hold-button.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { Sign, signName } from './sign.tsx'
import type { Story } from './story.ts'
import { StoryPaper, tileWords } from './story-paper.tsx'
import '../../shell/guest-shell.css'
import './vote.css'

/** Languages that the vote has words in. */
const spoken = ['nl', 'en', 'ar'] as const

/**
 * Where the tablet is in its way round the table. `hand-over` is blank: between two people nothing of the one before is
 * left. What somebody is about to choose lives in this window's memory until it is a sum.
 */
type Turn =
  | { readonly is: 'hand-over' }
  | { readonly is: 'choosing' }
  | { readonly is: 'story'; readonly story: Story }
  | { readonly is: 'none' }

const holdTime = 3000

/** The tablet goes round: each votes alone, reading is locked, and nobody sees how it stands. */
export const VoteScreen = (props: {
  readonly held: HeldSitting
  readonly stories: readonly Story[]
  /** Back behind the reading code: counted, stopped, or a story was taken back. */
  readonly onEnd: () => void
}) => {
  const services = useServices()
  const [held, setHeld] = useState(props.held)
  const [turn, setTurn] = useState<Turn>({ is: 'hand-over' })
  const [language, setLanguage] = useState('nl')
  const [problem, setProblem] = useState<ClientProblem>()
  const [busy, setBusy] = useState(false)
  const words = useSpokenWords('vote', language)
  const { ballot } = held.sitting
  useGuestRoom(`/kiezen/${held.sitting.id}`)
  usePageLanguage(language)
  const shown = turn.is === 'story' ? turn.story.key : `${turn.is} ${ballot === undefined ? '' : votedIn(ballot)}`
  const take = useTapGuard(shown)
  const stopHow = useId()
  if (ballot === undefined) return null
  const among = props.stories.filter(({ key }) => ballot.votes[key] !== undefined)

  const cast = async (key: string | undefined) => {
    if (busy) return
    setBusy(true)
    const saved = await saveSitting(services, held, { ...held.sitting, ballot: castVote(ballot, key) })
    setBusy(false)
    if (!saved.ok) {
      setProblem(saved.failure)
      return
    }
    setProblem(undefined)
    setHeld(saved.value)
    setTurn({ is: 'hand-over' })
    // Whoever is next begins in Dutch, and finds the other languages where they are.
    setLanguage('nl')
  }
  const begin = async () => {
    if (await lostStory(services, held.sitting)) props.onEnd()
    else setTurn({ is: 'choosing' })
  }
  return (
    <TakeTapProvider value={take}>
      <div className="guest vote" data-shown={shown}>
        <header className="guest__strip">
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same. */}
          <div className="vote__languages" role="group" aria-label={words.say('language')}>
            {spoken.map((code) => {
              const { name, dir } = findLanguage(code)
              return (
                <GuestTile
                  key={code}
                  look="bare"
                  lang={code}
                  dir={dir}
                  chosen={code === language}
                  onTap={() => startTransition(() => setLanguage(code))}
                >
                  {name}
                </GuestTile>
              )
            })}
          </div>
          <span className="guest__question-place" />
          <HoldButton
            className="guest__stop"
            milliseconds={holdTime}
            after={services.after}
            onHeld={props.onEnd}
            describedBy={stopHow}
          >
            <span>
              <span className="guest__stop-word">{words.say('stop')}</span>
              <span className="guest__stop-how" id={stopHow}>
                {words.say('stopHow')}
              </span>
            </span>
          </HoldButton>
        </header>
        <main className="guest__main">
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
          {turn.is === 'hand-over' ? (
            <HandOver words={words} ballot={ballot} onBegin={begin} onCounted={props.onEnd} />
          ) : turn.is === 'choosing' ? (
            <Choosing words={words} stories={among} onTurn={setTurn} />
          ) : (
            <Sure
              words={words}
              story={turn.is === 'story' ? turn.story : undefined}
              onYes={() => cast(turn.is === 'story' ? turn.story.key : undefined)}
              onBack={() => setTurn({ is: 'choosing' })}
            />
          )}
        </main>
      </div>
    </TakeTapProvider>
  )
}

type Words = SpokenWords<'vote'>

const Both = (props: { readonly words: Words; readonly of: Parameters<Words['say']>[0] }) => (
  <TwoLanguages dutch={props.words.dutch(props.of)}>{props.words.say(props.of)}</TwoLanguages>
)

const HandOver = (props: {
  readonly words: Words
  readonly ballot: Ballot
  readonly onBegin: () => void
  readonly onCounted: () => void
}) => {
  const { words, ballot } = props
  const voted = votedIn(ballot)
  const isOver = isClosed(ballot)
  return (
    <div className="vote__paper vote__paper--blank">
      <Drawing name={isOver ? 'group-table' : 'envelope'} tone="neutral" size={isOver ? '14rem' : '9rem'} />
      <ScreenHeading key={`${voted} ${words.language}`} className="guest__title">
        <Both words={words} of={isOver ? 'over.title' : voted === 0 ? 'pass.first' : 'pass.next'} />
      </ScreenHeading>
      <p className="guest__how" role="status">
        {words.say('pass.voted', { count: voted, of: ballot.people })}
      </p>
      <p className="guest__how">
        <Both words={words} of={isOver ? 'over.how' : 'pass.how'} />
      </p>
      <GuestTile look="main" onTap={isOver ? props.onCounted : props.onBegin}>
        <Both words={words} of={isOver ? 'over.go' : 'pass.go'} />
      </GuestTile>
    </div>
  )
}

const Choosing = (props: {
  readonly words: Words
  readonly stories: readonly Story[]
  readonly onTurn: (turn: Turn) => void
}) => {
  const { words, stories } = props
  return (
    <div className="vote__choosing">
      <div className="vote__question">
        <ScreenHeading className="guest__title">
          <Both words={words} of="choose.title" />
        </ScreenHeading>
        <p className="guest__how">
          <Both words={words} of="choose.how" />
        </p>
      </div>
      <ul className="vote__stories">
        {stories.map((story) => {
          const language = findLanguage(story.language)
          return (
            <li key={story.key}>
              <GuestTile className="vote-tile" onTap={() => props.onTurn({ is: 'story', story })}>
                <Sign at={story.sign} size="4.5rem" />
                <span className="vote-tile__sign">
                  <Both words={words} of={`sign.${signName(story.sign)}`} />
                </span>
                <span className="vote-tile__words" lang={language.code} dir={language.dir}>
                  {tileWords(story)}
                </span>
              </GuestTile>
            </li>
          )
        })}
      </ul>
      <GuestTile look="second" className="vote__none" onTap={() => props.onTurn({ is: 'none' })}>
        <Both words={words} of="choose.none" />
      </GuestTile>
    </div>
  )
}

const Sure = (props: {
  readonly words: Words
  /** Absent: for no story. */
  readonly story: Story | undefined
  readonly onYes: () => void
  readonly onBack: () => void
}) => {
  const { words, story } = props
  return (
    <div className="vote__sure">
      <div className="vote__paper">
        {story === undefined ? (
          <ScreenHeading className="guest__title">
            <Both words={words} of="none.title" />
          </ScreenHeading>
        ) : (
          <>
            <StoryPaper story={story} heads words={words} />
            <ReadAloudButton
              text={[story.change, story.words].filter(Boolean).join('. ')}
              language={story.language}
              className="vote__aloud"
            >
              {words.say('sure.aloud')}
            </ReadAloudButton>
          </>
        )}
      </div>
      <div className="vote__ways">
        <GuestTile look="second" onTap={props.onBack}>
          <Both words={words} of="sure.back" />
        </GuestTile>
        <GuestTile look="main" onTap={props.onYes}>
          <Both words={words} of={story === undefined ? 'none.yes' : 'sure.yes'} />
        </GuestTile>
      </div>
    </div>
  )
}
