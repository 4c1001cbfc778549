import { useCallback, useEffect } from 'react'
import { useLocation } from 'wouter'
import type { OpenedSlip } from '../actions/open-slip.ts'
import { usePageLanguage } from '../i18n/use-page-language.ts'
import type { SpokenWords } from '../i18n/use-spoken-words.ts'
import { useSpokenWords } from '../i18n/use-spoken-words.ts'
import { Button } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { ScreenHeading } from '../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../ui/table-top.tsx'
import { TwoLanguages } from '../ui/two-languages.tsx'
import { CodeSlip } from './code-slip.tsx'
import { useConversationWords } from './use-conversation-words.ts'
import { useSlipUntilLeft } from './use-slip-until-left.ts'
import './conversation-frame.css'
import './slip-screen.css'

/** After a reload: the thanks and the code once more, in the language and the words of what was told or played. */
export const SlipScreen = (props: { readonly slip: OpenedSlip }) =>
  props.slip.instrument.startsWith('praatplaat@') ? <OfPlate slip={props.slip} /> : <OfCards slip={props.slip} />

const OfPlate = (props: { readonly slip: OpenedSlip }) => {
  const words = useConversationWords(props.slip.language)
  return (
    <Shown
      slip={props.slip}
      words={words}
      number={words.say('thanks.number', { number: props.slip.number })}
      done={{ own: words.say('thanks.table'), dutch: words.dutch('thanks.table') }}
    />
  )
}

const OfCards = (props: { readonly slip: OpenedSlip }) => {
  const words = useSpokenWords('cards', props.slip.language)
  return (
    <Shown
      slip={props.slip}
      words={words}
      done={{ own: words.say('thanks.done'), dutch: words.dutch('thanks.done') }}
    />
  )
}

/** What plate and cards both say at their end, each in its own words. */
type ThanksKey = `thanks.${'title' | 'words' | 'code' | 'letters' | 'write' | 'codeWhy'}`
type ThanksWords = Pick<SpokenWords<'conversation'>, 'language'> & {
  readonly say: (key: ThanksKey) => string
  readonly dutch: (key: ThanksKey) => string | undefined
}

const Shown = (props: {
  readonly slip: OpenedSlip
  readonly words: ThanksWords
  readonly number?: string
  readonly done: { readonly own: string; readonly dutch: string | undefined }
}) => {
  const { slip, words, done } = props
  const [, navigate] = useLocation()
  const left = useSlipUntilLeft(slip.id)
  usePageLanguage(words.language)
  const toTable = useCallback(async () => {
    await left()
    navigate('/')
  }, [left, navigate])
  // The unlock door before it was scrolled on a phone; a screen begins at its top.
  useEffect(() => {
    scrollTo(0, 0)
  }, [])
  const saying = (key: ThanksKey) => ({ own: words.say(key), dutch: words.dutch(key) })
  return (
    <TableTop
      className="conversation"
      head={props.number === undefined ? null : <span className="soft">{props.number}</span>}
      foot={
        <>
          <Gap />
          <Button look="main" icon="home" onTap={toTable} small={done.dutch}>
            {done.own}
          </Button>
        </>
      }
    >
      <Sheet className="slip-screen">
        <div className="slip-screen__warm not-printed">
          <Drawing name="table-talk" tone="neutral" className="slip-screen__drawing" />
          <ScreenHeading className="slip-screen__title">
            <TwoLanguages dutch={words.dutch('thanks.title')}>{words.say('thanks.title')}</TwoLanguages>
          </ScreenHeading>
          <p className="slip-screen__lead">
            <TwoLanguages dutch={words.dutch('thanks.words')}>{words.say('thanks.words')}</TwoLanguages>
          </p>
        </div>
        <CodeSlip
          code={slip.code}
          language={slip.language}
          words={{
            title: saying('thanks.code'),
            letters: words.say('thanks.letters'),
            write: saying('thanks.write'),
            why: saying('thanks.codeWhy'),
          }}
        />
      </Sheet>
    </TableTop>
  )
}
