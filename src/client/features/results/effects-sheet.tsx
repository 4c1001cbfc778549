import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findCodebook } from '#content/codebooks.ts'
import { currentPraatplaat } from '#content/registry.ts'
import { caveatsOf } from '#domain/caveats.ts'
import type { Conversation } from '#domain/conversation.ts'
import { countConversations } from '#domain/count-conversations.ts'
import type { CountedCell, MentionCount, MentionFilter } from '#domain/count-mentions.ts'
import { goalSum, isIn } from '#domain/count-mentions.ts'
import { insideCounts } from '#domain/count-rows.ts'
import { usualThreshold } from '#domain/disclosure.ts'
import { findLanguage } from '../../i18n/language.ts'
import { useCaveatWords } from '../../shell/caveat-words.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { listInWords } from '../../shell/results-words.ts'
import { useAnotherLook } from '../../shell/use-another-look.ts'
import { useCodings } from '../../shell/use-codings.ts'
import { useEffectWords } from '../../shell/use-effect-words.ts'
import type { Level } from '../../shell/what-is-told.ts'
import { levels, mostTold, toldGroups, whatIsTold } from '../../shell/what-is-told.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { FilterChoice } from '../../ui/filter-choice.tsx'
import { ReadThis } from '../../ui/read-this.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Sheet } from '../../ui/table-top.tsx'
import { SaveCounts } from './counts-dialog.tsx'
import { RoundsCompared } from './rounds-compared.tsx'
import { ToldTable, useToldNames } from './told-table.tsx'
import '../../shell/results-sheet.css'
import './effects-sheet.css'

const all = ''

/** How a conversation was held, without the version: what people call it. */
const formOf = (instrument: string): string => instrument.replace(/@.*$/, '')

/** What was told, counted: mentions, conversations and centres side by side, each under its own name. */
export const EffectsSheet = (props: {
  /** Newest revisions that open and were not withdrawn, of all rounds. */
  readonly conversations: readonly Conversation[]
  readonly nameOf: (centre: string) => string
  /** Order of the centres. */
  readonly order: readonly string[]
  readonly refusals: number
  readonly where: string
  readonly notes: readonly string[]
  /** Which sheet is shown. */
  readonly sheets: ReactNode
}) => {
  const { t, i18n } = useTranslation(['effect-results', 'archive', 'coding', 'mentions', 'ui', 'caveats'])
  const found = useCodings()
  const codings = found?.ok ? found.value : { codings: [], consensuses: [] }
  const words = useEffectWords(codings.codings)
  const caveatWords = useCaveatWords()
  const anotherLook = useAnotherLook(props.conversations, codings.codings)
  const [level, setLevel] = useState<Level>('effects')
  const [chosen, setChosen] = useState<Readonly<Record<keyof CountedCell, string>>>({
    round: all,
    centre: all,
    with: all,
    language: all,
    instrument: all,
  })
  const { conversations } = props
  const valuesOf = (key: keyof CountedCell): readonly string[] =>
    [...new Set(conversations.map((one) => one[key]))].sort()
  const filter = Object.fromEntries(
    Object.entries(chosen).flatMap(([key, value]) => (value === all ? [] : [[key, [value]]])),
  ) as MentionFilter
  const within = conversations.filter((one) => isIn(one, filter))
  const tables = whatIsTold(conversations, codings, filter)
  // One change story so far; with two, their rows would have to stand apart.
  const changeStory = conversations[0]?.changeStory ?? currentPraatplaat.changeStory
  const codebook = findCodebook(changeStory)
  const groups = toldGroups(level, tables, changeStory)
  const most = mostTold(toldGroups('effects', tables, changeStory))
  const [first, ...others] = most

  const wordOf: Readonly<Record<keyof CountedCell, (value: string) => string>> = {
    round: (value) => value,
    centre: props.nameOf,
    with: (value) => t(`with.${value as CountedCell['with']}`),
    language: (value) => (i18n.language === 'nl' ? findLanguage(value).dutchName : findLanguage(value).name),
    instrument: (value) => {
      const form = conversations.find((one) => formOf(one.instrument) === formOf(value))?.form
      return `${form === undefined ? value : t(`form.${form}`)} ${value.replace(/^.*@/, '')}`
    },
  }
  const filters = (Object.keys(chosen) as (keyof CountedCell)[])
    .map((key) => ({ key, values: valuesOf(key) }))
    .filter(({ values }) => values.length > 1)
  const inWords = filters
    .map(({ key }) => `${t(`filter.${key}`)}: ${chosen[key] === all ? t('filter.all') : wordOf[key](chosen[key])}`)
    .join(' · ')
  const nameOf = useToldNames(level, words)
  const unitOf = ({ mentions, conversations: count }: MentionCount): string =>
    t('counted', {
      mentions: t('mentions:unit.mentions', { count: mentions }),
      conversations: t('mentions:unit.conversations', { count }),
    })

  if (found === undefined)
    return (
      <Sheet>
        <p className="lead soft" role="status">
          {t('archive:results.counting')}
        </p>
      </Sheet>
    )
  if (!found.ok)
    return (
      <Sheet>
        <ProblemNotice problem={found.failure} />
      </Sheet>
    )
  const isNothing = tables.coded.conversations === 0
  const table = countConversations(within, props.order)
  const languages = new Map<string, number>()
  for (const one of within) languages.set(one.language, (languages.get(one.language) ?? 0) + 1)
  const held = (by: Conversation['heldBy']) => within.filter((one) => one.mode !== 'self' && one.heldBy === by).length
  const caveats = caveatsOf({
    audience: 'centre',
    least: usualThreshold,
    conversations: table,
    languages: [...languages].map(([language, count]) => ({ language, conversations: count })),
    holders: {
      'own-coordinator': held('own-coordinator'),
      'exchange-interviewer': held('exchange-interviewer'),
      volunteer: held('volunteer'),
      self: within.filter((one) => one.mode === 'self').length,
      unknown: 0,
    },
    // A refusal is sealed: of which of these it is cannot be told apart here.
    refusals: Object.keys(filter).length === 0 ? props.refusals : undefined,
    // Other centres lie on other tablets: their absence here says nothing.
    centres: [],
    coded: {
      conversations: tables.coded.conversations,
      coders: new Set(codings.codings.map((one) => one.coder)).size,
      anotherLook,
    },
  })
  const rest = [
    ...tables.waiting.map((row) => ({ what: t('rest.waiting', { name: words.nameOf(row.effect) }), row })),
    ...tables.negative.map((row) => ({ what: t('rest.negative', { name: words.nameOf(row.effect) }), row })),
    { what: t('rest.health'), row: tables.health },
    { what: t('rest.nowhere'), row: tables.nowhere },
  ].filter(({ row }) => row.mentions > 0)

  return (
    <Sheet className="results-sheet effects-sheet">
      <div className="results-sheet__top">
        {isNothing || first === undefined ? (
          <div>
            <ScreenHeading>{t(conversations.length === within.length ? 'none' : 'noneFiltered')}</ScreenHeading>
            <p className="lead">{t('noneHow')}</p>
          </div>
        ) : (
          <div>
            <ScreenHeading>
              {t('title', {
                count: first.conversations,
                of: tables.coded.conversations,
                effect: words.nameOf(first.key),
              })}
            </ScreenHeading>
            {others.length === 0 ? null : (
              <p className="lead">
                {t('then', {
                  effects: listInWords(
                    others
                      .slice(0, 2)
                      .map((row) => t('thenOne', { effect: words.nameOf(row.key), count: row.conversations })),
                    i18n.language,
                  ),
                })}
              </p>
            )}
          </div>
        )}
        <div className="buttons not-printed">
          <ButtonLink look="big" icon="pencil" to="/coderen">
            {t('code')}
          </ButtonLink>
          {isNothing ? null : (
            <SaveCounts
              audience="centre"
              counts={insideCounts(
                table,
                [...languages].map(([language, count]) => ({ language, conversations: count })),
                tables,
              )}
              chosen={inWords}
              caveats={caveatWords(caveats, props.nameOf)}
              named={codings.codings}
              nameOf={props.nameOf}
              where={props.where}
            />
          )}
          {isNothing ? null : (
            <Button look="big" icon="printer" onTap={() => print()}>
              {t('archive:results.print')}
            </Button>
          )}
        </div>
      </div>
      <div className="effects-sheet__filters not-printed">
        {props.sheets}
        {filters.map(({ key, values }) => (
          <FilterChoice
            key={key}
            label={t(`filter.${key}`)}
            chosen={chosen[key]}
            onChoose={(value) => setChosen({ ...chosen, [key]: value })}
            choices={[
              { key: all, word: t('filter.all') },
              ...values.map((value) => ({ key: value, word: wordOf[key](value) })),
            ]}
          />
        ))}
      </div>
      {inWords === '' ? null : <p className="results-sheet__chosen">{inWords}</p>}
      {isNothing ? (
        <Drawing name="group-table" tone="empty" size="16rem" className="effects-sheet__empty" />
      ) : (
        <>
          <ChoiceStrip
            label={t('level.label')}
            chosen={level}
            onChoose={setLevel}
            choices={levels.map((key) => ({ key, word: t(`level.${key}`) }))}
          />
          <ToldTable
            level={level}
            groups={groups}
            n={tables.coded.conversations}
            hasCentres={props.order.length > 1 && valuesOf('centre').length > 1}
            nameOf={nameOf}
          />
          <p>
            <SumInTheOpen
              level={level}
              tables={tables}
              sum={codebook === undefined ? undefined : goalSum(tables, codebook)}
            />
          </p>
          {level === 'subGoals' || level === 'indicators' ? <p className="soft">{t('reading')}</p> : null}
          {chosen.round === all ? (
            <RoundsCompared
              level={level}
              conversations={conversations}
              codings={codings}
              filter={filter}
              changeStory={changeStory}
              nameOf={nameOf}
            />
          ) : null}
          {rest.length === 0 ? null : (
            <section className="effects-sheet__rest">
              <h2>{t('rest.title')}</h2>
              <ul>
                {rest.map(({ what, row }) => (
                  <li key={what}>
                    {what}: {unitOf(row)}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
      {props.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <ReadThis title={`${t('caveats:title')}.`} sentences={caveatWords(caveats, props.nameOf)} />
      <p className="results-sheet__foot soft">
        {props.where} · {t('ui:copyright')}
      </p>
    </Sheet>
  )
}

/** The sum, and what adding up the rows would give instead, with its reason: an effect of two goals in the open. */
const SumInTheOpen = (props: {
  readonly level: Level
  readonly tables: ReturnType<typeof whatIsTold>
  readonly sum: ReturnType<typeof goalSum> | undefined
}) => {
  const { t } = useTranslation(['effect-results', 'mentions'])
  const { level, tables, sum } = props
  if (level === 'subGoals' || level === 'indicators') {
    const { mentions } = tables[level]
    const over = level === 'subGoals' ? tables.subGoals.sumOverSubGoals : tables.indicators.sumOverIndicators
    return <>{t(`sum.${level}`, { mentions, sum: over })}.</>
  }
  if (sum === undefined) return null
  return (
    <>
      {sum.extra === 0
        ? t('mentions:perGoal.same', { mentions: sum.mentions, count: sum.mentions })
        : t('mentions:perGoal.shared', { mentions: sum.mentions, sum: sum.sum, count: sum.sharedEffects })}
      {sum.without === 0 ? '' : `; ${t('mentions:perGoal.without', { without: sum.without })}`}.
    </>
  )
}
