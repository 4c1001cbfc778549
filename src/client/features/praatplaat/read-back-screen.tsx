import { useId, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { answerText, mostAndOthers } from '#domain/answer.ts'
import { readBack } from '#domain/conversation.ts'
import type { Instrument } from '#domain/instrument.ts'
import type { OpenDraft } from '../../services.ts'
import { conversationPath } from '../../shell/conversation-path.ts'
import { ReadAloudButton } from '../../shell/read-aloud-button.tsx'
import { useDraft } from '../../shell/use-draft.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceTile, ChoiceTiles } from '../../ui/choice-tile.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { AnswerHead } from './answer-head.tsx'
import { answeredParts } from './part-state.ts'
import { ReviewFrame } from './review-frame.tsx'
import { usePlateWords } from './use-plate-words.ts'
import './review.css'

const pictures: Readonly<Record<(typeof readBack.options)[number], PictogramName>> = {
  'read-aloud': 'megaphone',
  'read-self': 'open-book',
  'not-done': 'person-walking',
}

/**
 * Everything that was answered, large and calm, to read back before finishing, *don't know* and *skip* too: somebody may
 * know by now. How it was read back is asked, not assumed.
 */
export const ReadBackScreen = (props: { readonly draft: OpenDraft; readonly instrument: Instrument }) => {
  const { draft, instrument } = props
  const [, navigate] = useLocation()
  const answers = useDraft(draft, (current) => current.answers)
  const chosen = useDraft(draft, (current) => current.readBack)
  const { language, words, texts, dutchTexts } = usePlateWords(draft, instrument)
  const [mustChoose, setMustChoose] = useState(false)
  const choice = useRef<HTMLDivElement>(null)
  const how = useId()

  const answered = answeredParts(instrument.questions, answers)
  const told = answered.filter((one) => one.state === 'told')
  const lead = answered.length === 0 ? 'readBack.nothing' : 'readBack.lead'
  const onward = () => {
    if (chosen !== undefined) return navigate(conversationPath(draft.id, { step: 'check' }))
    setMustChoose(true)
    choice.current?.querySelector('button')?.focus()
  }
  return (
    <ReviewFrame
      draft={draft}
      words={words}
      step="read-back"
      lead={
        <p className="review__lead soft">
          <TwoLanguages dutch={words.dutch(lead)}>{words.say(lead)}</TwoLanguages>
        </p>
      }
      beside={
        <ReadAloudButton
          text={told.map(({ question }) => answerText(answers[question.id])).join('. ')}
          language={language}
          small={words.dutch('readBack.all')}
        >
          {words.say('readBack.all')}
        </ReadAloudButton>
      }
      onward={
        <Button look="main" icon="arrow-right" flip iconAtEnd onTap={onward} small={words.dutch('readBack.next')}>
          {words.say('readBack.next')}
        </Button>
      }
    >
      {answered.length === 0 ? (
        <p className="review__nothing">
          <Drawing name="cup-0" size="7rem" />
          <span className="lead soft">{words.say('readBack.nothingMore')}</span>
        </p>
      ) : (
        <ul className="review__answers">
          {answered.map(({ question, state }) => (
            <li key={question.id}>
              <button
                type="button"
                className={`answer ${state === 'told' ? '' : 'answer--without'} ${question.goal === undefined ? '' : `goal-${question.goal}`}`}
                onClick={() => navigate(conversationPath(draft.id, { step: 'question', question: question.id }))}
              >
                <AnswerHead question={question} texts={texts} dutchTexts={dutchTexts} />
                {state === 'told' ? (
                  <Told text={answers[question.id]} most={words.say('question.most')} />
                ) : (
                  <span className="answer__words soft">
                    <TwoLanguages dutch={words.dutch(`plate.state.${state}`)}>
                      {words.say(`plate.state.${state}`)}
                    </TwoLanguages>
                  </span>
                )}
                <span className="answer__change">
                  <Icon name="pencil" size="1.2rem" />
                  {words.say('readBack.change')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <section className="review__how" aria-labelledby={how} ref={choice}>
        <h2 className="review__question" id={how}>
          <TwoLanguages dutch={words.dutch('readBack.how')}>{words.say('readBack.how')}</TwoLanguages>
        </h2>
        {mustChoose && chosen === undefined ? (
          <p className="review__choose" role="alert">
            <Icon name="info-circle" /> {words.say('readBack.choose')}
          </p>
        ) : null}
        <ChoiceTiles label={words.say('readBack.how')}>
          {readBack.options.map((one) => (
            <ChoiceTile
              key={one}
              picture={<Pictogram name={pictures[one]} size="4.5rem" />}
              word={words.say(`readBack.${one}`)}
              small={words.dutch(`readBack.${one}`)}
              smallLang="nl"
              chosen={chosen === one}
              onTap={() => draft.change((current) => ({ ...current, readBack: one }))}
            />
          ))}
        </ChoiceTiles>
      </section>
    </ReviewFrame>
  )
}

/** An answer as people read it: the change that matters most first, how it came, then the other changes. */
const Told = (props: { readonly text: Parameters<typeof answerText>[0]; readonly most: string }) => {
  const given = props.text
  const { most, others } = mostAndOthers(given)
  return (
    <span className="answer__words">
      {most === undefined ? null : (
        <span className="answer__most">
          <Icon name="star-filled" size="1.3rem" /> <bdi dir="auto">{most}</bdi>
          <span className="only-heard"> ({props.most})</span>
        </span>
      )}
      {given === undefined || given.text.trim() === '' ? null : (
        <span className="answer__text" dir="auto">
          {given.text}
        </span>
      )}
      {others.map((change, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place in the list.
        <span key={at} className="answer__other">
          – <bdi dir="auto">{change}</bdi>
        </span>
      ))}
    </span>
  )
}
