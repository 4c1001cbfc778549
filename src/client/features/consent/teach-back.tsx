import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceTile, ChoiceTiles } from '../../ui/choice-tile.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { ConsentCardSheet } from './consent-card-sheet.tsx'
import type { CheckedCard } from './consent-pages.ts'
import { rightAnswer } from './consent-pages.ts'
import { NameTag } from './name-tag.tsx'
import { useSettling } from './use-settling.ts'

const pictures: Readonly<Record<CheckedCard, Readonly<Record<'yes' | 'no', ReactNode>>>> = {
  stopping: { yes: <Drawing name="door" tone="neutral" />, no: <Pictogram name="chair" size="6rem" /> },
  names: { yes: <NameTag />, no: <Drawing name="person" tone="neutral" /> },
}

/** How often the card is explained again: twice asked is help, three times is an exam. */
const patience = 2

/**
 * A question back: did we tell it well? Another answer is kindly repaired with the card itself, and it is noted that
 * understanding came after explaining. The question is about us, never about them.
 */
export const TeachBack = (props: {
  readonly card: CheckedCard
  readonly words: ConversationWords
  readonly onAnswer: (wasRight: boolean) => void
  readonly onDone: () => void
}) => {
  const { card, words } = props
  const [explaining, setExplaining] = useState(false)
  const [explained, setExplained] = useState(0)
  const settling = useSettling(explaining ? 'explaining' : `asking ${explained}`)
  const answer = (given: 'yes' | 'no') => {
    const wasRight = given === rightAnswer[card]
    props.onAnswer(wasRight)
    if (wasRight) return props.onDone()
    setExplaining(true)
    setExplained(explained + 1)
  }
  if (explaining)
    return (
      <div className={`teach-back ${settling ? 'consent-table--settling' : ''}`}>
        <p className="teach-back__again" role="status">
          <TwoLanguages dutch={words.dutch('consent.check.again')}>{words.say('consent.check.again')}</TwoLanguages>
        </p>
        <ConsentCardSheet card={card} words={words} />
        <div className="buttons buttons--end">
          <Button
            look="main"
            icon="arrow-right"
            flip
            iconAtEnd
            onTap={() => (explained < patience ? setExplaining(false) : props.onDone())}
            small={words.dutch(explained < patience ? 'consent.check.back' : 'consent.next')}
          >
            {words.say(explained < patience ? 'consent.check.back' : 'consent.next')}
          </Button>
        </div>
      </div>
    )
  const question = `consent.check.${card}.question` as const
  return (
    <div className={`consent-question ${settling ? 'consent-table--settling' : ''}`}>
      <p className="consent-question__lead soft">
        <TwoLanguages dutch={words.dutch('consent.check.lead')}>{words.say('consent.check.lead')}</TwoLanguages>
      </p>
      <ScreenHeading className="consent-question__question">
        <TwoLanguages dutch={words.dutch(question)}>{words.say(question)}</TwoLanguages>
      </ScreenHeading>
      <ChoiceTiles label={words.say(question)} className="consent-question__tiles">
        {(['yes', 'no'] as const).map((one) => (
          <ChoiceTile
            key={one}
            picture={pictures[card][one]}
            word={words.say(`consent.check.${card}.${one}`)}
            small={words.dutch(`consent.check.${card}.${one}`)}
            smallLang="nl"
            onTap={() => answer(one)}
          />
        ))}
      </ChoiceTiles>
    </div>
  )
}
