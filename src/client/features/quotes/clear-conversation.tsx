import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findInstrument } from '#content/registry.ts'
import { passageText } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { QuoteClearance } from '#domain/quote-clearance.ts'
import { quotingFault } from '#domain/quote-clearance.ts'
import { splitSentences } from '#domain/split-sentences.ts'
import { findLanguage } from '../../i18n/language.ts'
import { useInstrumentWords } from '../../i18n/use-instrument-words.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { CutQuote } from './cut-quote.tsx'
import type { ChosenWords } from './quotable.ts'
import { clearanceAt, quotableAnswers, tapSentence } from './quotable.ts'
import { useAnswersNow } from './use-answers-now.ts'

/** One conversation on paper: sentences are chosen here, and what was cleared of it shows where it stands. */
export const ClearConversation = (props: {
  readonly conversation: Conversation | undefined
  /** Of this conversation, those that stand. */
  readonly clearances: readonly QuoteClearance[]
  readonly by: string
}) => {
  const { t } = useTranslation('quotes')
  const { conversation } = props
  const head = <OpenHead back={{ to: '/citaten', words: t('title') }} place={t('as', { by: props.by })} />
  if (conversation === undefined) {
    return (
      <TableTop head={head}>
        <Sheet>
          <ScreenHeading>{t('one.missing')}</ScreenHeading>
        </Sheet>
      </TableTop>
    )
  }
  if (quotingFault(conversation) !== undefined) {
    return (
      <TableTop head={head}>
        <Sheet narrow className="quotes quotes--no">
          <Drawing name="person" tone="empty" size="9rem" />
          <ScreenHeading>{t('one.no')}</ScreenHeading>
          <p className="lead">{t('one.noWhy')}</p>
        </Sheet>
      </TableTop>
    )
  }
  return <Quotable {...props} conversation={conversation} />
}

const Quotable = (props: {
  readonly conversation: Conversation
  readonly clearances: readonly QuoteClearance[]
  readonly by: string
}) => {
  const { t, i18n } = useTranslation(['quotes', 'archive'])
  const { conversation, clearances } = props
  const [chosen, setChosen] = useState<ChosenWords>()
  const [cutting, setCutting] = useState<{ readonly last: QuoteClearance | undefined }>()
  const [said, setSaid] = useState<string>()
  const now = useAnswersNow(clearances, [conversation])
  const instrument = findInstrument(conversation.instrument)
  const words = useInstrumentWords(instrument?.id ?? 'praatplaat', i18n.language)
  const language = findLanguage(conversation.language)
  const answers = quotableAnswers(conversation, instrument?.questions.map((one) => one.id) ?? [])
  const titleOf = (question: string): string =>
    instrument?.questions.some((one) => one.id === question)
      ? words.say(`questions.${question}.question`)
      : question === 'story'
        ? t('one.story')
        : t('one.other')
  const isStale = (of: QuoteClearance): boolean => {
    const answer = now?.({ conversation: conversation.root, question: of.question })
    return answer !== undefined && answer.hash !== of.words.answer
  }
  // Another sheet: whoever looks up begins at its top.
  useEffect(() => {
    if (cutting !== undefined) scrollTo(0, 0)
  }, [cutting])

  const answer = chosen === undefined ? undefined : answers.find(({ question }) => question === chosen.question)
  if (cutting !== undefined && chosen !== undefined && answer !== undefined) {
    return (
      <CutQuote
        conversation={conversation}
        question={chosen.question}
        title={titleOf(chosen.question)}
        answer={answer.text}
        passage={chosen.passage}
        last={cutting.last}
        isChanged={cutting.last !== undefined && isStale(cutting.last)}
        by={props.by}
        onBack={() => setCutting(undefined)}
        onDone={(what) => {
          setSaid(what)
          setCutting(undefined)
          setChosen(undefined)
        }}
      />
    )
  }
  return (
    <TableTop
      head={<OpenHead back={{ to: '/citaten', words: t('title') }} place={t('as', { by: props.by })} />}
      foot={
        chosen === undefined ? undefined : (
          <>
            <Button look="big" icon="x" onTap={() => setChosen(undefined)}>
              {t('one.letGo')}
            </Button>
            <Gap />
            <Button
              look="main"
              icon="arrow-right"
              flip
              iconAtEnd
              onTap={() =>
                setCutting({ last: clearanceAt(clearances, { conversation: conversation.root, ...chosen }) })
              }
            >
              {t('one.go')}
            </Button>
          </>
        )
      }
    >
      <Sheet className="quotes">
        <div>
          <ScreenHeading>
            {t('archive:row.number', { number: conversation.number })} {t(`archive:row.${conversation.with}`)}
          </ScreenHeading>
          <p className="lead soft">{t('one.how')}</p>
        </div>
        <p role="status" className="quotes__said">
          {said === undefined ? null : (
            <>
              <Icon name="check" size="1.3em" /> {said}
            </>
          )}
        </p>
        {answers.map(({ question, text }) => {
          const sentences = splitSentences(text)
          return (
            <section key={question} className="quote-answer" aria-label={titleOf(question)}>
              <h2>{titleOf(question)}</h2>
              <ul className="quote-answer__sentences">
                {sentences.map((sentence, index) => {
                  const cleared = clearanceAt(clearances, {
                    conversation: conversation.root,
                    question,
                    passage: sentence,
                  })
                  const isFirst =
                    cleared !== undefined &&
                    (index === 0 ||
                      clearanceAt([cleared], {
                        conversation: conversation.root,
                        question,
                        passage: sentences[index - 1],
                      }) === undefined)
                  const isChosen =
                    chosen?.question === question &&
                    sentence.from < chosen.passage.to &&
                    chosen.passage.from < sentence.to
                  return (
                    <li key={sentence.from}>
                      {cleared === undefined || !isFirst ? null : (
                        <p className="quote-answer__for">
                          <span className="quote-chip">{t(`for.${cleared.cleared}`)}</span>
                          {isStale(cleared) ? (
                            <span className="quote-card__again">
                              <Icon name="alert-triangle" size="1.2em" /> {t('list.again')}
                            </span>
                          ) : null}
                        </p>
                      )}
                      <button
                        type="button"
                        className={`quote-sentence ${cleared === undefined ? '' : 'quote-sentence--cleared'}`}
                        lang={language.code}
                        dir={language.dir}
                        aria-pressed={isChosen}
                        onClick={() => {
                          setSaid(undefined)
                          if (cleared === undefined) {
                            setChosen(tapSentence(chosen, question, sentences, sentence))
                            return
                          }
                          // What was cleared is opened as it was cleared, not sentence by sentence.
                          setChosen({ question, passage: cleared.passage ?? { from: 0, to: [...text].length } })
                          setCutting({ last: cleared })
                        }}
                      >
                        {passageText(text, sentence)}
                      </button>
                    </li>
                  )
                })}
              </ul>
            </section>
          )
        })}
      </Sheet>
    </TableTop>
  )
}
