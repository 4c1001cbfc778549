import { ReadAloudButton } from '../../shell/read-aloud-button.tsx'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import type { ConsentCard } from './consent-pages.ts'
import { ConsentScene } from './consent-scene.tsx'

/** One card: one drawing, one short sentence, the same in small Dutch, and a voice where there is a good one. */
export const ConsentCardSheet = (props: { readonly card: ConsentCard; readonly words: ConversationWords }) => {
  const { card, words } = props
  const sentence = `consent.page.${card}.sentence` as const
  const more = `consent.page.${card}.more` as const
  return (
    <div className="consent-card">
      <ConsentScene card={card} />
      <div className="consent-card__words">
        <ScreenHeading className="consent-card__sentence">
          <TwoLanguages dutch={words.dutch(sentence)}>{words.say(sentence)}</TwoLanguages>
        </ScreenHeading>
        <p className="consent-card__more">
          <TwoLanguages dutch={words.dutch(more)}>{words.say(more)}</TwoLanguages>
        </p>
        <ReadAloudButton
          text={`${words.say(sentence)} ${words.say(more)}`}
          language={words.language}
          small={words.dutch('readAloud.sentence')}
          className="consent-card__read"
        >
          {words.say('readAloud.sentence')}
        </ReadAloudButton>
      </div>
    </div>
  )
}
