import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import { findLanguage } from '../i18n/language.ts'
import { usePageLanguage } from '../i18n/use-page-language.ts'
import type { SpokenWords } from '../i18n/use-spoken-words.ts'
import { useServices } from '../services.ts'
import { Dialog } from '../ui/dialog.tsx'
import { HoldButton } from '../ui/hold-button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ScreenHeading } from '../ui/screen-heading.tsx'
import { TwoLanguages } from '../ui/two-languages.tsx'
import { GuestLanguages } from './guest-languages.tsx'
import { GuestLight } from './guest-light.tsx'
import { GuestTile } from './guest-tile.tsx'
import { ReadTile } from './read-tile.tsx'
import { TakeTapProvider, useTapGuard } from './use-tap-guard.ts'
import './guest-shell.css'

/** `language` where the words are not in that of the game: nobody wrote them in it. */
export type Saying = { readonly own: string; readonly dutch: string | undefined; readonly language?: string }

/** A list of sayings to be read after the question: only what is in the language of the game, or its voice would mangle it. */
export const heard = (sayings: readonly Saying[]): readonly string[] =>
  sayings.flatMap(({ own, language }) => (language === undefined ? [own] : []))

const asSentences = (texts: readonly string[]): string =>
  texts.map((text) => (/[.!?؟…:]$/.test(text) ? text : `${text}.`)).join(' ')

const holdTime = 3000

/**
 * The table as a resident sees it: one question on a slip of paper, the language always there, and no way out but
 * holding *stop* for three seconds. `shown` names what is on screen, so that taps meant for the last thing do nothing.
 */
export const GuestShell = (props: {
  readonly words: SpokenWords<'cards'>
  readonly shown: string
  readonly question?: Saying
  readonly how?: Saying | undefined
  readonly onLanguage?: (code: string) => void
  readonly onHeld: () => void
  /** What is read aloud after the question. */
  readonly reads?: readonly string[] | undefined
  /** Beside the question: how far we are. */
  readonly progress?: ReactNode
  readonly foot?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}) => {
  const { words } = props
  const { after } = useServices()
  const [choosing, setChoosing] = useState(false)
  const take = useTapGuard(choosing ? 'language' : props.shown)
  const language = findLanguage(words.language)
  const stopHow = useId()
  usePageLanguage(words.language)
  return (
    <TakeTapProvider value={take}>
      <div className={`guest ${props.className ?? ''}`} data-shown={props.shown}>
        <header className="guest__strip">
          {props.onLanguage === undefined ? (
            <span />
          ) : (
            <GuestTile
              className="guest__language"
              label={`${words.say('frame.language')}: ${language.name}`}
              onTap={() => setChoosing(true)}
            >
              <span className="guest-tile__line">
                <Icon name="language" size="2rem" />
                <span>{language.name}</span>
                {language.name === language.dutchName ? null : (
                  <span className="guest__small" lang="nl" dir="ltr">
                    {language.dutchName}
                  </span>
                )}
              </span>
            </GuestTile>
          )}
          {props.question === undefined ? (
            <span className="guest__question-place" />
          ) : (
            <div className="guest__question">
              <div className="guest__asked">
                <ScreenHeading key={props.question.own} className="guest__title">
                  <TwoLanguages dutch={props.question.dutch}>{props.question.own}</TwoLanguages>
                </ScreenHeading>
                {props.how === undefined ? null : (
                  <p className="guest__how">
                    <TwoLanguages dutch={props.how.dutch}>{props.how.own}</TwoLanguages>
                  </p>
                )}
                {props.progress}
              </div>
              <ReadTile
                words={words}
                text={asSentences([
                  props.question.own,
                  ...(props.how === undefined ? [] : [props.how.own]),
                  ...(props.reads ?? []),
                ])}
                className="guest__read"
              />
            </div>
          )}
          <HoldButton
            className="guest__stop"
            milliseconds={holdTime}
            after={after}
            onHeld={props.onHeld}
            describedBy={stopHow}
          >
            <span>
              <span className="guest__stop-word">
                {words.say('frame.stop')}
                {words.dutch('frame.stop') === undefined ? null : (
                  <>
                    {' '}
                    <span className="guest__small" lang="nl" dir="ltr">
                      {words.dutch('frame.stop')}
                    </span>
                  </>
                )}
              </span>
              <span className="guest__stop-how" id={stopHow}>
                {words.say('frame.stopHow')}
              </span>
            </span>
          </HoldButton>
        </header>
        <main className="guest__main">{props.children}</main>
        {props.foot === undefined ? null : <footer className="guest__foot">{props.foot}</footer>}
        {language.checked ? null : (
          <p className="guest__unchecked">
            <span>{words.say('unchecked')}</span>
            <span lang="nl" dir="ltr">
              {words.dutch('unchecked')}
            </span>
          </p>
        )}
        {choosing ? (
          <Dialog title={words.say('language.title')} onClose={() => setChoosing(false)} className="guest-dialog">
            <p className="guest-dialog__words">{words.say('language.words')}</p>
            <GuestLanguages
              words={words}
              unchecked={words.dutch('unchecked') ?? words.say('unchecked')}
              chosen={words.language}
              onChoose={(code) => {
                props.onLanguage?.(code)
                setChoosing(false)
              }}
            />
            <div className="guest-dialog__ways">
              <GuestLight words={words} />
              <GuestTile onTap={() => setChoosing(false)}>
                <TwoLanguages dutch={words.dutch('frame.close')}>{words.say('frame.close')}</TwoLanguages>
              </GuestTile>
            </div>
          </Dialog>
        ) : null}
      </div>
    </TakeTapProvider>
  )
}
