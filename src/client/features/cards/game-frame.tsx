import type { ReactNode } from 'react'
import { useCallback, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { atStep } from '#domain/card-game.ts'
import type { SpokenKey, SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { useServices } from '../../services.ts'
import type { Saying } from '../../shell/guest-shell.tsx'
import { GuestShell } from '../../shell/guest-shell.tsx'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { ReadTile } from '../../shell/read-tile.tsx'
import { StopDialog } from '../../shell/stop-dialog.tsx'
import { useConversationWords } from '../../shell/use-conversation-words.ts'
import { useDraft } from '../../shell/use-draft.ts'
import { useIdle } from '../../shell/use-idle.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'

const idleAfter = 120_000
const goneAfter = 30_000
/** People around one table talk longer than one person thinks; the host sits with them and needs a code to come back. */
const groupGoneAfter = 480_000
/** How long until somebody is asked whether they are there, and until nobody is. Milliseconds. */
export const idleTimes = { askAfter: idleAfter, goneAfter } as const

/** A guest's screen of a game under way: language, stopping and being asked *are you there* work the same on all. */
export const GameFrame = (props: {
  readonly draft: OpenDraft
  readonly words: SpokenWords<'cards'>
  readonly shown: string
  readonly question?: SpokenKey<'cards'>
  readonly how?: SpokenKey<'cards'>
  readonly reads?: readonly string[]
  readonly progress?: ReactNode
  readonly foot?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}) => {
  const { draft, words, question, how } = props
  const services = useServices()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState<'stop' | 'idle'>()
  const isGroup = useDraft(draft, (current) => current.game?.group !== undefined)
  const problem = useSyncExternalStore(draft.subscribe, () => {
    const state = draft.saveState()
    return state.kind === 'failed' ? state.problem : undefined
  })
  const askIdle = useCallback(() => setAsking('idle'), [])
  // Behind the coordinator's dialog too: a tablet that was put down with it open is a tablet that was put down.
  useIdle(services.after, idleAfter, askIdle, asking !== 'idle')
  const leave = useCallback(async () => {
    // Nobody answered: the sort stays as it lies, sealed and closed, and says so to who finds it.
    draft.change((current) =>
      current.game === undefined ? current : { ...current, game: { ...current.game, leftIdle: true } },
    )
    const state = await draft.flush()
    if (state.kind === 'failed') return
    services.drafts.remove(draft.id)
    navigate('/')
  }, [draft, services, navigate])
  useIdle(services.after, isGroup ? groupGoneAfter : goneAfter, leave, asking === 'idle')
  const say = (key: SpokenKey<'cards'>): Saying => ({ own: words.say(key), dutch: words.dutch(key) })
  return (
    <GuestShell
      words={words}
      shown={asking ?? props.shown}
      {...(question === undefined ? {} : { question: say(question) })}
      how={how === undefined ? undefined : say(how)}
      onLanguage={(language) => draft.change((current) => ({ ...current, language }))}
      onHeld={() => setAsking('stop')}
      reads={props.reads}
      progress={props.progress}
      foot={props.foot}
      className={props.className ?? ''}
    >
      {problem === undefined ? null : (
        <div lang="nl" dir="ltr">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {props.children}
      {asking === 'stop' ? <CoordinatorStops draft={draft} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'idle' ? <StillThere words={words} onYes={() => setAsking(undefined)} /> : null}
    </GuestShell>
  )
}

/** Asked of whoever may still be there. */
export const StillThere = (props: { readonly words: SpokenWords<'cards'>; readonly onYes: () => void }) => {
  const { words } = props
  return (
    <Dialog title={words.say('idle.title')} onClose={props.onYes} className="guest-dialog">
      <p className="guest-dialog__words">
        <TwoLanguages dutch={words.dutch('idle.words')}>{words.say('idle.words')}</TwoLanguages>
      </p>
      <ReadTile words={words} text={`${words.say('idle.title')} ${words.say('idle.words')}`} />
      <GuestTile look="main" onTap={props.onYes}>
        <TwoLanguages dutch={words.dutch('idle.yes')}>{words.say('idle.yes')}</TwoLanguages>
      </GuestTile>
    </Dialog>
  )
}

/** Stopping is the coordinator's: in the language of the work, whatever the game is played in. */
const CoordinatorStops = (props: { readonly draft: OpenDraft; readonly onClose: () => void }) => {
  const { t, i18n } = useTranslation('card-start')
  const words = useConversationWords(i18n.language)
  return (
    <div lang={i18n.language} dir="ltr">
      <StopDialog
        draft={props.draft}
        words={{ ...words, dutch: () => undefined }}
        onClose={props.onClose}
        instead={{
          'stop.goOn': t('goOn'),
          'stop.laterHow': t('stop.laterHow'),
          'stop.discardHow': t('stop.discardHow'),
          'stop.sureHow': t('stop.sureHow'),
        }}
        onFinish={() => {
          props.onClose()
          props.draft.change((current) =>
            current.game === undefined ? current : { ...current, game: atStep(current.game, 'read-back') },
          )
        }}
      />
    </div>
  )
}

/** The two ways of a step, at the foot: back, and the one black button onward. */
export const StepWays = (props: {
  readonly words: SpokenWords<'cards'>
  readonly onBack?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
  readonly next?: SpokenKey<'cards'>
  readonly back?: SpokenKey<'cards'>
  readonly middle?: ReactNode
  /** A look at the table, and back to here. */
  readonly onTable?: (() => void) | undefined
}) => {
  const { words, onBack, onNext } = props
  const next = props.next ?? 'frame.next'
  const back = props.back ?? 'frame.back'
  return (
    <div className="guest__ways">
      {onBack === undefined ? null : (
        <GuestTile look="second" onTap={onBack}>
          <span className="guest-tile__line">
            <Icon name="arrow-left" flip size="1.8rem" />
            <TwoLanguages dutch={words.dutch(back)}>{words.say(back)}</TwoLanguages>
          </span>
        </GuestTile>
      )}
      {props.middle}
      {props.onTable === undefined ? null : (
        <GuestTile look="second" onTap={props.onTable} className="guest__table">
          <span className="guest-tile__line">
            <Icon name="map" size="2rem" />
            <TwoLanguages dutch={words.dutch('sort.mat')}>{words.say('sort.mat')}</TwoLanguages>
          </span>
        </GuestTile>
      )}
      {onNext === undefined ? null : (
        <GuestTile look="main" onTap={onNext}>
          <span className="guest-tile__line">
            <TwoLanguages dutch={words.dutch(next)}>{words.say(next)}</TwoLanguages>
            <Icon name="arrow-right" flip size="1.8rem" />
          </span>
        </GuestTile>
      )}
    </div>
  )
}
