import type { ReactNode } from 'react'
import { useId } from 'react'
import { useLocation } from 'wouter'
import type { Instrument, PlateQuestion } from '#domain/instrument.ts'
import { leaveDraft } from '../../actions/leave-draft.ts'
import type { InstrumentWords } from '../../i18n/use-instrument-words.ts'
import type { OpenDraft } from '../../services.ts'
import { useServices } from '../../services.ts'
import { ConversationFrame } from '../../shell/conversation-frame.tsx'
import { conversationPath } from '../../shell/conversation-path.ts'
import { useDraft } from '../../shell/use-draft.ts'
import { usePlace } from '../../shell/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet } from '../../ui/table-top.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { cupLevel, partState } from './part-state.ts'
import { PlatePart } from './plate-part.tsx'
import type { PlateSection } from './plate-sections.ts'
import { plateSections } from './plate-sections.ts'
import { usePlateWords } from './use-plate-words.ts'
import './plate.css'

const cups = ['cup-0', 'cup-1', 'cup-2', 'cup-3', 'cup-4'] as const

/** The home of the conversation: the whole praatplaat as one drawn sheet; what was told has colour. */
export const PlateScreen = (props: {
  readonly draft: OpenDraft
  readonly instrument: Instrument
  /** The part we come back from, when it was told on this visit: its colour comes in. */
  readonly fresh: string | undefined
}) => {
  const { draft, instrument } = props
  const [, navigate] = useLocation()
  const services = useServices()
  const answers = useDraft(draft, (current) => current.answers)
  const practice = useDraft(draft, (current) => current.practice)
  const takesPart = useDraft(draft, (current) => current.consent.takePart)
  const withWhom = useDraft(draft, (current) => current.with)
  const correction = useDraft(draft, (current) => current.revision > 1)
  const { words, texts, dutchTexts } = usePlateWords(draft, instrument)
  const cup = useId()
  usePlace(draft, 'plate')
  const level = cupLevel(instrument.questions, answers)
  const sections = plateSections(instrument.questions)
  const isBefore = (section: PlateSection) => section.form === 'speech' || section.form === 'people'
  const go = (place: Parameters<typeof conversationPath>[1]) => navigate(conversationPath(draft.id, place))
  const open = (question: PlateQuestion) => go({ step: 'question', question: question.id })

  const section = (one: PlateSection) => (
    <Section
      key={one.number}
      section={one}
      text={textOf(one, texts)}
      dutch={dutchTexts === undefined ? undefined : shortOf(one, dutchTexts)}
      part={(question, headingId) => (
        <PlatePart
          key={question.id}
          question={question}
          form={one.form}
          given={answers[question.id]}
          fresh={props.fresh === question.id && partState(answers[question.id]) === 'told'}
          headingId={headingId}
          words={words}
          texts={texts}
          dutchTexts={dutchTexts}
          onOpen={open}
        />
      )}
    />
  )
  return (
    <ConversationFrame
      draft={draft}
      words={words}
      title={words.say('frame.title')}
      where={correction ? words.say('frame.correction') : words.say(`frame.with.${withWhom}`)}
      back={{
        say: words.say('frame.table'),
        small: words.dutch('frame.table'),
        onTap: async () => {
          // The frame already says why words are not kept.
          const left = await leaveDraft(services, draft)
          if (left.ok) navigate('/')
        },
      }}
      saveMark
      className="plate-table"
      foot={
        <>
          <Drawing name={cups[level]} size="4.4rem" className="cup" />
          <p className="plate-table__cup" id={cup}>
            <TwoLanguages className="plate-table__level" dutch={words.dutch(`plate.cup.${level}`)}>
              {words.say(`plate.cup.${level}`)}
            </TwoLanguages>
            <span className="soft plate-table__more">
              {level === 0 ? words.say('plate.cupStart') : words.say('plate.cupMore')}
            </span>
          </p>
          <Gap />
          {practice && takesPart === undefined ? (
            <Button look="link" onTap={() => go({ step: 'consent' })} small={words.dutch('plate.tryConsent')}>
              {words.say('plate.tryConsent')}
            </Button>
          ) : null}
          <Button look="big" icon="book" onTap={() => go({ step: 'read-back' })} small={words.dutch('plate.readBack')}>
            {words.say('plate.readBack')}
          </Button>
          <Done draft={draft} word={words.say('plate.done')} small={words.dutch('plate.done')} onGo={go} />
        </>
      }
    >
      <Sheet practice={practice} className={`plate ${dutchTexts === undefined ? '' : 'plate--two-languages'}`}>
        <ScreenHeading className="only-heard">{texts.say('title')}</ScreenHeading>
        <div className="plate__top">{sections.filter(isBefore).map(section)}</div>
        {sections.filter((one) => !isBefore(one)).map(section)}
      </Sheet>
    </ConversationFrame>
  )
}

/** Done leads past the reading back, which nobody skips without a choice; once it is chosen, straight to the last look. */
const Done = (props: {
  readonly draft: OpenDraft
  readonly word: string
  readonly small: string | undefined
  readonly onGo: (place: Parameters<typeof conversationPath>[1]) => void
}) => (
  <Button
    look="main"
    icon="check"
    small={props.small}
    onTap={() => props.onGo({ step: props.draft.current().readBack === undefined ? 'read-back' : 'check' })}
  >
    {props.word}
  </Button>
)

const textOf = (section: PlateSection, texts: InstrumentWords): string =>
  texts.maybe(`groups.${section.number}`) ?? texts.say(`questions.${section.questions[0]!.id}.question`)

/** Small Dutch under a heading: the short name will do, whoever leads the conversation knows the plate. */
const shortOf = (section: PlateSection, texts: InstrumentWords): string =>
  texts.maybe(`groups.${section.number}`) ?? texts.say(`questions.${section.questions[0]!.id}.short`)

const Section = (props: {
  readonly section: PlateSection
  readonly text: string
  readonly dutch: string | undefined
  readonly part: (question: PlateQuestion, headingId: string) => ReactNode
}) => {
  const { section } = props
  const id = useId()
  return (
    <section className={`plate-section plate-section--${section.form}`} aria-labelledby={id}>
      <h2 className="plate-section__heading" id={id}>
        <span className="plate-section__number">{section.number}</span>
        <TwoLanguages className="plate-section__text" dutch={props.dutch}>
          {props.text}
        </TwoLanguages>
      </h2>
      <div className={`plate-section__parts plate-section__parts--${section.form}`}>
        {section.form === 'street' ? (
          <span className="plate-section__skyline" aria-hidden="true">
            <Drawing name="skyline" />
            <Drawing name="skyline" />
          </span>
        ) : null}
        {section.questions.map((question) => props.part(question, id))}
      </div>
    </section>
  )
}
