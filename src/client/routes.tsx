import { useEffect } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { HomeScreen } from './features/home/home-screen.tsx'
import { conversationNamespaces, loadWords } from './i18n/load-words.ts'
import type { WorkerUpdate } from './register-worker.ts'
import { useLive } from './services.ts'
import { room } from './shell/room.tsx'
import type { DeviceRow } from './storage/database.ts'
import { readDevice } from './storage/truth-queries.ts'

// The words come with the screen, in one wait instead of two: people sit at the table while it opens.
const withWords = <Screen,>(namespaces: readonly string[], screen: Promise<Screen>): Promise<Screen> =>
  Promise.all([screen, loadWords(namespaces)]).then(([loaded]) => loaded)

const SetupScreen = room(() =>
  withWords(
    ['setup'],
    import('./features/setup/setup-screen.tsx').then((found) => found.SetupScreen),
  ),
)
const ConversationScreen = room(() =>
  withWords(
    conversationNamespaces,
    import('./features/praatplaat/conversation-screen.tsx').then((found) => found.ConversationScreen),
  ),
)
const ConsentScreen = room(() =>
  withWords(
    conversationNamespaces,
    import('./features/consent/consent-screen.tsx').then((found) => found.ConsentScreen),
  ),
)
const StartScreen = room(() =>
  withWords(
    conversationNamespaces,
    import('./features/praatplaat/start-screen.tsx').then((found) => found.StartScreen),
  ),
)
const ArchiveScreen = room(() =>
  withWords(
    ['archive', 'conversation'],
    import('./features/archive/archive-screen.tsx').then((found) => found.ArchiveScreen),
  ),
)
const ResultsScreen = room(() =>
  withWords(
    ['archive', 'card-results', 'effect-results', 'effects', 'coding', 'change-story', 'mentions', 'caveats'],
    import('./features/results/results-screen.tsx').then((found) => found.ResultsScreen),
  ),
)
const CodingScreen = room(() =>
  withWords(
    ['coding', 'effects', 'archive', 'praatplaat'],
    import('./features/coding/coding-screen.tsx').then((found) => found.CodingScreen),
  ),
)
const QuotesScreen = room(() =>
  withWords(
    ['quotes', 'archive', 'coding', 'praatplaat'],
    import('./features/quotes/quotes-screen.tsx').then((found) => found.QuotesScreen),
  ),
)
const SelectionScreen = room(() =>
  withWords(
    ['selection', 'vote', 'archive'],
    import('./features/selection/selection-screen.tsx').then((found) => found.SelectionScreen),
  ),
)
const ReadingScreen = room(() =>
  withWords(
    ['reading', 'effects', 'archive', 'change-story', 'caveats'],
    import('./features/reading/reading-screen.tsx').then((found) => found.ReadingScreen),
  ),
)
const TellBackScreen = room(() =>
  withWords(
    ['tell-back', 'effects', 'caveats'],
    import('./features/tell-back/tell-back-screen.tsx').then((found) => found.TellBackScreen),
  ),
)
const PosterScreen = room(() =>
  withWords(
    ['poster', 'change-story', 'caveats'],
    import('./features/poster/poster-screen.tsx').then((found) => found.PosterScreen),
  ),
)
const SendScreen = room(() => import('./features/send/send-screen.tsx').then((found) => found.SendScreen))
const SettingsScreen = room(() =>
  withWords(
    ['settings', 'decks'],
    import('./features/settings/settings-screen.tsx').then((found) => found.SettingsScreen),
  ),
)
const AboutScreen = room(() =>
  withWords(
    ['settings'],
    import('./features/settings/about-screen.tsx').then((found) => found.AboutScreen),
  ),
)
const GuideScreen = room(() =>
  withWords(
    ['guide', 'privacy'],
    import('./features/guide/guide-screen.tsx').then((found) => found.GuideScreen),
  ),
)
const DeskScreen = room(() =>
  withWords(
    ['desk', 'card-results'],
    import('./features/desk/desk-screen.tsx').then((found) => found.DeskScreen),
  ),
)
const DecksScreen = room(() =>
  withWords(
    ['decks'],
    import('./features/decks/decks-screen.tsx').then((found) => found.DecksScreen),
  ),
)
const DeckPrintScreen = room(() =>
  withWords(
    ['decks'],
    import('./features/deck-print/deck-print-screen.tsx').then((found) => found.DeckPrintScreen),
  ),
)
const PaperSortScreen = room(() =>
  import('./features/paper-sort/paper-sort-screen.tsx').then((found) => found.PaperSortScreen),
)
const CardsScreen = room(() =>
  withWords(
    ['card-start', 'cards'],
    import('./features/cards/cards-screen.tsx').then((found) => found.CardsScreen),
  ),
)

const conversation = [StartScreen, ConsentScreen, ConversationScreen]
/** How a path begins → what it needs, the longest beginning first. Home is always there. */
const roomsOf = [
  ['/instellingen', [SettingsScreen]],
  ['/instellen', [SetupScreen]],
  ['/koppel', [SetupScreen]],
  ['/gesprek', conversation],
  ['/oefenen', conversation],
  ['/archief', [ArchiveScreen]],
  ['/resultaten', [ResultsScreen]],
  ['/coderen', [CodingScreen]],
  ['/citaten', [QuotesScreen]],
  ['/kiezen', [SelectionScreen]],
  ['/duiden', [ReadingScreen]],
  ['/terugkoppeling', [TellBackScreen]],
  ['/visitekaartje', [PosterScreen]],
  ['/versturen', [SendScreen]],
  ['/kaartsets', [DecksScreen, DeckPrintScreen]],
  ['/kaarten/papier', [PaperSortScreen]],
  ['/kaarten', [CardsScreen]],
  ['/handleiding', [GuideScreen]],
  ['/over', [AboutScreen]],
  ['/bureau', [DeskScreen]],
] as const

/** Gets code and words of the screen at a path. What cannot be had now is asked for again when the screen is shown. */
export const prepareScreen = async (path: string): Promise<void> => {
  const rooms = roomsOf.find(([beginning]) => path.startsWith(beginning))?.[1] ?? []
  await Promise.allSettled(rooms.map((one) => one.prepare()))
}

type ConversationPath = {
  readonly id: string
  readonly step: string | undefined
  readonly question: string | undefined
}

type CodingPath = { readonly root: string | undefined; readonly step: string | undefined }
type SelectionPath = { readonly id: string | undefined; readonly step: string | undefined }
type ReadingPath = { readonly session: string | undefined; readonly step: string | undefined }
type GamePath = { readonly id: string; readonly turn: string | undefined }

/** Screens that a tablet which was never set up may open. */
const openBeforeSetup = ['/instellen', '/koppel', '/bureau', '/handleiding', '/over']

/**
 * Hash path → screen. Paths are Dutch words people can read out over the phone; they hold ids and steps, never words
 * anybody told.
 */
export const Screens = (props: { readonly worker: WorkerUpdate; readonly device: DeviceRow | undefined }) => {
  const { row: device } = useLive(async (database) => ({ row: await readDevice(database) }), 'device', {
    row: props.device,
  })
  const [path, navigate] = useLocation()
  const mustSetUp = device === undefined && !openBeforeSetup.some((open) => path.startsWith(open))
  useEffect(() => {
    if (mustSetUp) navigate('/instellen', { replace: true })
  }, [mustSetUp, navigate])
  if (mustSetUp) return null
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
      <Route<CodingPath> path="/coderen/:root?/:step?">
        {({ root, step }) => <CodingScreen root={root} step={step} />}
      </Route>
      <Route path="/citaten/:root?">{({ root }) => <QuotesScreen root={root} />}</Route>
      <Route<SelectionPath> path="/kiezen/:id?/:step?">{({ id, step }) => <SelectionScreen id={id} step={step} />}</Route>
      <Route<ReadingPath> path="/duiden/:session?/:step?">
        {({ session, step }) => <ReadingScreen session={session} step={step} />}
      </Route>
      <Route path="/terugkoppeling/:session">{({ session }) => <TellBackScreen session={session ?? ''} />}</Route>
      <Route path="/visitekaartje">
        <PosterScreen />
      </Route>
      <Route path="/versturen">
        <SendScreen />
      </Route>
      <Route path="/instellingen/:part?">{({ part }) => <SettingsScreen part={part} />}</Route>
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
      <Route path="/bureau/*?">
        <DeskScreen />
      </Route>
      <Route>{device === undefined ? null : <HomeScreen device={device} worker={props.worker} />}</Route>
    </Switch>
  )
}
