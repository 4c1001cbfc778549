import type { ReactNode } from 'react'
import { ReadAloudButton } from '../../shell/read-aloud-button.tsx'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { ChoiceTile, ChoiceTiles } from '../../ui/choice-tile.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'

/** One choice on two equal sheets of paper: no green, no red, no thumb that tells which one we would like. */
export const ConsentQuestion = (props: {
  readonly question: 'take-part' | 'quote'
  readonly pictures: { readonly yes: ReactNode; readonly no: ReactNode }
  readonly words: ConversationWords
  readonly chosen: boolean | undefined
  readonly onChoose: (yes: boolean) => void
}) => {
  const { question, words } = props
  const text = `consent.${question}.question` as const
  return (
    <div className="consent-question">
      <ScreenHeading className="consent-question__question">
        <TwoLanguages dutch={words.dutch(text)}>{words.say(text)}</TwoLanguages>
      </ScreenHeading>
      {question === 'quote' ? (
        <p className="consent-question__more">
          <TwoLanguages dutch={words.dutch('consent.quote.more')}>{words.say('consent.quote.more')}</TwoLanguages>
        </p>
      ) : null}
      <ReadAloudButton
        text={question === 'quote' ? `${words.say(text)} ${words.say('consent.quote.more')}` : words.say(text)}
        language={words.language}
        small={words.dutch('readAloud.question')}
        className="consent-card__read"
      >
        {words.say('readAloud.question')}
      </ReadAloudButton>
      <ChoiceTiles label={words.say(text)} className="consent-question__tiles">
        {([true, false] as const).map((yes) => (
          <ChoiceTile
            key={String(yes)}
            picture={yes ? props.pictures.yes : props.pictures.no}
            word={words.say(`consent.${question}.${yes ? 'yes' : 'no'}`)}
            small={words.dutch(`consent.${question}.${yes ? 'yes' : 'no'}`)}
            smallLang="nl"
            {...(props.chosen === undefined ? {} : { chosen: props.chosen === yes })}
            onTap={() => props.onChoose(yes)}
          />
        ))}
      </ChoiceTiles>
    </div>
  )
}
