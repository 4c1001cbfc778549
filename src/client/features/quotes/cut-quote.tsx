import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Passage } from '#domain/coding.ts'
import { isOverlap, passageText } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { Audience } from '#domain/disclosure.ts'
import { audience } from '#domain/disclosure.ts'
import { findPersonalDetails } from '#domain/personal-details.ts'
import type { QuoteClearance } from '#domain/quote-clearance.ts'
import { joinedParts, quoteText, wordsOfPassage } from '#domain/quote-clearance.ts'
import type { NotClear } from '../../actions/clear-quote.ts'
import { clearQuote, takeBackClearance } from '../../actions/clear-quote.ts'
import { findLanguage } from '../../i18n/language.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { ChoiceTile, ChoiceTiles } from '../../ui/choice-tile.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'

/** A passage of an answer in code points, from a finding in code units of the passage's text. */
const placeOf = (text: string, start: number, found: { readonly from: number; readonly to: number }): Passage => {
  const from = start + [...text.slice(0, found.from)].length
  return { from, to: from + [...text.slice(found.from, found.to)].length }
}

const covers = (parts: readonly Passage[], of: Passage): boolean =>
  parts.some((part) => part.from <= of.from && part.to >= of.to)

/** Everything of `parts` that does not lie in `of`: what is put back takes no other word along. */
const without = (parts: readonly Passage[], of: Passage): readonly Passage[] =>
  parts.flatMap((part) =>
    isOverlap(part, of)
      ? [
          { from: part.from, to: of.from },
          { from: of.to, to: part.to },
        ].filter((rest) => rest.from < rest.to)
      : [part],
  )

/** A quote being made ready: read as a whole, made unrecognisable by leaving words out, and given to readers. */
export const CutQuote = (props: {
  readonly conversation: Conversation
  readonly question: string
  readonly title: string
  readonly answer: string
  readonly passage: Passage
  readonly last: QuoteClearance | undefined
  /** The answer was corrected since it was cleared. */
  readonly isChanged: boolean
  readonly by: string
  readonly onBack: () => void
  readonly onDone: (said: string) => void
}) => {
  const { t } = useTranslation('quotes')
  const services = useServices()
  const { conversation, question, answer, last } = props
  const length = [...answer].length
  const passage =
    props.passage.to > length ? { from: Math.min(props.passage.from, length - 1), to: length } : props.passage
  // Cleared of other words: what was left out there says nothing of what stands here now.
  const [leftOut, setLeftOut] = useState<readonly Passage[]>(
    props.isChanged ? [] : (last?.leftOut ?? []).filter((part) => isOverlap(part, passage)),
  )
  const [cleared, setCleared] = useState<Audience | undefined>(last?.cleared)
  const [isRead, setIsRead] = useState(false)
  const [problem, setProblem] = useState<ClientProblem | NotClear>()
  const [isBusy, setIsBusy] = useState(false)
  const language = findLanguage(conversation.language)
  const text = passageText(answer, passage) ?? ''
  const words = wordsOfPassage(answer, passage)
  const found = findPersonalDetails(text).map(({ kind, from, to }) => ({
    kind,
    place: placeOf(text, passage.from, { from, to }),
    words: text.slice(from, to),
  }))
  const cut = quoteText(answer, { passage, leftOut })
  const change = (next: readonly Passage[]) => {
    setLeftOut(joinedParts(answer, next))
    // Another text is read anew.
    setIsRead(false)
    setProblem(undefined)
  }
  const leaveOut = (part: Passage) => change([...without(leftOut, part), part])
  const putBack = (part: Passage) => change(without(leftOut, part))
  const points = [...answer]

  const done = async (work: () => ReturnType<typeof clearQuote>, said: string) => {
    setIsBusy(true)
    const kept = await work()
    setIsBusy(false)
    if (kept.ok) props.onDone(said)
    else setProblem(kept.failure)
  }
  const give = (to: Audience) =>
    done(
      () => clearQuote(services, { conversation, question, passage, leftOut, cleared: to, by: props.by, last }),
      t('cut.done', { whom: t(`for.${to}`) }),
    )
  const isSame =
    last !== undefined &&
    !props.isChanged &&
    cleared === last.cleared &&
    JSON.stringify(leftOut) === JSON.stringify(last.leftOut)

  return (
    <TableTop
      head={<OpenHead back={{ to: '/citaten', words: t('title') }} place={t('as', { by: props.by })} />}
      foot={
        <>
          <Button look="big" icon="arrow-left" flip onTap={props.onBack}>
            {t('cut.back')}
          </Button>
          {last === undefined ? null : (
            <Button
              look="big"
              icon="hand-stop"
              busy={isBusy}
              onTap={() => done(() => takeBackClearance(services, conversation, last), t('cut.takenBack'))}
            >
              {t('cut.takeBack')}
            </Button>
          )}
          <Gap />
          {cut === undefined || cleared === undefined || !isRead || isSame ? (
            <p className="quote-cut__why soft">
              {cut === undefined
                ? t('fault.nothing-left')
                : isSame
                  ? t('cut.same')
                  : cleared === undefined
                    ? t('cut.chooseFirst')
                    : t('cut.readFirst')}
            </p>
          ) : (
            <Button look="main" icon="check" busy={isBusy} onTap={() => give(cleared)}>
              {t('cut.give')}
            </Button>
          )}
        </>
      }
    >
      <Sheet className="quotes quote-cut">
        <ScreenHeading>{t('cut.title')}</ScreenHeading>
        <p className="soft quote-cut__of">{props.title}</p>
        {props.isChanged ? <Notice icon="alert-triangle" what={t('cut.changed')} /> : null}
        <blockquote className="quote-cut__shown" lang={language.code} dir={language.dir}>
          {cut ?? t('cut.empty')}
        </blockquote>
        {problem === undefined ? null : problem.code === 'not-clear' ? (
          <Notice alert what={t(`fault.${problem.because}`)} />
        ) : (
          <ProblemNotice problem={problem} />
        )}
        <section className="quote-cut__part">
          <h2>{t('cut.words')}</h2>
          <p className="soft">{t('cut.wordsHow')}</p>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same. */}
          <div role="group" aria-label={t('cut.words')} className="quote-words" lang={language.code} dir={language.dir}>
            {words.map((word) => {
              const isOut = covers(leftOut, word)
              const isMarked = found.some(({ place }) => isOverlap(place, word))
              return (
                <button
                  key={word.from}
                  type="button"
                  className={`quote-word ${isMarked ? 'quote-word--marked' : ''}`}
                  aria-pressed={isOut}
                  onClick={() => (isOut ? putBack(word) : leaveOut(word))}
                >
                  {points.slice(word.from, word.to).join('')}
                </button>
              )
            })}
          </div>
          {found.map(({ kind, place, words: marked }) => (
            <p key={place.from} className="quote-cut__found">
              <Icon name="eye" size="1.3em" />
              <span>
                “<bdi>{marked}</bdi>” {t(`kind.${kind}`)}
              </span>
              {covers(leftOut, place) ? (
                <Button look="plain" onTap={() => putBack(place)}>
                  {t('cut.putBack')}
                </Button>
              ) : (
                <Button look="plain" onTap={() => leaveOut(place)}>
                  {t('cut.leaveOut')}
                </Button>
              )}
            </p>
          ))}
          <p className="soft">{found.length === 0 ? t('cut.nothingFound') : t('cut.notAll')}</p>
        </section>
        <section className="quote-cut__part">
          <h2>{t('cut.whom')}</h2>
          <ChoiceTiles label={t('cut.whom')} className="quote-cut__whom">
            {audience.options.map((one) => (
              <ChoiceTile
                key={one}
                word={t(`whom.${one}`)}
                small={t(`whomHow.${one}`)}
                chosen={cleared === one}
                onTap={() => {
                  setCleared(one)
                  setProblem(undefined)
                }}
              />
            ))}
          </ChoiceTiles>
        </section>
        <Button
          look="plain"
          className="quote-cut__read"
          icon={isRead ? 'check' : 'minus'}
          pressed={isRead}
          onTap={() => setIsRead(!isRead)}
        >
          {t('cut.read')}
        </Button>
        <p className="soft">{t('cut.afterwards')}</p>
      </Sheet>
    </TableTop>
  )
}
