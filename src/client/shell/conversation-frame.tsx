import type { ReactNode } from 'react'
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { findLanguage } from '../i18n/language.ts'
import { usePageLanguage } from '../i18n/use-page-language.ts'
import type { OpenDraft } from '../services.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Gap, TableTop } from '../ui/table-top.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { room } from './room.tsx'
import { SaveMark } from './save-mark.tsx'
import type { ConversationWords } from './use-conversation-words.ts'
import { useDraft } from './use-draft.ts'
import './conversation-frame.css'

// Only for whoever taps: a first answer does not wait for them (200 kB).
const LanguageDialog = room(() => import('./language-dialog.tsx').then((found) => found.LanguageDialog))
const StopDialog = room(() => import('./stop-dialog.tsx').then((found) => found.StopDialog))

/**
 * The table around a conversation: where we are, the language, stopping, whether it is kept. The whole page takes the
 * direction of the conversation's language.
 */
export const ConversationFrame = (props: {
  readonly draft: OpenDraft
  readonly words: ConversationWords
  /** Where the arrow at the start edge leads. */
  readonly back?: { readonly say: string; readonly small?: string | undefined; readonly onTap: () => void } | undefined
  readonly where?: string | undefined
  /** The heading of the whole place, beside the way back. */
  readonly title?: string
  readonly saveMark?: boolean
  readonly foot?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}) => {
  const { draft, words, back } = props
  usePageLanguage(words.language)
  // A screen begins at its top; on a phone the one before it was scrolled.
  useEffect(() => {
    // In a block: newer browsers answer with a promise here, and React would call it as the clean-up and break the screen.
    scrollTo(0, 0)
  }, [])
  const practice = useDraft(draft, (current) => current.practice)
  const problem = useSyncExternalStore(draft.subscribe, () => {
    const state = draft.saveState()
    return state.kind === 'failed' ? state.problem : undefined
  })
  const [asking, setAsking] = useState<'language' | 'stop'>()
  const close = () => setAsking(undefined)
  const language = findLanguage(words.language)
  return (
    <TableTop
      className={`conversation ${props.className ?? ''}`}
      head={
        <>
          {back === undefined ? null : (
            <Button look="bare" icon="arrow-left" flip onTap={back.onTap} small={back.small}>
              {back.say}
            </Button>
          )}
          {props.title === undefined ? null : <span className="table-top__place">{props.title}</span>}
          {props.where === undefined ? null : <span className="conversation__where soft">{props.where}</span>}
          {practice ? (
            <span className="conversation__practice">
              <Icon name="school" />
              <span className="conversation__practice-short" aria-hidden="true">
                {words.say('frame.practiceShort')}
              </span>
              <span className="conversation__practice-words">
                {words.say('frame.practice')}
                {words.dutch('frame.practice') === undefined ? null : (
                  <span className="conversation__practice-dutch" lang="nl" dir="ltr">
                    {words.dutch('frame.practice')}
                  </span>
                )}
              </span>
            </span>
          ) : null}
          <Gap />
          {props.saveMark && !practice ? <SaveMark draft={draft} words={words} /> : null}
          <Button
            look="bare"
            icon="language"
            className="conversation__language"
            label={`${words.say('frame.language')}: ${language.name}`}
            onTap={() => setAsking('language')}
          >
            <span className="conversation__language-name">{language.name}</span>
          </Button>
          <Button look="bare" icon="hand-stop" onTap={() => setAsking('stop')} small={words.dutch('frame.stop')}>
            {words.say('frame.stop')}
          </Button>
        </>
      }
      foot={props.foot}
    >
      {problem === undefined ? null : (
        <div className="conversation__problem" lang="nl" dir="ltr">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {props.children}
      <Suspense fallback={null}>
        {asking === 'language' ? <LanguageDialog draft={draft} words={words} onClose={close} /> : null}
        {asking === 'stop' ? <StopDialog draft={draft} words={words} onClose={close} /> : null}
      </Suspense>
    </TableTop>
  )
}
