import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findCodebook } from '#content/codebooks.ts'
import { findInstrument } from '#content/registry.ts'
import { answerText } from '#domain/answer.ts'
import type { Coding, Consensus } from '#domain/coding.ts'
import { effectsOf, passageText } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import { agreeOnConversation, takeBackConsensus } from '../../actions/agree-on-conversation.ts'
import { findLanguage } from '../../i18n/language.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { listInWords } from '../../shell/results-words.ts'
import { useEffectWords } from '../../shell/use-effect-words.ts'
import { Button } from '../../ui/button.tsx'
import { GoalStamp } from '../../ui/goal-stamp.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { goalsOfEffect } from './answer-sheet.tsx'
import type { Candidate } from './compare-coders.ts'
import { areRivals, candidatesOf, inReadingOrder, isAgreed } from './compare-coders.ts'
import { answersToCode } from './to-code.ts'

/** Coders agree on one conversation: every passage that anybody marked, and a tap for each that is taken over. */
export const AgreeScreen = (props: {
  readonly conversation: Conversation
  readonly codings: readonly Coding[]
  /** What was agreed on before. */
  readonly last: Consensus | undefined
}) => {
  const { t, i18n } = useTranslation('coding')
  const services = useServices()
  const { conversation, last } = props
  const order = findInstrument(conversation.instrument)?.questions.map((one) => one.id) ?? []
  const candidates = inReadingOrder(
    candidatesOf(props.codings),
    answersToCode(conversation, order).map(({ question }) => question),
  )
  const coders = [...new Set(props.codings.map((one) => one.coder))].sort()
  // What both said is taken over unless they say otherwise: people said it, nobody guessed it.
  const [taken, setTaken] = useState<ReadonlySet<string>>(
    new Set(
      candidates
        .filter(({ passage, by }) => (last === undefined ? by.length > 1 : isAgreed(passage, last.passages)))
        .map(({ key }) => key),
    ),
  )
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<ClientProblem>()
  const words = useEffectWords(props.codings)
  const codebook = findCodebook(conversation.changeStory)
  const language = findLanguage(conversation.language)
  const passages = candidates.filter(({ key }) => taken.has(key)).map(({ passage }) => passage)
  const toggle = ({ key, passage }: Candidate) => {
    setSaid('')
    const others = candidates.filter((one) => one.key !== key && taken.has(one.key))
    const left = taken.has(key) ? others : others.filter((one) => !areRivals(one.passage, passage))
    setTaken(new Set([...left.map((one) => one.key), ...(taken.has(key) ? [] : [key])]))
  }
  const save = async () => {
    const kept = await agreeOnConversation(services, { conversation, coders, passages, last })
    setProblem(kept.ok ? undefined : kept.failure)
    setSaid(kept.ok ? t('agree.saved') : '')
  }
  const takeBack = async (one: Consensus) => {
    const gone = await takeBackConsensus(services, conversation, one)
    setProblem(gone.ok ? undefined : gone.failure)
    setSaid(gone.ok ? t('agree.gone') : '')
  }
  const head = <OpenHead back={{ to: '/coderen/verschillen', words: t('agree.back') }} place={t('title')} />
  if (coders.length < 2) {
    return (
      <TableTop head={head}>
        <Sheet>
          <ScreenHeading>{t('agree.notTwo')}</ScreenHeading>
        </Sheet>
      </TableTop>
    )
  }
  return (
    <TableTop
      head={head}
      foot={
        <>
          <p role="status" className="coding__said">
            {said !== ''
              ? said
              : passages.length === 0
                ? t('agree.nothing')
                : t('agree.counts', { count: passages.length })}
          </p>
          <Gap />
          {last === undefined ? null : (
            <Button look="big" icon="trash" onTap={() => takeBack(last)}>
              {t('agree.takeBack')}
            </Button>
          )}
          {passages.length === 0 ? null : (
            <Button look="main" icon="check" onTap={save}>
              {t('agree.save')}
            </Button>
          )}
        </>
      }
    >
      <Sheet className="coding-list agree">
        <div>
          <ScreenHeading>{t('agree.title', { number: conversation.number })}</ScreenHeading>
          <p className="lead soft">{t('agree.lead')}</p>
        </div>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <ul className="agree__rows">
          {candidates.map((candidate) => {
            const { key, passage, by } = candidate
            const text = answerText(conversation.answers[passage.question])
            const names = [
              ...effectsOf(passage).map(words.nameOf),
              ...(passage.nowhere ? [t('tray.nowhere')] : []),
              ...(passage.health ? [t('tray.health')] : []),
              ...(passage.negative ? [t('tray.negative')] : []),
            ]
            const goals = [...new Set(effectsOf(passage).flatMap((one) => goalsOfEffect(one, codebook).slice(0, 1)))]
            return (
              <li key={key} className="agree__row">
                <div>
                  <q lang={language.code} dir={language.dir} className="handles__quote">
                    {passageText(text, passage.passage) ?? text}
                  </q>
                  <p className="agree__what">
                    {goals.map((goal) => (
                      <GoalStamp key={goal} goal={goal} small />
                    ))}
                    <span className="strong">{names.join(', ')}</span>
                    <span className="soft">
                      {t('agree.by', { coders: listInWords(by, i18n.language) })}
                      {by.length > 1 ? ` · ${t('agree.both')}` : ''}
                    </span>
                  </p>
                </div>
                <Button
                  look="second"
                  className="agree__take"
                  pressed={taken.has(key)}
                  label={`${t('agree.take')}: ${names.join(', ')}`}
                  onTap={() => toggle(candidate)}
                >
                  {taken.has(key) ? <Icon name="check" size="1.2em" /> : null}
                  {t(taken.has(key) ? 'agree.taken' : 'agree.take')}
                </Button>
              </li>
            )
          })}
        </ul>
      </Sheet>
    </TableTop>
  )
}
