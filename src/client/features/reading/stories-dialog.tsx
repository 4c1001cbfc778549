import { useTranslation } from 'react-i18next'
import type { ToldBehind, ToldPassage } from '#domain/told-passages.ts'
import { findLanguage } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { FoundRow } from './found-rows.ts'

/**
 * The stories behind one number, as they were told: for whoever interprets them here, never on paper. Grouped by
 * conversation, so that as many stand here as the number says, or are counted as closed.
 */
export const StoriesDialog = (props: {
  readonly row: FoundRow
  readonly of: number
  readonly name: string
  readonly stories: ToldBehind
  readonly onClose: () => void
}) => {
  const { t } = useTranslation(['reading', 'archive'])
  const byConversation = new Map<string, ToldPassage[]>()
  for (const one of props.stories.open) {
    const { root } = one.conversation
    byConversation.set(root, [...(byConversation.get(root) ?? []), one])
  }
  return (
    <Dialog
      className="stories not-printed"
      title={t('stories.title', { count: props.row.conversations, of: props.of, name: props.name })}
      onClose={props.onClose}
    >
      <p className="stories__ours">
        <Icon name="lock" /> {t('stories.ours')}
      </p>
      {byConversation.size === 0 && props.stories.closed === 0 ? (
        <p className="lead soft">{t('stories.none')}</p>
      ) : null}
      <ul className={`stories__list goal-${props.row.goal}`}>
        {[...byConversation.values()].map((passages) => {
          const { conversation } = passages[0]!
          const language = findLanguage(conversation.language)
          return (
            <li key={conversation.root} className="stories__one">
              {passages.map(({ question, text }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the passages of a conversation keep their order.
                <blockquote key={`${question} ${at}`} lang={language.code} dir={language.dir}>
                  {text}
                </blockquote>
              ))}
              <p className="soft">
                {t(`archive:row.${conversation.with}`)}
                {conversation.language === 'nl' ? '' : ` · ${language.dutchName}`}
              </p>
            </li>
          )
        })}
      </ul>
      {props.stories.closed === 0 ? null : (
        <p className="stories__closed soft">{t('stories.closed', { count: props.stories.closed })}</p>
      )}
      <div className="buttons buttons--end">
        <Button look="main" onTap={props.onClose}>
          {t('stories.close')}
        </Button>
      </div>
    </Dialog>
  )
}
