import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { StandardWords } from '#domain/card-words.ts'
import type { Finished } from '../../actions/finish-conversation.ts'
import { startCardGame } from '../../actions/start-card-game.ts'
import { languagesFor } from '../../i18n/language.ts'
import { loadWords } from '../../i18n/load-words.ts'
import { useSpokenWords } from '../../i18n/use-spoken-words.ts'
import type { ClientProblem } from '../../problem.ts'
import type { OpenDraft } from '../../services.ts'
import { useServices } from '../../services.ts'
import { DraftDoor } from '../../shell/draft-door.tsx'
import { room } from '../../shell/room.tsx'
import { useCardWords } from '../../shell/use-card-words.ts'
import { useDraft } from '../../shell/use-draft.ts'
import { useGuestRoom } from '../../shell/use-guest-room.ts'
import { TableTop } from '../../ui/table-top.tsx'
import { ConsentScreen, GiveBackScreen, LanguageScreen, LeftScreen } from './begin-screens.tsx'
import { StandardWordsProvider } from './card-texts.ts'
import { TopScreen, WishScreen } from './choose-screens.tsx'
import { PassOnScreen, QuoteScreen, ThanksScreen } from './end-screens.tsx'
import { HandsScreen } from './hands-screen.tsx'
import { MatScreen } from './mat-screen.tsx'
import { NewGame } from './new-game.tsx'
import { OwnCardsScreen } from './own-cards-screen.tsx'
import { PracticeScreen } from './practice-screen.tsx'
import { SortScreen } from './sort-screen.tsx'
import { StoryScreen } from './story-screen.tsx'
import type { Turn } from './turn.ts'
import { gamePath, readTurn } from './turn.ts'

/** Brings along what knows personal details by sight, which no card needs. */
const ReadBackScreen = room(() => import('./read-back-screen.tsx').then((found) => found.ReadBackScreen))

/** After the first card: when the table is quiet enough to fetch what is needed later. */
const quietAfter = 3000

/** Choosing how to play, and the game itself. */
export const CardsScreen = (props: { readonly id: string; readonly turn: string | undefined }) => {
  const standard = useGameWords()
  if (standard === undefined) return <TableTop>{null}</TableTop>
  return (
    <StandardWordsProvider value={standard}>
      {props.id === 'nieuw' ? (
        <NewGame />
      ) : (
        <DraftDoor id={props.id}>{(draft) => <Game draft={draft} turn={readTurn(props.turn)} />}</DraftDoor>
      )}
    </StandardWordsProvider>
  )
}

/** Every language's words before the first screen: changing the language must not take the cards away, not for a moment. */
const useGameWords = (): StandardWords | undefined => {
  const standard = useCardWords()
  const [isLoaded, setLoaded] = useState(false)
  useEffect(() => {
    const all = languagesFor('cards').map((one) => loadWords(['cards', 'pictures'], one.code))
    Promise.all([...all, loadWords(['card-start', 'conversation'])]).then(() => setLoaded(true))
  }, [])
  return isLoaded ? standard : undefined
}

type Over = { readonly kind: 'thanks'; readonly finished: Finished } | { readonly kind: 'pass-on' | 'give-back' }

const Game = (props: { readonly draft: OpenDraft; readonly turn: Turn }) => {
  const { draft, turn } = props
  const services = useServices()
  const [, navigate] = useLocation()
  const language = useDraft(draft, (current) => current.language)
  const words = useSpokenWords('cards', language)
  const begun = useDraft(draft, (current) => current.place.step)
  const takesPart = useDraft(draft, (current) => current.consent.takePart === true)
  const game = useDraft(draft, (current) => current.game)
  // After the end the draft is gone; its code stands here only, so that it is in no address and no history.
  const [over, setOver] = useState<Over>()
  const [problem, setProblem] = useState<ClientProblem>()
  const [busy, setBusy] = useState(false)
  useGuestRoom(gamePath(draft.id, turn))
  usePicturesAtHand(draft)
  const { after } = services
  useEffect(() => after(quietAfter, () => void ReadBackScreen.prepare()), [after])

  const isLast = turn.at >= turn.of
  const next = () => setOver({ kind: isLast ? 'give-back' : 'pass-on' })
  const passOn = async () => {
    const { with: who, changeStory } = draft.current()
    // Two taps are one game.
    if (game === undefined || busy) return
    setBusy(true)
    const { id, version, cards } = game.deck
    const started = await startCardGame(services, {
      with: who,
      language,
      deck: { id, version, cards, changeStory },
    })
    if (started.ok) navigate(gamePath(started.value.id, { at: turn.at + 1, of: turn.of }), { replace: true })
    else setProblem(started.failure)
    setBusy(false)
  }
  const leave = () => navigate('/')
  switch (over?.kind) {
    case 'thanks':
      return <ThanksScreen words={words} finished={over.finished} onDone={next} onHeld={leave} />
    case 'pass-on':
      return (
        <PassOnScreen
          words={words}
          at={turn.at + 1}
          of={turn.of}
          problem={problem}
          busy={busy}
          onReady={passOn}
          onHeld={leave}
        />
      )
    case 'give-back':
      return <GiveBackScreen words={words} />
  }
  if (game === undefined) return null
  const screen = { draft, words }
  if (game.leftIdle === true) return <LeftScreen {...screen} />
  if (begun === 'language')
    return (
      <LanguageScreen
        {...screen}
        turn={turn.of > 1 ? words.say('turns.at', { at: turn.at, of: turn.of }) : undefined}
      />
    )
  if (!takesPart) return <ConsentScreen {...screen} onRefused={next} />
  switch (game.step) {
    case 'practice':
      return <PracticeScreen {...screen} />
    case 'sort':
      return game.group?.way === 'hands' ? <HandsScreen {...screen} /> : <SortScreen {...screen} />
    case 'mat':
      return game.group?.way === 'hands' ? <HandsScreen {...screen} /> : <MatScreen {...screen} />
    case 'top':
      return <TopScreen {...screen} />
    case 'story':
      return <StoryScreen {...screen} />
    case 'wish':
      return <WishScreen {...screen} />
    case 'own-cards':
      return <OwnCardsScreen {...screen} />
    case 'read-back':
      return <ReadBackScreen {...screen} />
    case 'quote':
      return <QuoteScreen {...screen} onFinished={(finished) => setOver({ kind: 'thanks', finished })} />
  }
}

/** Fetches the pictures of all cards at once, so that the next card is there the moment that it is asked for. */
const usePicturesAtHand = (draft: OpenDraft): void => {
  useEffect(() => {
    for (const card of draft.current().game?.deck.cards ?? []) new Image().src = `pictograms/${card.pictogram}.svg`
  }, [draft])
}
