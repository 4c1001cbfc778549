import { lazy, useEffect } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { HomeScreen } from './features/home/home-screen.tsx'
import { conversationNamespaces, loadWords } from './i18n/load-words.ts'
import type { WorkerUpdate } from './register-worker.ts'
import { useLive } from './services.ts'
import { readDevice } from './storage/truth-queries.ts'

const SetupScreen = lazy(() =>
  import('./features/setup/setup-screen.tsx').then((room) => ({ default: room.SetupScreen })),
)
// The words come with the screen, in one wait instead of two: people sit at the table while it opens.
const withWords = <Room,>(room: Promise<Room>): Promise<Room> =>
  Promise.all([room, loadWords(conversationNamespaces)]).then(([loaded]) => loaded)
const ConversationScreen = lazy(() =>
  withWords(import('./features/praatplaat/conversation-screen.tsx')).then((room) => ({
    default: room.ConversationScreen,
  })),
)
const ConsentScreen = lazy(() =>
  withWords(import('./features/consent/consent-screen.tsx')).then((room) => ({ default: room.ConsentScreen })),
)
const StartScreen = lazy(() =>
  withWords(import('./features/praatplaat/start-screen.tsx')).then((room) => ({ default: room.StartScreen })),
)
const ArchiveScreen = lazy(() =>
  import('./features/archive/archive-screen.tsx').then((room) => ({ default: room.ArchiveScreen })),
)
const ResultsScreen = lazy(() =>
  import('./features/results/results-screen.tsx').then((room) => ({ default: room.ResultsScreen })),
)
const SendScreen = lazy(() => import('./features/send/send-screen.tsx').then((room) => ({ default: room.SendScreen })))
const SettingsScreen = lazy(() =>
  import('./features/settings/settings-screen.tsx').then((room) => ({ default: room.SettingsScreen })),
)
const AboutScreen = lazy(() =>
  import('./features/settings/about-screen.tsx').then((room) => ({ default: room.AboutScreen })),
)
const GuideScreen = lazy(() =>
  import('./features/guide/guide-screen.tsx').then((room) => ({ default: room.GuideScreen })),
)
const DeskScreen = lazy(() => import('./features/desk/desk-screen.tsx').then((room) => ({ default: room.DeskScreen })))

const DecksScreen = lazy(() =>
  import('./features/decks/decks-screen.tsx').then((room) => ({ default: room.DecksScreen })),
)
const DeckPrintScreen = lazy(() =>
  import('./features/deck-print/deck-print-screen.tsx').then((room) => ({ default: room.DeckPrintScreen })),
)
const PaperSortScreen = lazy(() =>
  import('./features/paper-sort/paper-sort-screen.tsx').then((room) => ({ default: room.PaperSortScreen })),
)

const CardsScreen = lazy(() =>
  import('./features/cards/cards-screen.tsx').then((room) => ({ default: room.CardsScreen })),
)

type ConversationPath = {
  readonly id: string
  readonly step: string | undefined
  readonly question: string | undefined
}

type GamePath = { readonly id: string; readonly turn: string | undefined }

/** Screens that a tablet which was never set up may open. */
const openBeforeSetup = ['/instellen', '/koppel', '/bureau', '/handleiding', '/over']

/**
 * Hash path → screen. Paths are Dutch words people can read out over the phone; they hold ids and steps, never words
 * anybody told.
 */
export const Screens = (props: { readonly worker: WorkerUpdate }) => {
  const device = useLive(readDevice, 'device')
  const isSetUp = useLive(async (database) => (await readDevice(database)) !== undefined, 'set-up')
  const [path, navigate] = useLocation()
  const mustSetUp = isSetUp === false && !openBeforeSetup.some((open) => path.startsWith(open))
  useEffect(() => {
    if (mustSetUp) navigate('/instellen', { replace: true })
  }, [mustSetUp, navigate])
  if (isSetUp === undefined || mustSetUp) return null
  return (
    <Switch>
      <Route path="/instellen">
        <SetupScreen />
      </Route>
      <Route path="/koppel/:code">{({ code }) => <SetupScreen code={code} />}</Route>
      <Route path="/gesprek/nieuw">
        <StartScreen />
      </Route>
      <Route path="/oefenen/:question?">{({ question }) => <StartScreen practice question={question} />}</Route>
      <Route path="/gesprek/:id/toestemming/:page?">
        {({ id, page }) => <ConsentScreen key={id} id={id ?? ''} page={page} />}
      </Route>
      <Route<ConversationPath> path="/gesprek/:id/:step?/:question?">
        {({ id, step, question }) => <ConversationScreen key={id} id={id} step={step} question={question} />}
      </Route>
      <Route path="/archief/:id?">{({ id }) => <ArchiveScreen id={id} />}</Route>
      <Route path="/resultaten">
        <ResultsScreen />
      </Route>
      <Route path="/versturen">
        <SendScreen />
      </Route>
      <Route path="/instellingen">
        <SettingsScreen />
      </Route>
      <Route path="/kaartsets/:id/print">{({ id }) => <DeckPrintScreen key={id} id={id} />}</Route>
      <Route path="/kaartsets/:id?">{({ id }) => <DecksScreen id={id} />}</Route>
      <Route path="/kaarten/papier/:id?">{({ id }) => <PaperSortScreen key={id} id={id} />}</Route>
      <Route<GamePath> path="/kaarten/:id/:turn?">
        {({ id, turn }) => <CardsScreen key={id} id={id} turn={turn} />}
      </Route>
      <Route path="/handleiding/:chapter?">{({ chapter }) => <GuideScreen chapter={chapter} />}</Route>
      <Route path="/over">
        <AboutScreen />
      </Route>
      <Route path="/bureau">
        <DeskScreen />
      </Route>
      <Route>{device === undefined ? null : <HomeScreen device={device} worker={props.worker} />}</Route>
    </Switch>
  )
}
