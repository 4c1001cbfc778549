import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { findCodebook } from '#content/codebooks.ts'
import { findInstrument } from '#content/registry.ts'
import type { Coding, Passage } from '#domain/coding.ts'
import { codedTwice, effectsOf, isOverlap, joinedEffects, passageText, standing } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { CodedTwice } from '../../actions/code-passage.ts'
import { codePassage } from '../../actions/code-passage.ts'
import { takeBackCoding } from '../../actions/take-back-coding.ts'
import { findLanguage } from '../../i18n/language.ts'
import { useInstrumentWords } from '../../i18n/use-instrument-words.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useEffectWords } from '../../shell/use-effect-words.ts'
import { Button } from '../../ui/button.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { AnswerSheet } from './answer-sheet.tsx'
import type { Choice } from './choice.ts'
import { CodeTray } from './code-tray.tsx'
import { codesOf, noCodes, sameCodes, saysAnything } from './codes.ts'
import type { AnswerToCode } from './to-code.ts'
import { answersToCode } from './to-code.ts'
import { useChangedAnswers } from './use-changed-answers.ts'

/** What the last tap did, so that it can be undone, without a timer. */
type Done =
  | { readonly kind: 'coded'; readonly now: Coding; readonly before: Coding | undefined }
  | { readonly kind: 'taken-back'; readonly now: Coding; readonly before: Coding }

export const CodeConversation = (props: {
  readonly conversation: Conversation | undefined
  readonly all: readonly Coding[]
  readonly coder: string
  /** Root of the next conversation that this coder did not code yet. */
  readonly next: string | undefined
}) => {
  const { t } = useTranslation('coding')
  if (props.conversation === undefined) {
    return (
      <TableTop head={<OpenHead back={{ to: '/coderen', words: t('one.back') }} place={t('title')} />}>
        <Sheet>
          <ScreenHeading>{t('one.missing')}</ScreenHeading>
        </Sheet>
      </TableTop>
    )
  }
  return <Coded {...props} conversation={props.conversation} />
}

const Coded = (props: {
  readonly conversation: Conversation
  readonly all: readonly Coding[]
  readonly coder: string
  readonly next: string | undefined
}) => {
  const { t, i18n } = useTranslation(['coding', 'archive'])
  const services = useServices()
  const [, navigate] = useLocation()
  const { conversation, coder } = props
  const [choice, setChoice] = useState<Choice>()
  const [done, setDone] = useState<Done>()
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<ClientProblem | CodedTwice>()
  const [suggests, setSuggests] = useState(false)
  const [turn, setTurn] = useState(0)
  const [fresh, setFresh] = useState<readonly Coding[]>([])
  const instrument = findInstrument(conversation.instrument)
  const words = useInstrumentWords(instrument?.id ?? 'praatplaat', i18n.language)
  const effectWords = useEffectWords([...props.all, ...fresh])
  const codebook = findCodebook(conversation.changeStory)
  const answers = answersToCode(conversation, instrument?.questions.map((one) => one.id) ?? [])
  // What was kept a moment ago stands, also before it was read back from the disk.
  const all = standing([...props.all, ...fresh])
  // Only one's own: who sees what another marked does not read for herself, and two coders agree on nothing.
  const mine = all.filter((one) => one.coder === coder && one.conversation.root === conversation.root)
  const changed = useChangedAnswers(conversation, answers, props.all)

  const titleOf = (question: string): string =>
    instrument?.questions.some((one) => one.id === question)
      ? words.say(`questions.${question}.question`)
      : question === 'story'
        ? t('one.story')
        : t('one.other')
  const namesOf = (of: Coding): string => {
    const names = effectsOf(of).map(effectWords.nameOf)
    const more = [
      ...(of.nowhere ? [t('tray.nowhere')] : []),
      ...(of.health ? [t('tray.health')] : []),
      ...(of.negative ? [t('tray.negative')] : []),
    ]
    return [...names, ...more].join(', ')
  }

  const isWorthKeeping = (of: Choice): boolean =>
    saysAnything(of.codes) &&
    (of.last === undefined ||
      changed.has(of.last.root) ||
      !sameCodes(of.codes, codesOf(of.last)) ||
      of.passage?.from !== of.last.passage?.from ||
      of.passage?.to !== of.last.passage?.to)

  /** One after the other: a tap may come before the last coding lies on the disk. */
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  /** Keeps this choice. @returns whether it is kept; if not, it lies under the coder's hands again. */
  const keep = async (held: Choice | undefined): Promise<boolean> => {
    if (held === undefined || !isWorthKeeping(held)) return true
    const turnOf = queue.current.then(() => codePassage(services, { conversation, coder, ...held }))
    queue.current = turnOf
    const kept = await turnOf
    if (!kept.ok) {
      setProblem(kept.failure)
      setChoice(held)
      return false
    }
    setFresh((before) => [...before, kept.value])
    setDone({ kind: 'coded', now: kept.value, before: held.last })
    setSaid(t('one.saved', { effects: namesOf(kept.value) }))
    return true
  }
  const twiceIn = (held: Choice): readonly string[] =>
    codedTwice(
      {
        root: held.last?.root ?? '',
        coder,
        conversation: { root: conversation.root, revision: conversation.revision },
        question: held.question,
        passage: held.passage,
        ...held.codes,
      },
      mine,
    )

  // Away by a link or the back button: what was chosen is kept all the same, as with every word told.
  const leaving = useRef<() => void>(undefined)
  leaving.current = () => {
    if (choice !== undefined && isWorthKeeping(choice)) void codePassage(services, { conversation, coder, ...choice })
  }
  useEffect(() => () => leaving.current?.(), [])

  const choose = (next: Choice | undefined) => {
    const twice = choice === undefined ? [] : twiceIn(choice)
    if (twice.length > 0) return setProblem({ code: 'coded-twice', effects: twice })
    setProblem(undefined)
    // At once: whoever taps on must not give an effect to the words before.
    setChoice(next)
    setTurn((before) => before + 1)
    void keep(choice)
  }
  const chooseWords = (answer: AnswerToCode, passage: Passage | undefined) => {
    const coded = mine.find(
      (one) =>
        one.question === answer.question &&
        (passage === undefined ? one.passage === undefined : isOverlap(one.passage, passage)),
    )
    // The same coding tapped again stays as it lies there, half changed or not.
    if (coded !== undefined && coded.root === choice?.last?.root) return
    choose(coded === undefined ? { question: answer.question, passage, codes: noCodes } : choiceOf(coded))
  }
  const choiceOf = (coding: Coding): Choice => {
    const text = answers.find(({ question }) => question === coding.question)?.text ?? ''
    const fits = passageText(text, coding.passage) !== undefined
    return {
      question: coding.question,
      passage: fits ? coding.passage : undefined,
      codes: codesOf(coding),
      last: coding,
    }
  }
  const takeBack = async (coding: Coding) => {
    const gone = await takeBackCoding(services, conversation, coding)
    if (!gone.ok) return setProblem(gone.failure)
    setProblem(undefined)
    setFresh((before) => [...before, gone.value])
    setChoice(undefined)
    setDone({ kind: 'taken-back', now: gone.value, before: coding })
    setSaid(t('one.goneAway', { effects: namesOf(coding) }))
  }
  const undo = async () => {
    if (done === undefined) return
    const { now, before } = done
    const undone =
      before === undefined
        ? await takeBackCoding(services, conversation, now)
        : await codePassage(services, {
            conversation,
            coder,
            question: before.question,
            passage: before.passage,
            codes: codesOf(before),
            last: now,
          })
    if (!undone.ok) return setProblem(undone.failure)
    setProblem(undefined)
    setFresh((before) => [...before, undone.value])
    setChoice(undefined)
    setDone(undefined)
    setSaid(t('one.undone'))
  }
  const goOn = async () => {
    if (!(await keep(choice))) return
    setChoice(undefined)
    navigate(props.next === undefined ? '/coderen' : `/coderen/${props.next}`)
  }
  const chosen = choice === undefined ? undefined : answers.find(({ question }) => question === choice.question)
  const language = findLanguage(conversation.language)
  const lost = mine.filter((one) => !answers.some(({ question }) => question === one.question))

  return (
    <TableTop
      className="coding-top"
      head={
        <OpenHead
          back={{ to: '/coderen', words: t('one.back') }}
          place={t('list.row', { number: conversation.number })}
          detail={t('as', { coder })}
        />
      }
      foot={
        <>
          <p className="coding__said" role="status">
            {said === '' ? <span className="soft">{t('one.tap')}</span> : said}
          </p>
          {done === undefined ? null : (
            <Button look="plain" icon="arrow-back-up" flip onTap={undo}>
              {t('one.undo')}
            </Button>
          )}
          <Gap />
          <Button look={choice === undefined ? 'main' : 'big'} icon="arrow-right" flip iconAtEnd onTap={goOn}>
            {t(props.next === undefined ? 'one.ready' : 'one.next')}
          </Button>
        </>
      }
    >
      <Sheet className="coding">
        <div className="coding__title">
          <ScreenHeading>
            {t('list.row', { number: conversation.number })} {t(`archive:row.${conversation.with}`)}
          </ScreenHeading>
          {conversation.language === 'nl' ? null : (
            <p className="soft">{i18n.language === 'nl' ? language.dutchName : language.name}</p>
          )}
        </div>
        {answers.map((answer) => (
          <AnswerSheet
            key={answer.question}
            answer={answer}
            title={titleOf(answer.question)}
            goal={instrument?.questions.find((one) => one.id === answer.question)?.goal}
            language={language}
            codings={mine.filter((one) => one.question === answer.question)}
            changed={changed}
            chosen={choice?.question === answer.question ? choice : undefined}
            codebook={codebook}
            namesOf={namesOf}
            onWords={(passage) => chooseWords(answer, passage)}
            onCoding={(coding) => choose(choiceOf(coding))}
          />
        ))}
        {lost.map((coding) => (
          <p key={coding.root} className="coding__lost">
            {t('one.lost')} {namesOf(coding)}{' '}
            <Button look="link" onTap={() => takeBack(coding)}>
              {t('tray.takeBack')}
            </Button>
          </p>
        ))}
      </Sheet>
      {choice === undefined || chosen === undefined ? (
        problem === undefined || problem.code === 'coded-twice' ? null : (
          <ProblemNotice problem={problem} />
        )
      ) : (
        <CodeTray
          turn={turn}
          choice={choice}
          answer={chosen}
          language={language}
          codebook={codebook}
          joined={joinedEffects(all)}
          namedBefore={[
            ...new Set(all.filter((one) => one.coder === coder).flatMap(({ newEffect }) => newEffect ?? [])),
          ]}
          words={effectWords}
          suggests={suggests}
          onSuggests={setSuggests}
          changed={choice.last !== undefined && changed.has(choice.last.root)}
          problem={problem}
          onChange={(next) => {
            setProblem(undefined)
            setChoice(next)
          }}
          onKeep={() => choose(undefined)}
          onClose={() => {
            setProblem(undefined)
            setChoice(undefined)
          }}
          onTakeBack={takeBack}
          onAnother={() => choose({ question: choice.question, passage: choice.passage, codes: noCodes })}
        />
      )}
    </TableTop>
  )
}
