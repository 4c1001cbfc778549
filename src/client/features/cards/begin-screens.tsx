import { useState } from 'react'
import { useLocation } from 'wouter'
import { refuseConversation } from '../../actions/refuse-conversation.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { ClientProblem } from '../../problem.ts'
import type { OpenDraft } from '../../services.ts'
import { useServices } from '../../services.ts'
import { GuestLanguages } from '../../shell/guest-languages.tsx'
import { GuestLight } from '../../shell/guest-light.tsx'
import { GuestShell } from '../../shell/guest-shell.tsx'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useDraft } from '../../shell/use-draft.ts'
import { Drawing } from '../../ui/drawing.tsx'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { Sheet } from '../../ui/table-top.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { GameFrame, StepWays } from './game-frame.tsx'
import './begin-screens.css'

type Props = { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }

/** The first thing somebody sees: their own language by its own name. */
export const LanguageScreen = (props: Props & { readonly turn?: string | undefined }) => {
  const { draft, words } = props
  return (
    <GameFrame draft={draft} words={words} shown="language" question="language.title" how="language.words">
      <Sheet className="guest-sheet language-sheet">
        {props.turn === undefined ? null : <p className="language-sheet__turn">{props.turn}</p>}
        <GuestLanguages
          words={words}
          unchecked={words.dutch('unchecked') ?? words.say('unchecked')}
          onChoose={(language) => draft.change((current) => ({ ...current, language, place: { step: 'consent' } }))}
        />
        <div className="language-sheet__foot">
          <GuestLight words={words} />
          <Drawing name="skyline" className="language-sheet__skyline" />
        </div>
      </Sheet>
    </GameFrame>
  )
}

const cards = [
  { key: 'why', picture: 'people-dialogue' },
  { key: 'stop', picture: 'raised-hand' },
  { key: 'names', picture: 'writing-hand' },
  { key: 'readers', picture: 'eyes' },
] as const satisfies readonly { readonly key: string; readonly picture: PictogramName }[]

/** Four pictures and one question. No is counted without content, and can be taken back on the spot. */
export const ConsentScreen = (props: Props & { readonly onRefused: () => void }) => {
  const { draft, words } = props
  const services = useServices()
  const refused = useDraft(draft, (current) => current.consent.takePart === false)
  const [problem, setProblem] = useState<ClientProblem>()
  const [busy, setBusy] = useState(false)
  const answer = (takePart: boolean | undefined) =>
    draft.change((current) => ({
      ...current,
      place: { step: takePart === true ? 'plate' : 'consent' },
      consent: takePart === undefined ? {} : { takePart, understood: 'not-asked' },
    }))
  const refuse = async () => {
    // Two taps are one refusal.
    if (busy) return
    setBusy(true)
    const counted = await refuseConversation(services, draft)
    setBusy(false)
    if (counted.ok) props.onRefused()
    else setProblem(counted.failure)
  }
  if (refused)
    return (
      <GameFrame
        draft={draft}
        words={words}
        shown="refused"
        question="consent.refused"
        reads={[words.say('consent.refusedWords')]}
        foot={
          <StepWays
            words={words}
            onBack={() => answer(undefined)}
            back="consent.undo"
            onNext={refuse}
            next="giveBack.title"
          />
        }
      >
        <Sheet className="guest-sheet guest-sheet--calm">
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
          <Drawing name="cup-3" size="12rem" tone="neutral" />
          <p className="guest-sheet__lead">
            <TwoLanguages dutch={words.dutch('consent.refusedWords')}>{words.say('consent.refusedWords')}</TwoLanguages>
          </p>
        </Sheet>
      </GameFrame>
    )
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown="consent"
      question="consent.title"
      reads={cards.map(({ key }) => words.say(`consent.${key}`))}
    >
      <Sheet className="guest-sheet consent-sheet">
        <ul className="consent-sheet__cards">
          {cards.map(({ key, picture }) => (
            <li key={key}>
              <span className="consent-sheet__picture">
                <Pictogram name={picture} size="7.5rem" />
                {key === 'names' ? <span className="consent-sheet__not" aria-hidden="true" /> : null}
              </span>
              <TwoLanguages dutch={words.dutch(`consent.${key}`)}>{words.say(`consent.${key}`)}</TwoLanguages>
            </li>
          ))}
        </ul>
        <div className="two-answers">
          <GuestTile look="place" onTap={() => answer(true)}>
            <Pictogram name="person-gesturing-ok" size="7rem" />
            <TwoLanguages dutch={words.dutch('consent.yes')}>{words.say('consent.yes')}</TwoLanguages>
          </GuestTile>
          <GuestTile look="place" onTap={() => answer(false)}>
            <Pictogram name="person-gesturing-no" size="7rem" />
            <TwoLanguages dutch={words.dutch('consent.no')}>{words.say('consent.no')}</TwoLanguages>
          </GuestTile>
        </div>
      </Sheet>
    </GameFrame>
  )
}

/** Idle and left, found again: the coordinator opened it with the reading code. */
export const LeftScreen = (props: Props) => {
  const { draft, words } = props
  const goOn = () =>
    draft.change((current) => {
      if (current.game === undefined) return current
      const { leftIdle: _found, ...game } = current.game
      return { ...current, game }
    })
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown="left"
      question="left.title"
      how="left.words"
      foot={<StepWays words={words} onNext={goOn} next="left.goOn" />}
    >
      <Sheet className="guest-sheet guest-sheet--calm">
        <Drawing name="cards" size="16rem" tone="neutral" />
      </Sheet>
    </GameFrame>
  )
}

/** Blank and neutral: nothing of what was played is in sight. Leaving it is the coordinator's. */
export const GiveBackScreen = (props: { readonly words: SpokenWords<'cards'> }) => {
  const { words } = props
  const [, navigate] = useLocation()
  return (
    <GuestShell
      words={words}
      shown="give-back"
      question={{ own: words.say('giveBack.title'), dutch: words.dutch('giveBack.title') }}
      onHeld={() => navigate('/')}
    >
      <Sheet className="guest-sheet guest-sheet--calm">
        <Drawing name="table-talk" size="26rem" tone="neutral" />
        <p className="guest-sheet__lead">
          <TwoLanguages dutch={words.dutch('giveBack.words')}>{words.say('giveBack.words')}</TwoLanguages>
        </p>
      </Sheet>
    </GuestShell>
  )
}
