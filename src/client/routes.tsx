import { useEffect } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { HomeScreen } from './features/home/home-screen.tsx'
import { conversationNamespaces, withWords } from './i18n/load-words.ts'
import type { WorkerUpdate } from './register-worker.ts'
import { useLive } from './services.ts'
import { room } from './shell/room.tsx'
import type { DeviceRow } from './storage/database.ts'
import { readDevice } from './storage/truth-queries.ts'

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
/**
 * Everything that no conversation needs. Its rooms are named in a piece of their own: whoever opens the app to be told
 * something need not load where everything else is.
 */
const BesideScreens = room(() => import('./routes-beside.tsx').then((found) => found.BesideScreens))
const beside =
  /^\/(?:archief|resultaten|coderen|citaten|kiezen|duiden|terugkoppeling|visitekaartje|versturen|instellingen|kaartsets|kaarten\/papier|handleiding|over|bureau)(?=\/|$)/
const CardsScreen = room(() =>
  withWords(
    ['card-start', 'cards'],
    import('./features/cards/cards-screen.tsx').then((found) => found.CardsScreen),
  ),
)

const conversation = [StartScreen, ConsentScreen, ConversationScreen]
/** How a path begins → what it needs, the longest beginning first. Home is always there. */
const roomsOf = [
  ['/instellen', [SetupScreen]],
  ['/koppel', [SetupScreen]],
  ['/gesprek', conversation],
  ['/oefenen', conversation],
  ['/kaarten', [CardsScreen]],
] as const

/** Gets code and words of the screen at a path. What cannot be had now is asked for again when the screen is shown. */
export const prepareScreen = async (path: string): Promise<void> => {
  if (beside.test(path)) {
    const inside = import('./routes-beside.tsx').then((found) => found.prepareBeside(path))
    await Promise.allSettled([BesideScreens.prepare(), inside])
    return
  }
  const rooms = roomsOf.find(([beginning]) => path.startsWith(beginning))?.[1] ?? []
  await Promise.allSettled(rooms.map((one) => one.prepare()))
}

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
      <Route path={beside}>
        <BesideScreens />
      </Route>
      <Route<GamePath> path="/kaarten/:id/:turn?">
        {({ id, turn }) => <CardsScreen key={id} id={id} turn={turn} />}
      </Route>
      <Route>{device === undefined ? null : <HomeScreen device={device} worker={props.worker} />}</Route>
    </Switch>
  )
}
