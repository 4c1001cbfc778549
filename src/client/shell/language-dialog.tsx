import { languagesFor } from '../i18n/language.ts'
import { conversationNamespaces, loadWords } from '../i18n/load-words.ts'
import type { OpenDraft } from '../services.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { LanguageTiles } from './language-tiles.tsx'
import type { ConversationWords } from './use-conversation-words.ts'

/** Another language, at any moment; the answers stay what they are. */
export const LanguageDialog = (props: {
  readonly draft: OpenDraft
  readonly words: ConversationWords
  readonly onClose: () => void
}) => {
  const { draft, words } = props
  const choose = async (language: string) => {
    // The words first, then the switch: the sheet must not vanish while they load.
    await loadWords(conversationNamespaces, language)
    draft.change((current) => ({ ...current, language }))
    props.onClose()
  }
  return (
    <Dialog title={words.say('language.title')} onClose={props.onClose} className="language-dialog">
      <p className="soft">{words.say('language.words')}</p>
      <LanguageTiles
        languages={languagesFor('plate')}
        chosen={words.language}
        label={words.say('language.title')}
        onChoose={choose}
      />
      <div className="buttons buttons--end">
        <Button onTap={props.onClose} small={words.dutch('frame.close')}>
          {words.say('frame.close')}
        </Button>
      </div>
    </Dialog>
  )
}
