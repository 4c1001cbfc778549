import { useSyncExternalStore } from 'react'
import type { OpenDraft } from '../services.ts'
import { Drawing } from '../ui/drawing.tsx'
import { Icon } from '../ui/icon.tsx'
import type { ConversationWords } from './use-conversation-words.ts'
import './save-mark.css'

/**
 * Is what we typed safe on this tablet? T2: says *bewaard* only after the write ended, and never for practice.
 * Read out when it turns to *niet bewaard*, and only then: every word would be too much.
 * Stands in a place of fixed size: it must not make the page jump at every word.
 */
export const SaveMark = (props: { readonly draft: OpenDraft; readonly words: ConversationWords }) => {
  const { draft, words } = props
  const kind = useSyncExternalStore(draft.subscribe, () => draft.saveState().kind)
  return (
    <div className={`save-mark save-mark--${kind}`} data-save={kind}>
      {kind === 'practice' ? (
        <Icon name="school" size="1.9rem" />
      ) : kind === 'failed' ? (
        <Icon name="alert-triangle" size="1.9rem" />
      ) : (
        <Drawing name="stack" size="1.9rem" tone={kind === 'saved' ? 'neutral' : 'empty'} />
      )}
      <span className="save-mark__words">
        {words.say(`saved.${kind}`)}
        {words.dutch(`saved.${kind}`) === undefined ? null : (
          <span className="save-mark__dutch" lang="nl" dir="ltr">
            {words.dutch(`saved.${kind}`)}
          </span>
        )}
      </span>
      <span className="only-heard" role="status">
        {kind === 'failed' ? words.say('saved.failed') : ''}
      </span>
    </div>
  )
}
