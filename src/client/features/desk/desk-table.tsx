import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { CardsAnswer, ConversationsAnswer } from '#wire/desk.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { useServices } from '../../services.ts'
import { CardsSheet } from '../../shell/cards-sheet.tsx'
import { ResultsSheet } from '../../shell/results-sheet.tsx'
import { saveFile } from '../../shell/save-file.ts'
import { useCardWords } from '../../shell/use-card-words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Sheet } from '../../ui/table-top.tsx'
import type { Desk, ExportFormat } from './ask-desk.ts'
import type { SignedIn } from './ask-staff.ts'
import { DeskFrame } from './desk-frame.tsx'
import { DeskProblemNotice } from './desk-problem.tsx'
import type { DeskProblem } from './desk-problem-of.ts'
import { EnrolDialog } from './enrol-dialog.tsx'

const allRounds = 'all'
const allCentres = ''

const fileEnds: Readonly<Record<ExportFormat, string>> = {
  csv: 'gesprekken-{{day}}.csv',
  jsonl: 'gesprekken-{{day}}.jsonl',
  'cards-csv': 'betekeniskaarten-{{day}}.csv',
  'kardsort-csv': 'betekeniskaarten-kardsort-{{day}}.csv',
}

/** What stands while the first answer is on its way. */
const nothing: ConversationsAnswer = {
  audience: 'centre',
  programme: '',
  centres: [],
  rounds: [],
  conversations: { rows: [], total: { resident: 0, partner: 0, other: 0, total: 0 } },
  refusals: 0,
  waiting: 0,
  unreadable: 0,
  keptAside: 0,
}

/** The tables and the files: for who signed in, or for whoever has the manager's key. */
export const DeskTable = (props: {
  readonly desk: Desk
  /** What the key was tried with; asked here for who signed in. */
  readonly tried: ConversationsAnswer | undefined
  readonly session: SignedIn | undefined
  readonly onLeave: () => void
}) => {
  const { t, i18n } = useTranslation(['desk', 'card-results'])
  const { now } = useServices()
  const { desk, session, tried } = props
  const [first, setFirst] = useState(tried)
  const [answer, setAnswer] = useState(tried ?? nothing)
  const [cards, setCards] = useState<CardsAnswer>()
  const standard = useCardWords()
  const [round, setRound] = useState(allRounds)
  const [centre, setCentre] = useState(allCentres)
  const [problem, setProblem] = useState<DeskProblem>()
  const [busy, setBusy] = useState<'results' | ExportFormat>()
  const [saved, setSaved] = useState('')
  const [enrolling, setEnrolling] = useState(false)
  const roundOf = (one: string) => (one === allRounds ? undefined : one)
  const centreOf = (one: string) => (one === allCentres ? undefined : one)
  const day = amsterdamDay(now())

  const look = async (one: string) => {
    setRound(one)
    setBusy('results')
    const [next, nextCards] = await Promise.all([
      desk.results(roundOf(one)),
      desk.cards(roundOf(one), centreOf(centre)),
    ])
    setBusy(undefined)
    setProblem(next.ok ? (nextCards.ok ? undefined : nextCards.failure) : next.failure)
    if (next.ok) setAnswer(next.value)
    // Cards of another round than the table above them would be read as belonging to it.
    setCards(nextCards.ok ? nextCards.value : undefined)
  }
  const lookAtCards = async (at: string) => {
    setCentre(at)
    setBusy('results')
    const found = await desk.cards(roundOf(round), centreOf(at))
    setBusy(undefined)
    setProblem(found.ok ? undefined : found.failure)
    // Cards of another centre under this one's name would be worse than none.
    setCards(found.ok ? found.value : undefined)
  }
  useEffect(() => {
    let isShown = true
    if (tried === undefined)
      desk.results(undefined).then((found) => {
        if (!isShown) return
        if (found.ok) {
          setFirst(found.value)
          setAnswer(found.value)
        } else setProblem(found.failure)
      })
    desk.cards(undefined, undefined).then((found) => {
      if (!isShown) return
      if (found.ok) setCards(found.value)
      else setProblem(found.failure)
    })
    return () => {
      isShown = false
    }
  }, [desk, tried])
  const download = async (format: ExportFormat) => {
    setBusy(format)
    const file = await desk.download(format, roundOf(round))
    setBusy(undefined)
    setProblem(file.ok ? undefined : file.failure)
    if (!file.ok) return
    const name = `praatplaat-${fileEnds[format].replace('{{day}}', day)}`
    saveFile({ name, content: file.value, type: '' })
    setSaved(t('downloaded', { name }))
  }
  const { keptAside, otherCentre = 0, attachmentsAwaited = 0 } = answer
  const notes = [
    ...(answer.waiting === 0 ? [] : [t('waiting', { count: answer.waiting })]),
    ...(answer.unreadable === 0 ? [] : [t('unreadable', { count: answer.unreadable })]),
    ...(otherCentre === 0 ? [] : [t('otherCentre', { count: otherCentre })]),
    ...(keptAside === 0 ? [] : [t('keptAside', { count: keptAside })]),
    ...(attachmentsAwaited === 0 ? [] : [t('attachmentsAwaited', { count: attachmentsAwaited })]),
  ]
  const link =
    session === undefined ? (
      <Button look="big" icon="qrcode" onTap={() => setEnrolling(true)}>
        {t('enrol.open')}
      </Button>
    ) : session.may.includes('enrol-tablets') ? (
      <ButtonLink to="/bureau/tablets" look="big" icon="device-tablet">
        {t('parts.tablets')}
      </ButtonLink>
    ) : null
  const isEmpty = answer.conversations.total.total === 0
  // A round is only known once something of it arrived; the chosen one must stay choosable when it turns out empty.
  const rounds = [...new Set([...(first?.rounds ?? []), ...answer.rounds])]
  const nameOf = (id: string) => answer.centres.find((one) => one.id === id)?.name ?? id
  const spoken = [
    ...new Set([...(first?.conversations.rows ?? []), ...answer.conversations.rows].map((row) => row.centre)),
  ]
  const roundWords = `${t('round')}: ${round === allRounds ? rounds.join(', ') : round}`
  const centreWords = centre === allCentres ? t('card-results:allCentres') : nameOf(centre)

  return (
    <DeskFrame
      session={session}
      part="results"
      onLeave={props.onLeave}
      actions={
        <Button look="bare" icon="refresh" busy={busy === 'results'} onTap={() => look(round)}>
          {t('refresh')}
        </Button>
      }
      foot={
        isEmpty ? undefined : (
          <div className="desk__foot">
            <Button look="big" icon="download" busy={busy === 'csv'} onTap={() => download('csv')}>
              {busy === 'csv' ? t('downloading') : t('csv')}
            </Button>
            <Button look="big" icon="download" busy={busy === 'jsonl'} onTap={() => download('jsonl')}>
              {busy === 'jsonl' ? t('downloading') : t('jsonl')}
            </Button>
            <p className="desk__careful" role="status">
              {saved === '' ? t('careful') : saved}
            </p>
          </div>
        )
      }
    >
      {problem === undefined ? null : <DeskProblemNotice problem={problem} />}
      {first === undefined ? (
        <Sheet className="laid-table">
          <p className="only-heard">{t('opening')}</p>
        </Sheet>
      ) : isEmpty && round === allRounds ? (
        <Sheet className="desk-none">
          <Drawing name="place-vertrouwen" tone="empty" size="16rem" />
          <ScreenHeading>{t('none')}</ScreenHeading>
          <p className="lead soft">{t('noneHow')}</p>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          {link}
        </Sheet>
      ) : (
        <ResultsSheet
          table={answer.conversations}
          nameOf={nameOf}
          refusals={answer.refusals}
          countedOn="server"
          where={t('where', { day: formatDay(day, i18n.language) })}
          chosen={roundWords}
          notes={notes}
          actions={link}
          filters={
            rounds.length < 2 ? undefined : (
              <ChoiceStrip
                label={t('round')}
                showsLabel
                chosen={round}
                onChoose={look}
                choices={[{ key: allRounds, word: t('allRounds') }, ...rounds.map((one) => ({ key: one, word: one }))]}
              />
            )
          }
        />
      )}
      {cards === undefined ||
      standard === undefined ||
      (centre === allCentres && cards.cards.sorts + cards.cards.groupSessions === 0) ? null : (
        <CardsSheet
          second
          table={cards.cards}
          faces={cards.faces}
          standard={standard}
          countedOn="server"
          where={t('where', { day: formatDay(day, i18n.language) })}
          chosen={`${roundWords} · ${t('card-results:centre')}: ${centreWords}`}
          filters={
            spoken.length < 2 ? undefined : (
              <ChoiceStrip
                label={t('card-results:centre')}
                showsLabel
                chosen={centre}
                onChoose={lookAtCards}
                choices={[
                  { key: allCentres, word: t('card-results:allCentres') },
                  ...spoken.map((one) => ({ key: one, word: nameOf(one) })),
                ]}
              />
            )
          }
          actions={
            <>
              <Button look="big" icon="download" busy={busy === 'cards-csv'} onTap={() => download('cards-csv')}>
                {busy === 'cards-csv' ? t('downloading') : t('card-results:download')}
              </Button>
              <Button look="big" icon="download" busy={busy === 'kardsort-csv'} onTap={() => download('kardsort-csv')}>
                {busy === 'kardsort-csv' ? t('downloading') : t('card-results:downloadKardsort')}
              </Button>
            </>
          }
        />
      )}
      {enrolling ? <EnrolDialog desk={desk} centres={undefined} whole onClose={() => setEnrolling(false)} /> : null}
    </DeskFrame>
  )
}
