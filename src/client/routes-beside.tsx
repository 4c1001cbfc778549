import { Redirect, Route, Switch } from 'wouter'
import { withWords } from './i18n/load-words.ts'
import { room } from './shell/room.tsx'

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
    ['selection', 'vote', 'archive', 'caveats'],
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
const ArchiveScreen = room(() =>
  withWords(
    ['archive', 'conversation'],
    import('./features/archive/archive-screen.tsx').then((found) => found.ArchiveScreen),
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

/** How a path begins → what it needs. */
const roomsOf = [
  ['/resultaten', [ResultsScreen]],
  ['/coderen', [CodingScreen]],
  ['/citaten', [QuotesScreen]],
  ['/kiezen', [SelectionScreen]],
  ['/duiden', [ReadingScreen]],
  ['/terugkoppeling', [TellBackScreen]],
  ['/visitekaartje', [PosterScreen]],
  ['/instellingen', [SettingsScreen]],
  ['/archief', [ArchiveScreen]],
  ['/versturen', [SendScreen]],
  ['/kaartsets', [DecksScreen, DeckPrintScreen]],
  ['/kaarten/papier', [PaperSortScreen]],
  ['/handleiding', [GuideScreen]],
  ['/over', [AboutScreen]],
  ['/bureau', [DeskScreen]],
] as const

/** Gets code and words of the screen at a path. */
export const prepareBeside = async (path: string): Promise<void> => {
  const rooms = roomsOf.find(([beginning]) => path.startsWith(beginning))?.[1] ?? []
  await Promise.allSettled(rooms.map((one) => one.prepare()))
}

type CodingPath = { readonly root: string | undefined; readonly step: string | undefined }
type SelectionPath = { readonly id: string | undefined; readonly step: string | undefined }
type ReadingPath = { readonly session: string | undefined; readonly step: string | undefined }

/** Hash path → screen, for everything that no conversation needs. */
export const BesideScreens = () => (
  <Switch>
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
    <Route path="/archief/:id?">{({ id }) => <ArchiveScreen id={id} />}</Route>
    <Route path="/versturen">
      <SendScreen />
    </Route>
    <Route path="/instellingen/:part?">{({ part }) => <SettingsScreen part={part} />}</Route>
    <Route path="/kaartsets/:id/print">{({ id }) => <DeckPrintScreen key={id} id={id} />}</Route>
    <Route path="/kaartsets/:id?">{({ id }) => <DecksScreen id={id} />}</Route>
    <Route path="/kaarten/papier/:id?">{({ id }) => <PaperSortScreen key={id} id={id} />}</Route>
    <Route path="/handleiding/:chapter?">{({ chapter }) => <GuideScreen chapter={chapter} />}</Route>
    <Route path="/over">
      <AboutScreen />
    </Route>
    <Route path="/bureau/*?">
      <DeskScreen />
    </Route>
    <Route>
      <Redirect to="/" replace />
    </Route>
  </Switch>
)
