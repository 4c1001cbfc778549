import { useId, useState } from 'react'
import { useLocation } from 'wouter'
import type { Instrument, PlateQuestion } from '#domain/instrument.ts'
import { findLanguage } from '../../i18n/language.ts'
import type { OpenDraft } from '../../services.ts'
import { ConversationFrame } from '../../shell/conversation-frame.tsx'
import { conversationPath } from '../../shell/conversation-path.ts'
import { ReadAloudButton } from '../../shell/read-aloud-button.tsx'
import { SaveMark } from '../../shell/save-mark.tsx'
import { useDraft } from '../../shell/use-draft.ts'
import { usePlace } from '../../shell/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet } from '../../ui/table-top.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { ChangesChips } from './changes-chips.tsx'
import { neighbours } from './plate-sections.ts'
import { QuestionSide } from './question-side.tsx'
import { StoryPaper } from './story-paper.tsx'
import { usePlateWords } from './use-plate-words.ts'
import { useSwipe } from './use-swipe.ts'
import { WaysOut } from './ways-out.tsx'
import './question.css'

/**
 * One part of the plate, big. Nothing here renders while somebody types: text fields keep their own text, and every
 * other piece follows only what it shows of the draft.
 */
export const QuestionScreen = (props: {
  readonly draft: OpenDraft
  readonly instrument: Instrument
  readonly question: PlateQuestion
}) => {
  const { draft, instrument, question } = props
  const [, navigate] = useLocation()
  const practice = useDraft(draft, (current) => current.practice)
  const { language, words, texts, dutchTexts } = usePlateWords(draft, instrument)
  const [cleared, setCleared] = useState(0)
  const id = useId()
  usePlace(draft, 'question', question.id)

  const { previous, next } = neighbours(instrument.questions, question.id)
  const go = (to: PlateQuestion | undefined) =>
    navigate(conversationPath(draft.id, to === undefined ? { step: 'plate' } : { step: 'question', question: to.id }))
  const onNext = () => go(next)
  const swipe = useSwipe((direction) => {
    const onward = (direction === 'left') === (findLanguage(language).dir === 'ltr')
    go(onward ? next : previous)
  })

  const text = (key: string) => texts.say(`questions.${question.id}.${key}`)
  const maybe = (key: string) => texts.maybe(`questions.${question.id}.${key}`)
  const dutchOf = (key: string) => dutchTexts?.maybe(`questions.${question.id}.${key}`)
  const group = texts.maybe(`groups.${question.number}`)
  const askAloud = [group, text('question')].filter((one) => one !== undefined).join(' ')
  const isChanges = question.kind === 'changes'

  return (
    <ConversationFrame
      draft={draft}
      words={words}
      className="question-table"
      back={{
        say: words.say('frame.plate'),
        small: words.dutch('frame.plate'),
        onTap: () => go(undefined),
      }}
      where={words.say('question.where', { number: question.number, part: text('short') })}
      foot={
        <>
          <Button look="big" icon="arrow-left" flip onTap={() => go(previous)} small={words.dutch('question.previous')}>
            {words.say('question.previous')}
          </Button>
          <Button
            look="big"
            icon="map"
            className="question-table__to-plate"
            onTap={() => go(undefined)}
            small={words.dutch('question.toPlate')}
          >
            {words.say('question.toPlate')}
          </Button>
          <Gap />
          <WaysOut
            draft={draft}
            question={question.id}
            words={words}
            onNext={onNext}
            onCleared={() => setCleared(cleared + 1)}
          />
          <Button look="main" icon="arrow-right" flip iconAtEnd onTap={onNext} small={words.dutch('question.next')}>
            {words.say('question.next')}
          </Button>
        </>
      }
    >
      <Sheet
        practice={practice}
        className={`question ${dutchTexts === undefined ? '' : 'question--two-languages'} ${question.goal === undefined ? '' : `goal-${question.goal}`}`}
      >
        <QuestionSide
          question={question}
          texts={texts}
          dutchTexts={dutchTexts}
          readAloud={
            <ReadAloudButton
              text={askAloud}
              language={language}
              small={words.dutch('readAloud.question')}
              className="question__read"
            >
              {words.say('readAloud.question')}
            </ReadAloudButton>
          }
        />
        <div className="question__main" {...swipe}>
          <ScreenHeading className="question__heading">
            {group === undefined ? null : <span className="question__group">{group}</span>}
            <span className="question__question">{text('question')}</span>
            {dutchTexts === undefined ? null : (
              <span className="question__dutch soft" lang="nl" dir="ltr">
                {[dutchTexts.maybe(`groups.${question.number}`), dutchOf('question')]
                  .filter((one) => one !== undefined)
                  .join(' ')}
              </span>
            )}
          </ScreenHeading>
          <p className="question__help soft">
            <span>{text('help')}</span>
            {dutchTexts === undefined ? null : (
              <span className="question__help-dutch" lang="nl" dir="ltr">
                {dutchOf('help')}
              </span>
            )}
          </p>
          {isChanges ? (
            <>
              <p className="question__lead">
                <TwoLanguages id={`${id}-changes`} className="question__lead-words" dutch={dutchOf('changesLead')}>
                  {maybe('changesLead') ?? words.say('question.changes')}
                </TwoLanguages>
                {maybe('changesHint') === undefined ? null : <span className="soft">{text('changesHint')}</span>}
              </p>
              <ChangesChips
                key={`changes ${cleared}`}
                draft={draft}
                question={question.id}
                words={words}
                labelId={`${id}-changes`}
              />
              <p className="question__lead">
                <TwoLanguages className="question__lead-words" dutch={dutchOf('storyLead')}>
                  {maybe('storyLead') ?? words.say('question.paper')}
                </TwoLanguages>
                {maybe('storyHint') === undefined ? null : <span className="soft">{text('storyHint')}</span>}
              </p>
            </>
          ) : null}
          <StoryPaper
            key={`story ${cleared}`}
            draft={draft}
            question={question.id}
            label={isChanges ? (maybe('storyLead') ?? words.say('question.paper')) : words.say('question.paper')}
            describedBy={`${id}-names`}
            fullWords={words.say('question.long')}
          />
          <div className="question__under">
            <p className="question__names soft" id={`${id}-names`}>
              {texts.say('noNames')} {texts.say('noNamesOthers')}
            </p>
            <SaveMark draft={draft} words={words} />
          </div>
        </div>
      </Sheet>
    </ConversationFrame>
  )
}
