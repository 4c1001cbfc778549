import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import { countConversations } from '#domain/count-conversations.ts'
import type { Audience } from '#domain/disclosure.ts'
import { audience as audienceOf } from '#domain/disclosure.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { useLive, useServices } from '../../services.ts'
import { CardsSheet } from '../../shell/cards-sheet.tsx'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { ResultsSheet } from '../../shell/results-sheet.tsx'
import { UnlockDoor } from '../../shell/unlock-door.tsx'
import { useArchive } from '../../shell/use-archive.ts'
import { useCardWords } from '../../shell/use-card-words.ts'
import { useCentreNames } from '../../shell/use-centre-names.ts'
import { countRefusals } from '../../storage/record-queries.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Sheet, TableTop } from '../../ui/table-top.tsx'
import { EffectsSheet } from './effects-sheet.tsx'
import { OutsideSheet } from './outside-sheet.tsx'
import { cardsOf, centresOfCards, isNothingYet, roundsOf, whatCounts } from './what-counts.ts'
import './results.css'

/** The drawer with results: counted here, offline, from what lies on this tablet. */
export const ResultsScreen = () => (
  <UnlockDoor>
    <CountedHere />
  </UnlockDoor>
)

const allRounds = 'all'
const allCentres = ''

const CountedHere = () => {
  const { t, i18n } = useTranslation(['archive', 'card-results', 'effect-results', 'ui'])
  const { now } = useServices()
  const archive = useArchive()
  const names = useCentreNames()
  const refusals = useLive(countRefusals, 'refusals')
  const standard = useCardWords()
  const [round, setRound] = useState(allRounds)
  const [centre, setCentre] = useState(allCentres)
  const [audience, setAudience] = useState<Audience>('centre')
  const [sheet, setSheet] = useState<'conversations' | 'effects' | 'cards'>('conversations')
  const head = (
    <OpenHead back={{ to: '/', words: t('ui:back.table') }} place={t('results.title')} detail={names?.here?.name} />
  )

  if (archive === undefined || names === undefined || standard === undefined || refusals === undefined) {
    return (
      <TableTop head={head}>
        <Sheet>
          <p className="lead soft" role="status">
            {t('results.counting')}
          </p>
        </Sheet>
      </TableTop>
    )
  }
  if (!archive.ok) {
    return (
      <TableTop head={head}>
        <Sheet>
          <ProblemNotice problem={archive.failure} />
        </Sheet>
      </TableTop>
    )
  }
  const found = whatCounts(archive.value, round === allRounds ? undefined : round)
  const { counted, closed } = found
  const rounds = roundsOf(archive.value)
  if (round === allRounds && isNothingYet(found, refusals)) {
    return (
      <TableTop head={head}>
        <Sheet className="results-none">
          <Drawing name="group-table" tone="empty" size="16rem" />
          <ScreenHeading>{t('results.none')}</ScreenHeading>
          <p className="lead soft">{t('results.noneHow')}</p>
          <ButtonLink to="/gesprek/nieuw" look="main">
            {t('noneStart')}
          </ButtonLink>
        </Sheet>
      </TableTop>
    )
  }
  const everything = whatCounts(archive.value, undefined).counted
  const hasCards = everything.some((one) => one.cards !== undefined)
  const shown = sheet === 'cards' && !hasCards ? 'conversations' : sheet
  const order = names.centres.map((one) => one.id)
  const centres = centresOfCards(everything, order)
  const ofCentre = counted.filter((one) => centre === allCentres || one.centre === centre)
  const centreWords = centre === allCentres ? t('card-results:allCentres') : names.nameOf(centre)
  const sheets = (
    <>
      <ChoiceStrip
        label={t('effect-results:audience.label')}
        showsLabel
        chosen={audience}
        onChoose={setAudience}
        choices={audienceOf.options.map((key) => ({ key, word: t(`effect-results:audience.${key}`) }))}
      />
      <ChoiceStrip
        label={t('card-results:sheets.label')}
        chosen={shown}
        onChoose={setSheet}
        choices={[
          { key: 'conversations', word: t('card-results:sheets.conversations') },
          { key: 'effects', word: t('effect-results:sheet') },
          ...(hasCards ? [{ key: 'cards' as const, word: t('card-results:sheets.cards') }] : []),
        ]}
      />
    </>
  )
  const common = {
    countedOn: 'tablet',
    where: t('results.here', { day: formatDay(amsterdamDay(now()), i18n.language) }),
    chosen: `${t('results.round')}: ${round === allRounds ? rounds.join(', ') || t('results.allRounds') : round}`,
    notes: closed === 0 ? [] : [t('results.closed', { count: closed })],
    filters: (
      <div className="effects-sheet__filters not-printed">
        {sheets}
        {rounds.length < 2 ? null : (
          <ChoiceStrip
            label={t('results.round')}
            showsLabel
            chosen={round}
            onChoose={setRound}
            choices={[
              { key: allRounds, word: t('results.allRounds') },
              ...rounds.map((one) => ({ key: one, word: one })),
            ]}
          />
        )}
      </div>
    ),
  } as const
  return (
    <TableTop head={head}>
      {audience !== 'centre' ? (
        <OutsideSheet
          audience={audience}
          sheet={shown}
          conversations={everything}
          round={round === allRounds ? undefined : round}
          nameOf={names.nameOf}
          order={order}
          standard={standard}
          refusals={refusals}
          where={common.where}
          chosen={common.chosen}
          notes={common.notes}
          filters={common.filters}
        />
      ) : shown === 'effects' ? (
        <EffectsSheet
          conversations={everything}
          nameOf={names.nameOf}
          order={order}
          refusals={refusals}
          where={common.where}
          notes={common.notes}
          sheets={sheets}
        />
      ) : shown === 'cards' ? (
        <CardsSheet
          {...cardsOf(ofCentre, standard.nl ?? {})}
          standard={standard}
          {...common}
          chosen={`${common.chosen} · ${t('card-results:centre')}: ${centreWords}`}
          filters={
            <>
              {common.filters}
              {centres.length < 2 ? null : (
                <ChoiceStrip
                  label={t('card-results:centre')}
                  showsLabel
                  chosen={centre}
                  onChoose={setCentre}
                  choices={[
                    { key: allCentres, word: t('card-results:allCentres') },
                    ...centres.map((one) => ({ key: one, word: names.nameOf(one) })),
                  ]}
                />
              )}
            </>
          }
        />
      ) : (
        <ResultsSheet
          table={countConversations(counted, order)}
          nameOf={names.nameOf}
          // A refusal is sealed: its round cannot be told apart here.
          refusals={round === allRounds ? refusals : undefined}
          {...common}
        />
      )}
    </TableTop>
  )
}
