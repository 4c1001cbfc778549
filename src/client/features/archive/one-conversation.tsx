import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { findInstrument } from '#content/registry.ts'
import type { Answer } from '#domain/answer.ts'
import { answerText, isFilled } from '#domain/answer.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { GoalId } from '#domain/goal.ts'
import { correctConversation } from '../../actions/correct-conversation.ts'
import type { ArchivedConversation } from '../../actions/read-archive.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { findLanguage } from '../../i18n/language.ts'
import { useInstrumentWords } from '../../i18n/use-instrument-words.ts'
import type { ClientProblem } from '../../problem.ts'
import { useLive, useServices } from '../../services.ts'
import { AsideNotice } from '../../shell/aside-notice.tsx'
import { ChosenSlip } from '../../shell/chosen-slip.tsx'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useArchive } from '../../shell/use-archive.ts'
import { useCentreNames } from '../../shell/use-centre-names.ts'
import type { StoredRecord } from '../../storage/database.ts'
import { readDevice } from '../../storage/truth-queries.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Drawing, isDrawingName } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { ReceiptSlip } from './receipt-slip.tsx'
import { ToldCards } from './told-cards.tsx'

/** One conversation on paper, with its receipt; from here it can be corrected, printed or withdrawn. */
export const OneConversation = (props: { readonly id: string }) => {
  const { t } = useTranslation('archive')
  const services = useServices()
  const [, navigate] = useLocation()
  const archive = useArchive()
  const linked = useLive(async (database) => (await readDevice(database))?.link !== undefined, 'linked of one')
  const [problem, setProblem] = useState<ClientProblem>()
  const [busy, setBusy] = useState(false)
  const item = archive?.ok ? archive.value.find(({ row }) => row.id === props.id) : undefined

  const correct = async () => {
    setBusy(true)
    const draft = await correctConversation(services, props.id)
    setBusy(false)
    if (draft.ok) navigate(`/gesprek/${draft.value.id}`)
    else setProblem(draft.failure)
  }
  const conversation = item?.conversation
  return (
    <TableTop
      head={<OpenHead back={{ to: '/archief', words: t('one.back') }} />}
      foot={
        conversation === undefined ? undefined : (
          <>
            <Button look="big" icon="printer" className="told__small" onTap={() => print()}>
              {t('one.print')}
            </Button>
            <ButtonLink look="big" icon="trash" className="told__small" to="/archief/intrekken">
              {t('withdraw')}
            </ButtonLink>
            <Gap />
            <Button look="main" icon="pencil" onTap={correct} busy={busy}>
              {t('one.correct')}
            </Button>
          </>
        )
      }
    >
      {archive === undefined || linked === undefined ? (
        <Sheet>
          <p className="lead soft" role="status">
            {t('reading')}
          </p>
        </Sheet>
      ) : !archive.ok ? (
        <Sheet>
          <ProblemNotice problem={archive.failure} />
        </Sheet>
      ) : item === undefined ? (
        <Sheet>
          <ScreenHeading>{t('one.missing')}</ScreenHeading>
        </Sheet>
      ) : (
        <Sheet className="told">
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
          {item.conversation === undefined ? (
            <ClosedSheet item={item} linked={linked} />
          ) : (
            <ToldSheet conversation={item.conversation} row={item.row} linked={linked} />
          )}
        </Sheet>
      )}
    </TableTop>
  )
}

const ClosedSheet = (props: { readonly item: ArchivedConversation; readonly linked: boolean }) => {
  const { t } = useTranslation('archive')
  const { row, problem } = props.item
  return (
    <div className="told__body">
      <div className="told__answers">
        <ScreenHeading>
          {row.state === 'withdrawn' ? t('row.gone') : row.state === 'pruned' ? t('row.pruned') : t('row.closed')}
        </ScreenHeading>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {row.state === 'quarantined' ? <AsideNotice row={row} /> : null}
      </div>
      <aside className="told__side">
        <ReceiptSlip row={row} linked={props.linked} />
      </aside>
    </div>
  )
}

const ToldSheet = (props: {
  readonly conversation: Conversation
  readonly row: StoredRecord
  readonly linked: boolean
}) => {
  const { t, i18n } = useTranslation(['archive', 'conversation'])
  const { conversation, row } = props
  const { cards } = conversation
  const names = useCentreNames()
  const instrument = findInstrument(conversation.instrument)
  const words = useInstrumentWords(instrument?.id ?? 'praatplaat', i18n.language)
  const language = findLanguage(conversation.language)
  const asked = instrument?.questions ?? []
  const known = new Set(asked.map((one) => one.id))
  const empty = asked.filter((one) => !isFilled(conversation.answers[one.id]))

  const facts: readonly (readonly [string, string])[] = [
    ...(cards === undefined
      ? []
      : ([
          [
            t('cards.how'),
            cards.group === undefined ? t('cards.alone') : t(`cards.${cards.group.way}`, { count: cards.group.people }),
          ],
          [t('cards.from'), t(`cards.source.${conversation.source}`)],
        ] as const)),
    [t('one.day'), formatDay(conversation.day, i18n.language)],
    [t('one.centre'), names?.nameOf(conversation.centre) ?? ''],
    [t('one.round'), conversation.round],
    [t('one.language'), i18n.language === 'nl' ? language.dutchName : language.name],
    [t('one.heldBy'), t(`conversation:start.heldByIs.${conversation.heldBy}`)],
    [t('one.helper'), t(`conversation:start.helperIs.${conversation.helper}`)],
    [t('one.understood'), t(`one.understoodIs.${conversation.consent.understood}`)],
    [t('one.quote'), conversation.consent.quote ? t('one.quoteYes') : t('one.quoteNo')],
    [t('one.readBack'), t(`conversation:readBack.${conversation.readBack}`)],
  ]

  return (
    <div className="told__body">
      <div className="told__answers">
        <div>
          <ScreenHeading>
            {t('row.number', { number: conversation.number })} {t(`row.${conversation.with}`)}
          </ScreenHeading>
          <p className="lead soft">{formatDay(conversation.day, i18n.language)}</p>
        </div>
        {row.state === 'quarantined' ? <AsideNotice row={row} /> : null}
        <ChosenSlip root={conversation.root} />
        {instrument === undefined && cards === undefined ? <Notice what={t('one.unknown')} /> : null}
        {cards === undefined ? null : (
          <ToldCards cards={cards} story={answerText(conversation.answers.story)} language={conversation.language} />
        )}
        {asked
          .filter((question) => isFilled(conversation.answers[question.id]))
          .map((question) => (
            <ToldAnswer
              key={question.id}
              answer={conversation.answers[question.id]}
              title={words.say(`questions.${question.id}.question`)}
              goal={question.goal}
              language={conversation.language}
              picture={
                isDrawingName(question.drawing) ? (
                  <Drawing name={question.drawing} tone={question.goal ?? 'neutral'} />
                ) : null
              }
            />
          ))}
        {Object.entries(conversation.answers)
          .filter(([id]) => !known.has(id) && !(cards !== undefined && id === 'story'))
          .map(([id, answer]) => (
            <ToldAnswer key={id} answer={answer} title={id} language={conversation.language} picture={null} />
          ))}
        {empty.length === 0 ? null : (
          <p className="soft">
            {t('one.notAsked', { parts: empty.map((one) => words.say(`questions.${one.id}.short`)).join(' · ') })}
          </p>
        )}
        {cards === undefined ? <p className="told__source soft">{words.say('source')}</p> : null}
      </div>
      <aside className="told__side">
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <ReceiptSlip row={row} linked={props.linked} />
        <p className="soft not-printed">{t('one.correctHow')}</p>
      </aside>
    </div>
  )
}

const ToldAnswer = (props: {
  readonly answer: Answer | undefined
  readonly title: string
  readonly goal?: GoalId | undefined
  readonly language: string
  readonly picture: ReactNode
}) => {
  const { t } = useTranslation('archive')
  const { answer } = props
  if (answer === undefined) return null
  const { code, dir } = findLanguage(props.language)
  const changes = (answer.changes ?? []).map((change, index) => ({ change, isMost: index === answer.most }))
  return (
    <section className={`told-answer ${props.goal === undefined ? '' : `goal-${props.goal} told-answer--goal`}`}>
      <span className="told-answer__picture" aria-hidden="true">
        {props.picture}
      </span>
      <div className="told-answer__words">
        <h2>{props.title}</h2>
        {answer.state === 'dont-know' ? <p className="soft">{t('one.dontKnow')}</p> : null}
        {answer.state === 'skipped' ? <p className="soft">{t('one.skipped')}</p> : null}
        {changes.length === 0 ? null : (
          <ul className="told-answer__changes" lang={code} dir={dir}>
            {changes
              .filter(({ change }) => change.trim() !== '')
              .map(({ change, isMost }) => (
                <li key={change} className={isMost ? 'told-answer__most' : undefined}>
                  {isMost ? <Icon name="star-filled" size="1.2em" /> : null}
                  {change}
                  {isMost ? (
                    <span className="told-answer__mark" lang="nl" dir="ltr">
                      · {t('one.most')}
                    </span>
                  ) : null}
                </li>
              ))}
          </ul>
        )}
        {answer.text.trim() === '' ? null : (
          <p className="told-answer__text" lang={code} dir={dir}>
            {answer.text}
          </p>
        )}
      </div>
    </section>
  )
}
