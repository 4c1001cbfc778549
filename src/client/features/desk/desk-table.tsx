import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { ConversationsAnswer } from '#wire/desk.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { useServices } from '../../services.ts'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { ResultsSheet } from '../../shell/results-sheet.tsx'
import { saveFile } from '../../shell/save-file.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import type { DeskLine, DeskProblem, ExportFormat } from './ask-desk.ts'
import { DeskProblemNotice } from './desk-problem.tsx'
import { EnrolDialog } from './enrol-dialog.tsx'

const allRounds = 'all'

export const DeskTable = (props: {
  readonly line: DeskLine
  readonly first: ConversationsAnswer
  readonly onClose: () => void
}) => {
  const { t, i18n } = useTranslation('desk')
  const { now } = useServices()
  const [answer, setAnswer] = useState(props.first)
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
    const next = await props.line.results(roundOf(one))
    setBusy(undefined)
    setProblem(next.ok ? undefined : next.failure)
    if (next.ok) setAnswer(next.value)
  }
  const download = async (format: ExportFormat) => {
    setBusy(format)
    const file = await props.line.download(format, roundOf(round))
    setBusy(undefined)
    setProblem(file.ok ? undefined : file.failure)
    if (!file.ok) return
    const name = `praatplaat-gesprekken-${day}.${format}`
    saveFile({ name, content: file.value, type: '' })
    setSaved(t('downloaded', { name }))
  }
  const notes = [
    ...(answer.waiting === 0 ? [] : [t('waiting', { count: answer.waiting })]),
    ...(answer.unreadable === 0 ? [] : [t('unreadable', { count: answer.unreadable })]),
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
      {enrolling ? <EnrolDialog line={props.line} onClose={() => setEnrolling(false)} /> : null}
    </TableTop>
  )
}
