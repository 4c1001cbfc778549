import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findCodebook } from '#content/codebooks.ts'
import { currentPraatplaat, findInstrument } from '#content/registry.ts'
import type { EffectAgreement, Figure } from '#domain/agreement.ts'
import { differences, effectAgreement, isDefined } from '#domain/agreement.ts'
import { joinedEffects } from '#domain/coding.ts'
import { seededRandom } from '#domain/seeded-random.ts'
import type { Codings } from '../../actions/read-codings.ts'
import { useInstrumentWords } from '../../i18n/use-instrument-words.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { listInWords } from '../../shell/results-words.ts'
import { useEffectWords } from '../../shell/use-effect-words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { FilterChoice } from '../../ui/filter-choice.tsx'
import { GoalStamp } from '../../ui/goal-stamp.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Sheet, TableTop } from '../../ui/table-top.tsx'
import { goalsOfEffect } from './answer-sheet.tsx'
import { judgementsOf, pairsOf } from './compare-coders.ts'
import type { ConversationToCode } from './to-code.ts'

/** Under so many answers the figures say little, and the sheet says so (research/domain 4.4). */
const leastUnits = 10

/** The same codings give the same margin at every look: each effect draws from a seed of its own. */
const randomOf = (effect: string) =>
  seededRandom([...effect].reduce((seed, letter) => seed * 31 + letter.charCodeAt(0), 7))

/** Two coders side by side: agreement per effect, and every answer they differ about. */
export const CompareScreen = (props: {
  readonly conversations: readonly ConversationToCode[]
  readonly codings: Codings
}) => {
  const { t, i18n } = useTranslation('coding')
  const [pair, setPair] = useState(0)
  const pairs = pairsOf(props.conversations)
  const chosen = pairs[pair] ?? pairs[0]
  const head = <OpenHead back={{ to: '/coderen', words: t('one.back') }} place={t('compare.title')} />
  if (chosen === undefined) {
    return (
      <TableTop head={head}>
        <Sheet className="coding-list">
          <div className="coding-list__none">
            <Drawing name="group-table" tone="empty" size="16rem" />
            <ScreenHeading>{t('compare.none')}</ScreenHeading>
            <p className="lead soft">{t('compare.noneHow')}</p>
          </div>
        </Sheet>
      </TableTop>
    )
  }
  const [one, other] = chosen.coders
  return (
    <TableTop head={head}>
      <Sheet className="coding-list compare">
        <div>
          <ScreenHeading>{t('compare.lead', { one, other, count: chosen.conversations })}</ScreenHeading>
          <p className="soft">{t('compare.how')}</p>
        </div>
        {pairs.length < 2 ? null : (
          <div>
            <FilterChoice
              label={t('compare.pair')}
              chosen={String(pair)}
              onChoose={(key) => setPair(Number(key))}
              choices={pairs.map(({ coders: [a, b] }, at) => ({
                key: String(at),
                word: t('compare.pairOf', { one: a, other: b }),
              }))}
            />
          </div>
        )}
        <Compared key={i18n.language} {...props} coders={chosen.coders} />
      </Sheet>
    </TableTop>
  )
}

const Compared = (props: {
  readonly conversations: readonly ConversationToCode[]
  readonly codings: Codings
  readonly coders: readonly [string, string]
}) => {
  const { t, i18n } = useTranslation('coding')
  const { conversations, coders } = props
  const { codings, consensuses } = props.codings
  const words = useEffectWords(codings)
  const codebook = findCodebook(currentPraatplaat.changeStory)
  const { table, apart, units } = useMemo(() => {
    const judgements = judgementsOf(conversations, codings, coders)
    const effects = [...(codebook?.effects ?? []).map(({ id }) => id), ...joinedEffects(codings)]
    return {
      table: effectAgreement(judgements, effects, randomOf),
      apart: differences(judgements),
      units: judgements.length / coders.length,
    }
  }, [conversations, codings, coders, codebook])
  const agreed = new Set(consensuses.map((one) => one.conversation.root))
  const roots = [...new Set(apart.map(({ unit }) => unit.split(' ')[0] ?? ''))]
  const both = conversations.filter(({ by }) => coders.every((name) => by.some((one) => one.coder === name)))
  return (
    <>
      {units < leastUnits ? <p className="strong">{t('compare.few', { least: leastUnits })}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: with large text the table scrolls sideways; keys must reach it (WCAG 2.1.1). */}
      <section className="agreement" aria-label={t('compare.caption')} tabIndex={0}>
        <table>
          <caption>
            {t('compare.caption')} <span className="soft">{t('compare.unit', { count: units })}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('compare.effect')}</th>
              <th scope="col">{t('compare.percent')}</th>
              <th scope="col">{t('compare.kappa')}</th>
              <th scope="col">{t('compare.alpha')}</th>
              <th scope="col">{t('compare.prevalence')}</th>
            </tr>
          </thead>
          <tbody>
            {table.map((row) => (
              <tr key={row.effect}>
                <th scope="row">
                  <span className="agreement__effect">
                    {goalsOfEffect(row.effect, codebook)
                      .slice(0, 1)
                      .map((goal) => (
                        <GoalStamp key={goal} goal={goal} small />
                      ))}
                    {words.nameOf(row.effect)}
                  </span>
                </th>
                <AgreementCells row={row} coders={coders} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="compare__apart">
        <h2>{apart.length === 0 ? t('compare.noDifferences') : t('compare.differences')}</h2>
        {both
          .filter(({ conversation }) => roots.includes(conversation.root) || agreed.has(conversation.root))
          .map(({ conversation }) => (
            <div key={conversation.root} className="compare__one">
              <div className="answer-sheet__top">
                <h3>{t('compare.conversation', { number: conversation.number })}</h3>
                <ButtonLink look="plain" icon="users" to={`/coderen/${conversation.root}/samen`}>
                  {t(agreed.has(conversation.root) ? 'compare.again' : 'compare.together')}
                </ButtonLink>
              </div>
              <ul>
                {apart
                  .filter(({ unit }) => unit.startsWith(`${conversation.root} `))
                  .map(({ unit, effect, found, notFound }) => (
                    <li key={`${unit} ${effect}`}>
                      <QuestionName conversation={conversation.instrument} question={unit.split(' ')[1] ?? ''} />{' '}
                      {t('compare.difference', {
                        effect: words.nameOf(effect),
                        found: listInWords(found, i18n.language),
                        notFound: listInWords(notFound, i18n.language),
                      })}
                    </li>
                  ))}
              </ul>
            </div>
          ))}
      </section>
    </>
  )
}

const QuestionName = (props: { readonly conversation: string; readonly question: string }) => {
  const { t, i18n } = useTranslation('coding')
  const instrument = findInstrument(props.conversation)
  const words = useInstrumentWords(instrument?.id ?? 'praatplaat', i18n.language)
  return (
    <span className="soft">
      {instrument?.questions.some((one) => one.id === props.question)
        ? words.say(`questions.${props.question}.short`)
        : t(props.question === 'story' ? 'one.story' : 'one.other')}
      :
    </span>
  )
}

const AgreementCells = (props: { readonly row: EffectAgreement; readonly coders: readonly [string, string] }) => {
  const { t, i18n } = useTranslation('coding')
  const { row } = props
  const [one, other] = props.coders
  const decimals = new Intl.NumberFormat(`${i18n.language}-u-nu-latn`, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  const percent = (figure: Figure): number => (isDefined(figure) ? Math.round(100 * figure) : 0)
  const cell = (figure: Figure) =>
    isDefined(figure) ? (
      <span className="strong">{decimals.format(figure)}</span>
    ) : (
      <span className="soft">
        {t('compare.undefined')}
        <span className="agreement__because">{t(`compare.because.${figure.undefined}`)}</span>
      </span>
    )
  return (
    <>
      <td>
        {isDefined(row.percent)
          ? t('compare.percentOf', {
              same: row.units - row.differing,
              units: row.units,
              percent: percent(row.percent),
            })
          : cell(row.percent)}
      </td>
      <td>{cell(row.kappa)}</td>
      <td>
        {cell(row.alpha)}
        {isDefined(row.alpha) ? (
          <span className="agreement__because soft">
            {'low' in row.interval
              ? t('compare.interval', {
                  low: decimals.format(row.interval.low),
                  high: decimals.format(row.interval.high),
                })
              : t('compare.noInterval')}
          </span>
        ) : null}
      </td>
      <td>
        {isDefined(row.prevalence)
          ? t('compare.found', {
              one,
              ones: row.found[one] ?? 0,
              other,
              others: row.found[other] ?? 0,
              percent: percent(row.prevalence),
            })
          : cell(row.prevalence)}
      </td>
    </>
  )
}
