import type { ReactNode } from 'react'
import { useCallback, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { SpokenKey, SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { useServices } from '../../services.ts'
import type { Saying } from '../../shell/guest-shell.tsx'
import { GuestShell } from '../../shell/guest-shell.tsx'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { StopDialog } from '../../shell/stop-dialog.tsx'
import { useConversationWords } from '../../shell/use-conversation-words.ts'
import { useDraft } from '../../shell/use-draft.ts'
import { useIdle } from '../../shell/use-idle.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'

const idleAfter = 120_000
/** People around one table talk longer than one person thinks; the host sits with them. */
const groupIdleAfter = 600_000
const goneAfter = 30_000

/** A guest's screen of a game under way: language, stopping and being asked *are you there* work the same on all. */
export const GameFrame = (props: {
  readonly draft: OpenDraft
  readonly words: SpokenWords<'cards'>
  readonly shown: string
  readonly question?: SpokenKey<'cards'>
  readonly how?: SpokenKey<'cards'>
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
  useIdle(services.after, isGroup ? groupIdleAfter : idleAfter, askIdle, asking === undefined)
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
  useIdle(services.after, goneAfter, leave, asking === 'idle')
  const say = (key: SpokenKey<'cards'>): Saying => ({ own: words.say(key), dutch: words.dutch(key) })
  return (
    <GuestShell
      words={words}
      shown={asking ?? props.shown}
      {...(question === undefined ? {} : { question: say(question) })}
      how={how === undefined ? undefined : say(how)}
      onLanguage={(language) => draft.change((current) => ({ ...current, language }))}
      onHeld={() => setAsking('stop')}
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
      {asking === 'idle' ? (
        <Dialog title={words.say('idle.title')} onClose={() => setAsking(undefined)} className="guest-dialog">
          <p className="guest-dialog__words">
            <TwoLanguages dutch={words.dutch('idle.words')}>{words.say('idle.words')}</TwoLanguages>
          </p>
          <GuestTile look="main" onTap={() => setAsking(undefined)}>
            <TwoLanguages dutch={words.dutch('idle.yes')}>{words.say('idle.yes')}</TwoLanguages>
          </GuestTile>
        </Dialog>
      ) : null}
    </GuestShell>
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
        goOn={t('goOn')}
        onFinish={() => {
          props.onClose()
          props.draft.change((current) =>
            current.game === undefined ? current : { ...current, game: { ...current.game, step: 'read-back' } },
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
