import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { standardDeck } from '#content/decks.ts'
import { currentPraatplaat } from '#content/registry.ts'
import type { StandardWords } from '#domain/card-words.ts'
import { cardWordsOrDutch } from '#domain/card-words.ts'
import { caveatsOf } from '#domain/caveats.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { MentionCount } from '#domain/count-mentions.ts'
import { outsideCounts } from '#domain/count-rows.ts'
import type { Shown, ShownRow } from '#domain/disclosure.ts'
import { isHidden, usualThreshold } from '#domain/disclosure.ts'
import type { OutsideTables } from '#domain/suppress.ts'
import { findLanguage } from '../../i18n/language.ts'
import { useInstrumentWords } from '../../i18n/use-instrument-words.ts'
import { useCaveatWords } from '../../shell/caveat-words.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useCodings } from '../../shell/use-codings.ts'
import { useEffectWords } from '../../shell/use-effect-words.ts'
import { useQuotesFor } from '../../shell/use-quotes-for.ts'
import type { Level } from '../../shell/what-is-told.ts'
import { levels, shownGroups } from '../../shell/what-is-told.ts'
import { aboutLeaving, whatLeaves } from '../../shell/what-leaves.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { ReadThis } from '../../ui/read-this.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { TableChart } from '../../ui/table-chart.tsx'
import { Sheet } from '../../ui/table-top.tsx'
import { SaveCounts } from './counts-dialog.tsx'
import { ShownNumber, ToldTable, useToldNames } from './told-table.tsx'
import { cardsOf } from './what-counts.ts'
import '../../shell/results-sheet.css'
import './effects-sheet.css'
import './outside-sheet.css'

const least = usualThreshold

/**
 * The numbers for readers outside the centre: small ones kept back, with whatever would give them away. The same three
 * sheets, with the one filter that may be given: the round.
 */
export const OutsideSheet = (props: {
  readonly audience: 'network' | 'public'
  readonly sheet: 'conversations' | 'effects' | 'cards'
  /** Newest revisions that open and were not withdrawn, of all rounds. */
  readonly conversations: readonly Conversation[]
  /** `undefined`: all rounds. */
  readonly round: string | undefined
  readonly nameOf: (centre: string) => string
  readonly order: readonly string[]
  readonly standard: StandardWords
  readonly refusals: number
  readonly where: string
  readonly chosen: string
  readonly notes: readonly string[]
  readonly filters: ReactNode
}) => {
  const { t } = useTranslation(['effect-results', 'archive', 'card-results', 'ui', 'caveats'])
  const found = useCodings()
  const caveatWords = useCaveatWords()
  const { audience, sheet, round } = props
  const conversations = props.conversations.filter((one) => round === undefined || one.round === round)
  const quotes = useQuotesFor(audience, conversations)
  if (found === undefined) {
    return (
      <Sheet>
        <p className="lead soft" role="status">
          {t('archive:results.counting')}
        </p>
      </Sheet>
    )
  }
  if (!found.ok) {
    return (
      <Sheet>
        <ProblemNotice problem={found.failure} />
      </Sheet>
    )
  }
  const leaving = whatLeaves({
    conversations: props.conversations,
    codings: found.value,
    cardsOf: (of) => cardsOf(of, props.standard.nl ?? {}).table,
    round,
    order: props.order,
    least,
  })
  // A refusal is sealed: its round cannot be told apart here.
  const refusals = round === undefined ? props.refusals : undefined
  const caveats = caveatsOf(aboutLeaving(audience, conversations, leaving, { refusals, least }))
  const changeStory = conversations[0]?.changeStory ?? currentPraatplaat.changeStory
  return (
    <Sheet className="results-sheet effects-sheet outside-sheet">
      <div className="results-sheet__top">
        <div>
          <ScreenHeading>{t(`outside.title.${audience}`)}</ScreenHeading>
          <p className="lead">{leaving.isNothing ? t('outside.nothing', { least }) : t('outside.lead', { least })}</p>
        </div>
        <div className="buttons not-printed">
          <ButtonLink look="big" icon="eye" to="/citaten">
            {t('archive:quotes')}
          </ButtonLink>
          {leaving.isNothing ? null : (
            <SaveCounts
              audience={audience}
              counts={outsideCounts(leaving.tables)}
              chosen={props.chosen}
              caveats={caveatWords(caveats, props.nameOf)}
              named={found.value.codings}
              nameOf={props.nameOf}
              where={props.where}
            />
          )}
          <Button look="big" icon="printer" onTap={() => print()}>
            {t('archive:results.print')}
          </Button>
        </div>
      </div>
      {props.filters}
      <p className="results-sheet__chosen">{props.chosen}</p>
      {leaving.left.length === 0 || leaving.isNothing ? null : (
        <p>{t('outside.left', { count: leaving.left.length, rounds: leaving.left.join(', '), least })}</p>
      )}
      {leaving.isNothing ? null : sheet === 'effects' ? (
        <Told
          tables={leaving.tables}
          changeStory={changeStory}
          named={found.value.codings}
          nameOf={props.nameOf}
          hasCentres={leaving.tables.conversations.rows.length > 1}
        />
      ) : sheet === 'cards' ? (
        <Cards tables={leaving.tables} standard={props.standard} conversations={conversations} />
      ) : (
        <Conversations tables={leaving.tables} nameOf={props.nameOf} />
      )}
      {quotes === undefined || quotes.length === 0 || sheet !== 'effects' ? null : (
        <section className="outside-sheet__quotes">
          <h2>{t('outside.quotes', { count: quotes.length })}</h2>
          <ul className="outside-sheet__list">
            {quotes.map((quote) => {
              const language = findLanguage(
                conversations.find((one) => one.root === quote.conversation)?.language ?? 'nl',
              )
              return (
                <li key={quote.id}>
                  <blockquote lang={language.code} dir={language.dir}>
                    {quote.text}
                  </blockquote>
                </li>
              )
            })}
          </ul>
        </section>
      )}
      {props.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <ReadThis title={`${t('caveats:title')}.`} sentences={caveatWords(caveats, props.nameOf)} />
      <p className="not-printed">{t('outside.once')}</p>
      <p className="results-sheet__foot soft">
        {t(`outside.for.${audience}`)} · {props.where} · {t('ui:copyright')}
      </p>
    </Sheet>
  )
}

const Conversations = (props: { readonly tables: OutsideTables; readonly nameOf: (centre: string) => string }) => {
  const { t } = useTranslation(['archive', 'effect-results'])
  const { rows, total } = props.tables.conversations
  const withOther = total.other !== 0
  const valuesOf = (row: typeof total): readonly Shown[] => [
    row.resident,
    row.partner,
    ...(withOther ? [row.other] : []),
    row.total,
  ]
  return (
    <TableChart
      caption={t('table.caption')}
      unit={
        isHidden(total.total)
          ? t('effect-results:outside.n', { n: total.total })
          : t('table.unit', { count: total.total })
      }
      corner={{ number: t('table.nr'), name: t('table.centre') }}
      columns={[t('table.resident'), t('table.partner'), ...(withOther ? [t('table.other')] : []), t('table.total')]}
      rows={rows.map((row) => ({ key: row.centre, name: props.nameOf(row.centre), values: valuesOf(row) }))}
      total={{ name: t('table.total'), values: valuesOf(total) }}
      notGiven={t('effect-results:outside.notGiven')}
    />
  )
}

const Told = (props: {
  readonly tables: OutsideTables
  readonly changeStory: string
  readonly named: readonly { readonly newEffect?: string | undefined }[]
  readonly nameOf: (centre: string) => string
  readonly hasCentres: boolean
}) => {
  const { t } = useTranslation(['effect-results', 'mentions'])
  const { tables } = props
  const [level, setLevel] = useState<Level>('effects')
  const words = useEffectWords(props.named)
  const nameOf = useToldNames(level, words)
  const { mentions } = tables.effects
  const sum =
    level === 'subGoals'
      ? tables.subGoals.sumOverSubGoals
      : level === 'indicators'
        ? tables.indicators.sumOverIndicators
        : tables.goals.sumOverGoals
  const counted = ({ mentions: times, conversations }: ShownRow<MentionCount>): ReactNode => (
    <>
      <ShownNumber count={times} /> {t('outside.times')}, <ShownNumber count={conversations} />{' '}
      {t('outside.conversations')}
    </>
  )
  const rest = [
    ...tables.negative.map((row) => ({ what: t('rest.negative', { name: words.nameOf(row.effect) }), row })),
    { what: t('rest.health'), row: tables.health },
    { what: t('rest.nowhere'), row: tables.nowhere },
  ].filter(({ row }) => row.mentions !== 0)
  return (
    <>
      <ChoiceStrip
        label={t('level.label')}
        chosen={level}
        onChoose={setLevel}
        choices={levels.map((key) => ({ key, word: t(`level.${key}`) }))}
      />
      <ToldTable
        level={level}
        groups={shownGroups<Shown>(level, tables, props.changeStory, 0)}
        n={tables.coded.conversations}
        hasCentres={props.hasCentres}
        nameOf={nameOf}
      />
      <p>
        {isHidden(mentions)
          ? t('outside.noSum')
          : isHidden(sum)
            ? `${t('mentions:perGoal.keptBack', { mentions })}.`
            : level === 'subGoals' || level === 'indicators'
              ? `${t(`sum.${level}`, { mentions, sum })}.`
              : sum === mentions
                ? `${t('mentions:perGoal.same', { mentions, count: mentions })}.`
                : `${t('mentions:perGoal.shared', { mentions, sum, count: 1 })}.`}
      </p>
      {level === 'subGoals' || level === 'indicators' ? <p className="soft">{t('reading')}</p> : null}
      {rest.length === 0 ? null : (
        <section className="effects-sheet__rest">
          <h2>{t('rest.title')}</h2>
          <ul>
            {rest.map(({ what, row }) => (
              <li key={what}>
                {what}: {counted(row)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Split tables={tables} nameOf={props.nameOf} />
    </>
  )
}

/** Main goals by the one filter that may be given beside them: centre, person or language. */
const Split = (props: { readonly tables: OutsideTables; readonly nameOf: (centre: string) => string }) => {
  const { t, i18n } = useTranslation('effect-results')
  const story = useInstrumentWords('change-story', i18n.language)
  const { by, rows } = props.tables.split
  if (by === undefined || rows.length === 0) return null
  const goals = [...new Set(rows.flatMap((row) => Object.keys(row.goals)))].sort()
  const nameOfValue = (value: string): string => {
    if (by === 'centre') return props.nameOf(value)
    if (by === 'with') return t(`with.${value as 'resident' | 'partner' | 'other'}`)
    return i18n.language === 'nl' ? findLanguage(value).dutchName : findLanguage(value).name
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: with large text the table scrolls sideways; keys must reach it (WCAG 2.1.1).
    <section className="told-table outside-sheet__split" aria-label={t(`outside.split.${by}`)} tabIndex={0}>
      <table>
        <caption>{t(`outside.split.${by}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.goal')}</th>
            {rows.map((row) => (
              <th key={row.value} scope="col" className="told-table__count">
                {nameOfValue(row.value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {goals.map((goal) => (
            <tr key={goal}>
              <th scope="row">{story.say(`goals.${goal}`)}</th>
              {rows.map((row) => (
                <td key={row.value} className="told-table__count">
                  <ShownNumber count={row.goals[goal] ?? 0} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const cardColumns = ['offered', 'yes', 'a-little', 'not-yet', 'not-for-me', 'skipped', 'top', 'wish'] as const

const Cards = (props: {
  readonly tables: OutsideTables
  readonly standard: StandardWords
  readonly conversations: readonly Conversation[]
}) => {
  const { t, i18n } = useTranslation('effect-results')
  const { sorts, rows } = props.tables.cards
  const faces = cardsOf(props.conversations, props.standard.nl ?? {}).faces
  const cards = new Map([...faces, ...standardDeck.cards].map((card) => [card.id, card]))
  const nameOf = (id: string): string => {
    const card = cards.get(id)
    return card === undefined ? id : cardWordsOrDutch(card, i18n.language, props.standard)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: with large text the table scrolls sideways; keys must reach it (WCAG 2.1.1).
    <section className="told-table outside-sheet__cards" aria-label={t('outside.cards.caption')} tabIndex={0}>
      <table>
        <caption>
          {t('outside.cards.caption')} <span>{t('outside.cards.unit', { n: sorts })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('outside.cards.card')}</th>
            {cardColumns.map((column) => (
              <th key={column} scope="col" className="told-table__count">
                {t(`outside.cards.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.card}>
              <th scope="row">{nameOf(row.card)}</th>
              {cardColumns.map((column) => (
                <td key={column} className="told-table__count">
                  <ShownNumber count={row[column]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
