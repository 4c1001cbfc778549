import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fewestVotes } from '#domain/selection.ts'
import { closeEarly, votedIn } from '#domain/selection-vote.ts'
import type { HeldSitting } from '../../actions/keep-sitting.ts'
import { saveSitting } from '../../actions/keep-sitting.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Field } from '../../ui/field.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { ClearAway } from './clear-away.tsx'

/** The vote is open and the tablet is back: it goes on round the table, or is closed with a note. How it stands shows nowhere. */
export const VoteOpenScreen = (props: { readonly held: HeldSitting; readonly onVote: () => void }) => {
  const { t } = useTranslation('selection')
  const services = useServices()
  const { held } = props
  const { ballot } = held.sitting
  const [note, setNote] = useState<string>()
  const [isTried, setIsTried] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  if (ballot === undefined) return null
  const voted = votedIn(ballot)
  const close = async () => {
    setIsTried(true)
    const closed = closeEarly(ballot, note ?? '')
    if (closed === undefined) return
    const saved = await saveSitting(services, held, { ...held.sitting, ballot: closed })
    if (!saved.ok) setProblem(saved.failure)
  }
  return (
    <TableTop
      head={<OpenHead back={{ to: '/kiezen', words: t('title') }} place={t('open.place')} />}
      foot={
        <>
          <ClearAway id={held.sitting.id} />
          {note !== undefined || voted < fewestVotes ? null : (
            <Button look="second" onTap={() => setNote('')}>
              {t('open.early')}
            </Button>
          )}
          <Gap />
          <Button look="main" icon="arrow-right" flip iconAtEnd onTap={props.onVote}>
            {t('open.go')}
          </Button>
        </>
      }
    >
      <Sheet narrow className="selection-empty">
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <Drawing name="group-table" tone="neutral" size="16rem" />
        <ScreenHeading>{t('open.heading', { count: voted, of: ballot.people })}</ScreenHeading>
        <p className="lead soft">{t('open.lead')}</p>
        {voted < fewestVotes ? <p className="soft">{t('open.notEarly', { count: fewestVotes })}</p> : null}
        {note === undefined ? null : (
          <div className="open-note">
            <Field
              label={t('open.note')}
              hint={t('open.noteHint')}
              value={note}
              onText={setNote}
              maxLength={300}
              wrong={isTried && note.trim() === '' ? t('open.noteWrong') : undefined}
            />
            <div className="buttons buttons--end">
              <Button look="big" onTap={() => setNote(undefined)}>
                {t('cancel')}
              </Button>
              <Button look="big" icon="check" onTap={close}>
                {t('open.close')}
              </Button>
            </div>
          </div>
        )}
      </Sheet>
    </TableTop>
  )
}
