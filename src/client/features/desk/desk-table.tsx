import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { CardsAnswer, ConversationsAnswer } from '#wire/desk.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { useServices } from '../../services.ts'
import { CardsSheet } from '../../shell/cards-sheet.tsx'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { ResultsSheet } from '../../shell/results-sheet.tsx'
import { saveFile } from '../../shell/save-file.ts'
import { useCardWords } from '../../shell/use-card-words.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import type { DeskLine, DeskProblem, ExportFormat } from './ask-desk.ts'
import { DeskProblemNotice } from './desk-problem.tsx'
import { EnrolDialog } from './enrol-dialog.tsx'

const allRounds = 'all'

const fileEnds: Readonly<Record<ExportFormat, string>> = {
  csv: 'gesprekken-{{day}}.csv',
  jsonl: 'gesprekken-{{day}}.jsonl',
  'cards-csv': 'betekeniskaarten-{{day}}.csv',
  'kardsort-csv': 'betekeniskaarten-kardsort-{{day}}.csv',
}

export const DeskTable = (props: {
  readonly line: DeskLine
  readonly first: ConversationsAnswer
  readonly onClose: () => void
}) => {
  const { t, i18n } = useTranslation(['desk', 'card-results'])
  const { now } = useServices()
  const [answer, setAnswer] = useState(props.first)
  const [cards, setCards] = useState<CardsAnswer>()
  const standard = useCardWords()
  const [round, setRound] = useState(allRounds)
  const [problem, setProblem] = useState<DeskProblem>()
  const [busy, setBusy] = useState<'results' | ExportFormat>()
  const [saved, setSaved] = useState('')
  const [enrolling, setEnrolling] = useState(false)
  const roundOf = (one: string) => (one === allRounds ? undefined : one)
  const day = amsterdamDay(now())

  const look = async (one: string) => {
    setRound(one)
    setBusy('results')
    const [next, nextCards] = await Promise.all([props.line.results(roundOf(one)), props.line.cards(roundOf(one))])
    setBusy(undefined)
    setProblem(next.ok ? (nextCards.ok ? undefined : nextCards.failure) : next.failure)
    if (next.ok) setAnswer(next.value)
    // Cards of another round than the table above them would be read as belonging to it.
    setCards(nextCards.ok ? nextCards.value : undefined)
  }
  const { line } = props
  useEffect(() => {
    let isShown = true
    line.cards(undefined).then((found) => {
      if (!isShown) return
      if (found.ok) setCards(found.value)
      else setProblem(found.failure)
    })
    return () => {
      isShown = false
    }
  }, [line])
  const download = async (format: ExportFormat) => {
    setBusy(format)
    const file = await props.line.download(format, roundOf(round))
    setBusy(undefined)
    setProblem(file.ok ? undefined : file.failure)
    if (!file.ok) return
    const name = `praatplaat-${fileEnds[format].replace('{{day}}', day)}`
    saveFile({ name, content: file.value, type: '' })
    setSaved(t('downloaded', { name }))
  }
  const { keptAside } = answer
  const notes = [
    ...(answer.waiting === 0 ? [] : [t('waiting', { count: answer.waiting })]),
    ...(answer.unreadable === 0 ? [] : [t('unreadable', { count: answer.unreadable })]),
    ...(keptAside === 0 ? [] : [t('keptAside', { count: keptAside })]),
  ]
  const link = (
    <Button look="big" icon="qrcode" onTap={() => setEnrolling(true)}>
      {t('enrol.open')}
    </Button>
  )
  const isEmpty = answer.conversations.total.total === 0
  // A round is only known once something of it arrived; the chosen one must stay choosable when it turns out empty.
  const rounds = [...new Set([...props.first.rounds, ...answer.rounds])]

  return (
    <TableTop
      head={
        <>
          <p className="open-head__place">
            <span className="strong">{t('title')}</span>
          </p>
          <Gap />
          <Button look="bare" icon="refresh" busy={busy === 'results'} onTap={() => look(round)}>
            {t('refresh')}
          </Button>
          <LanguageSwitch />
          <Button icon="lock" className="open-head__lock" onTap={props.onClose}>
            {t('close')}
          </Button>
        </>
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
      {isEmpty && round === allRounds ? (
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
          nameOf={(id) => answer.centres.find((one) => one.id === id)?.name ?? id}
          refusals={answer.refusals}
          countedOn="server"
          where={t('where', { day: formatDay(day, i18n.language) })}
          chosen={`${t('round')}: ${round === allRounds ? rounds.join(', ') : round}`}
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
      {cards === undefined || standard === undefined || cards.cards.sorts + cards.cards.groupSessions === 0 ? null : (
        <CardsSheet
          second
          table={cards.cards}
          faces={cards.faces}
          standard={standard}
          countedOn="server"
          where={t('where', { day: formatDay(day, i18n.language) })}
          chosen={`${t('round')}: ${round === allRounds ? rounds.join(', ') : round}`}
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
      {enrolling ? <EnrolDialog line={props.line} onClose={() => setEnrolling(false)} /> : null}
    </TableTop>
  )
}
