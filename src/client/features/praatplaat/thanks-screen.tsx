import { useLocation } from 'wouter'
import type { Finished } from '../../actions/finish-conversation.ts'
import { usePageLanguage } from '../../i18n/use-page-language.ts'
import type { OpenDraft } from '../../services.ts'
import { CodeSlip } from '../../shell/code-slip.tsx'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { useConversationWords } from '../../shell/use-conversation-words.ts'
import { useSlipUntilLeft } from '../../shell/use-slip-until-left.ts'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import './thanks.css'

/** The end: a warm thank you, the code to take home, what happens next, back to the table. */
export const ThanksScreen = (props: { readonly draft: OpenDraft; readonly finished: Finished }) => {
  const { finished } = props
  // The draft is closed by now; its last words still say how the conversation was held.
  const { language, revision } = props.draft.current()
  const words = useConversationWords(language)
  const [, navigate] = useLocation()
  const left = useSlipUntilLeft(finished.id)
  const toTable = async () => {
    await left()
    navigate('/')
  }
  usePageLanguage(language)
  const saying = (key: 'thanks.code' | 'thanks.write' | 'thanks.codeWhy') => ({
    own: words.say(key),
    dutch: words.dutch(key),
  })
  const kind = finished.practice ? 'practice' : revision > 1 ? 'correction' : 'conversation'
  const title =
    kind === 'conversation' ? 'thanks.title' : kind === 'practice' ? 'thanks.practice.title' : 'thanks.correction.title'
  const lead =
    kind === 'conversation' ? 'thanks.words' : kind === 'practice' ? 'thanks.practice.words' : 'thanks.correction.words'
  return (
    <TableTop
      className="conversation thanks-table"
      head={
        <>
          <span className="table-top__place">{words.say('frame.title')}</span>
          {finished.practice ? (
            <span className="conversation__practice">
              <Icon name="school" /> {words.say('frame.practice')}
            </span>
          ) : (
            <span className="soft">{words.say('thanks.number', { number: finished.number })}</span>
          )}
        </>
      }
      foot={
        <>
          {finished.code === undefined ? null : (
            <Button look="big" icon="printer" onTap={() => print()} small={words.dutch('thanks.print')}>
              {words.say('thanks.print')}
            </Button>
          )}
          {kind === 'practice' ? (
            <Button
              look="big"
              icon="refresh"
              onTap={() => navigate('/oefenen')}
              small={words.dutch('thanks.practice.again')}
            >
              {words.say('thanks.practice.again')}
            </Button>
          ) : null}
          <Gap />
          <Button look="main" icon="home" onTap={toTable} small={words.dutch('thanks.table')}>
            {words.say('thanks.table')}
          </Button>
        </>
      }
    >
      <Sheet practice={finished.practice} className={`thanks ${finished.code === undefined ? 'thanks--short' : ''}`}>
        <div className="thanks__warm not-printed">
          <Drawing name="table-talk" tone="neutral" className="thanks__drawing" />
          <ScreenHeading className="thanks__title">
            <TwoLanguages dutch={words.dutch(title)}>{words.say(title)}</TwoLanguages>
          </ScreenHeading>
          <p className="thanks__lead">
            <TwoLanguages dutch={words.dutch(lead)}>{words.say(lead)}</TwoLanguages>
          </p>
          {kind === 'conversation' ? <WhatNext words={words} /> : null}
        </div>
        {finished.code === undefined ? null : (
          <CodeSlip
            code={finished.code}
            language={language}
            words={{
              title: saying('thanks.code'),
              letters: words.say('thanks.letters'),
              write: saying('thanks.write'),
              why: saying('thanks.codeWhy'),
            }}
          />
        )}
      </Sheet>
    </TableTop>
  )
}

const WhatNext = (props: { readonly words: ConversationWords }) => {
  const { words } = props
  return (
    <section className="thanks__next">
      <h2 className="thanks__next-title">
        <TwoLanguages dutch={words.dutch('thanks.nextTitle')}>{words.say('thanks.nextTitle')}</TwoLanguages>
      </h2>
      <ul className="thanks__steps">
        {(['kept', 'read', 'told'] as const).map((step) => (
          <li key={step}>
            <Drawing
              name={({ kept: 'lock', read: 'group-table', told: 'question-list' } as const)[step]}
              tone="neutral"
            />
            <TwoLanguages dutch={words.dutch(`thanks.next.${step}`)}>{words.say(`thanks.next.${step}`)}</TwoLanguages>
          </li>
        ))}
      </ul>
    </section>
  )
}
