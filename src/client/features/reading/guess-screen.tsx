import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { findCodebook } from '#content/codebooks.ts'
import { currentPraatplaat } from '#content/registry.ts'
import type { GoalId } from '#domain/goal.ts'
import type { Guessed, ReadingLevel } from '#domain/reading.ts'
import { actionsToFollow, guessSteps, readingLevel, sessionsOf } from '#domain/reading.ts'
import { keepReading } from '../../actions/keep-reading.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import type { ToldHere } from '../../shell/use-told-here.ts'
import { roundsOfTold } from '../../shell/use-told-here.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { GoalStamp } from '../../ui/goal-stamp.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { foundRows, ofSession } from './found-rows.ts'
import { SessionCaveats } from './session-caveats.tsx'
import { useRowWords } from './use-row-words.ts'
import '../../ui/goal-band.css'

/** Guess first: an empty chart, and everybody says how far they think each bar will reach. Nothing is shown yet. */
export const GuessScreen = (props: { readonly told: ToldHere; readonly centre: string }) => {
  const { t } = useTranslation('reading')
  const services = useServices()
  const [, navigate] = useLocation()
  const { told, centre } = props
  const ofCentre = told.conversations.filter((one) => one.centre === centre)
  const rounds = roundsOfTold(ofCentre)
  const [round, setRound] = useState(rounds[0] ?? '')
  const [level, setLevel] = useState<ReadingLevel>('goals')
  const [guess, setGuess] = useState<Readonly<Record<string, Guessed>>>({})
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const nameOf = useRowWords()
  const conversations = ofSession(ofCentre, { centre, round })
  const changeStory = conversations[0]?.changeStory ?? currentPraatplaat.changeStory
  const found = foundRows({ ...told, conversations }, level, changeStory)
  const head = (
    <OpenHead
      back={{ to: '/duiden', words: t('list.back') }}
      place={t('title')}
      detail={`${told.names.nameOf(centre)}${round === '' ? '' : ` · ${round}`}`}
    />
  )
  if (found.coded === 0 || findCodebook(changeStory) === undefined)
    return (
      <TableTop head={head}>
        <Sheet className="reading reading--none">
          <Drawing name="group-table" tone="empty" size="16rem" />
          <ScreenHeading>{t('list.nothingCoded')}</ScreenHeading>
          <p className="lead soft">{t('list.nothingCodedHow')}</p>
          <ButtonLink to="/coderen" look="main">
            {t('list.code')}
          </ButtonLink>
        </Sheet>
      </TableTop>
    )
  const sessions = sessionsOf(told.readings, centre)
  const shown = Object.fromEntries(Object.entries(guess).filter(([key]) => found.rows.some((row) => row.key === key)))
  const reveal = async () => {
    setBusy(true)
    const kept = await keepReading(
      services,
      { part: 'session', level, guess: shown, coded: found.coded },
      { round, centre, changeStory, place: sessions.length },
    )
    if (!kept.ok) {
      setBusy(false)
      return setProblem(kept.failure)
    }
    const begun = { ...kept.value, says: kept.value.says } as (typeof sessions)[number]['session']
    const current = { session: begun, meanings: [], actions: [], outcomes: [], tellings: [] }
    const looksBack = actionsToFollow([current, ...sessions], current).length > 0
    navigate(`/duiden/${kept.value.root}/${looksBack ? 'acties' : 'zien'}`)
  }
  return (
    <TableTop
      head={head}
      foot={
        <>
          <Button look="big" icon="printer" onTap={() => print()}>
            {t('guess.print')}
          </Button>
          <Gap />
          <Button look="main" icon="eye" onTap={reveal} busy={busy}>
            {t('guess.reveal')}
          </Button>
        </>
      }
    >
      <Sheet className={`reading reading--guess reading--${level}`}>
        <div className="reading__top">
          <div>
            <ScreenHeading>{t('guess.title')}</ScreenHeading>
            <p className="lead">{t('guess.lead', { count: found.coded })}</p>
          </div>
          <div className="reading__choices not-printed">
            <ChoiceStrip
              label={t('guess.level')}
              chosen={level}
              onChoose={setLevel}
              choices={readingLevel.options.map((key) => ({ key, word: t(`level.${key}`) }))}
            />
            {rounds.length < 2 ? null : (
              <ChoiceStrip
                label={t('guess.round')}
                showsLabel
                chosen={round}
                onChoose={setRound}
                choices={rounds.map((key) => ({ key, word: key }))}
              />
            )}
          </div>
        </div>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <div className="guess-chart">
          <p className="guess-chart__scale" aria-hidden="true">
            {guessSteps.map((step) => (
              <span key={step}>{t(`guess.step.${step}`)}</span>
            ))}
          </p>
          {found.rows.map(({ key, goal }) => (
            <GuessRow
              key={key}
              row={key}
              goal={goal}
              name={nameOf(key)}
              guess={shown[key]}
              onGuess={(step) => setGuess({ ...guess, [key]: step })}
            />
          ))}
        </div>
        <p className="reading__paper-how">{t('guess.onPaper')}</p>
        <SessionCaveats told={told} conversations={conversations} coded={found.coded} />
      </Sheet>
    </TableTop>
  )
}

/** One empty bar. Radio buttons: a tap, or the arrow keys, says how far it reaches. */
const GuessRow = (props: {
  readonly row: string
  readonly goal: GoalId
  readonly name: string
  readonly guess: Guessed | undefined
  readonly onGuess: (step: Guessed) => void
}) => {
  const { t } = useTranslation('reading')
  return (
    <fieldset className={`guess-row goal-${props.goal}`}>
      <legend className="guess-row__name">
        <GoalStamp goal={props.goal} />
        <span>{props.name}</span>
      </legend>
      <div className="guess-row__track">
        {guessSteps.map((step) => (
          <label
            key={step}
            className={`guess-row__step ${step === 0 ? 'guess-row__step--nobody' : ''} ${
              props.guess !== undefined && step > 0 && step <= props.guess ? 'guess-row__step--filled goal-band' : ''
            } ${props.guess === step ? 'guess-row__step--chosen' : ''}`}
          >
            <input
              type="radio"
              className="only-heard"
              name={`guess-${props.row}`}
              checked={props.guess === step}
              onChange={() => props.onGuess(step)}
            />
            <span className="only-heard">{t(`guess.step.${step}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
