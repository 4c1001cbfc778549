import { useLocation } from 'wouter'
import type { WithdrawalCode } from '#domain/withdrawal-code.ts'
import { showCodeLetters } from '#domain/withdrawal-code.ts'
import type { Finished } from '../../actions/finish-conversation.ts'
import { usePageLanguage } from '../../i18n/use-page-language.ts'
import type { OpenDraft } from '../../services.ts'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { useConversationWords } from '../../shell/use-conversation-words.ts'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
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
  usePageLanguage(language)
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
          <Button look="main" icon="home" onTap={() => navigate('/')} small={words.dutch('thanks.table')}>
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
        {finished.code === undefined ? null : <CodeSlip code={finished.code} words={words} />}
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

/** What the resident takes home; printed it is the slip and nothing else. */
const CodeSlip = (props: { readonly code: WithdrawalCode; readonly words: ConversationWords }) => {
  const { code, words } = props
  return (
    <section className="code-slip" aria-label={words.say('thanks.code')}>
      <h2 className="code-slip__title">
        <TwoLanguages dutch={words.dutch('thanks.code')}>{words.say('thanks.code')}</TwoLanguages>
      </h2>
      <ol className="code-slip__pictures">
        {code.pictures.map((picture, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may come twice; its place is part of the code.
          <li key={at}>
            <Pictogram name={picture} size="7rem" />
            <TwoLanguages className="code-slip__word" dutch={words.dutch(`picture.${picture}`)}>
              {words.say(`picture.${picture}`)}
            </TwoLanguages>
          </li>
        ))}
      </ol>
      <p className="code-slip__letters" dir="ltr" translate="no">
        <span className="only-heard">{words.say('thanks.letters')}: </span>
        {showCodeLetters(code.letters)}
      </p>
      <p className="code-slip__write not-printed">
        <TwoLanguages dutch={words.dutch('thanks.write')}>{words.say('thanks.write')}</TwoLanguages>
      </p>
      <p className="code-slip__why">
        <TwoLanguages dutch={words.dutch('thanks.codeWhy')}>{words.say('thanks.codeWhy')}</TwoLanguages>
      </p>
    </section>
  )
}
