import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { ReadingOf } from '#domain/reading.ts'
import { actionsToFollow, closingFaults, outcomeOf } from '#domain/reading.ts'
import { keepReading } from '../../actions/keep-reading.ts'
import { formatDay } from '../../i18n/format-day.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { ActionDialog } from './action-dialog.tsx'
import { ActionPaper } from './action-paper.tsx'
import type { SessionProps } from './session-frame.tsx'
import { SessionFrame } from './session-frame.tsx'
import { useRowWords } from './use-row-words.ts'

/** What now: things to do, each with a goal, somebody and a day. Then the session is closed, and told back. */
export const NowScreen = (props: SessionProps) => {
  const { t, i18n } = useTranslation('reading')
  const services = useServices()
  const nameOf = useRowWords()
  const [isAgreeing, setAgreeing] = useState(false)
  const [isTried, setTried] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const { current, sessions } = props
  const { session, actions } = current
  const { closed } = session.says
  const faults = closingFaults(current, actionsToFollow(sessions, current))
  const place = {
    round: session.round,
    centre: session.centre,
    changeStory: session.changeStory,
    session: session.root,
    place: current.meanings.length + actions.length + current.outcomes.length + 1,
  }
  const keep = async (says: ReadingOf<'action'>['says']) => {
    const kept = await keepReading(services, says, place)
    setProblem(kept.ok ? undefined : kept.failure)
    if (kept.ok) setAgreeing(false)
  }
  const takeBack = async (one: ReadingOf<'action'>) => {
    const gone = await keepReading(services, one.says, place, one, true)
    setProblem(gone.ok ? undefined : gone.failure)
  }
  const close = async () => {
    setTried(true)
    if (faults.length > 0) return
    const done = await keepReading(services, { ...session.says, closed: amsterdamDay(services.now()) }, place, session)
    setProblem(done.ok ? undefined : done.failure)
  }
  return (
    <SessionFrame
      {...props}
      step="nu"
      className="reading--now"
      last={
        closed === undefined ? (
          <Button look="main" icon="check" onTap={close}>
            {t('now.close')}
          </Button>
        ) : (
          <ButtonLink look="main" icon="arrow-right" flip iconAtEnd to={`/terugkoppeling/${session.root}`}>
            {t('now.tellBack')}
          </ButtonLink>
        )
      }
    >
      <div className="reading__top">
        <div>
          <ScreenHeading>{t('now.title')}</ScreenHeading>
          <p className="lead">
            {closed === undefined ? t('now.lead') : t('now.closed', { day: formatDay(closed, i18n.language) })}
          </p>
        </div>
        {closed === undefined ? (
          <Button look="big" icon="plus" onTap={() => setAgreeing(true)}>
            {t('now.add')}
          </Button>
        ) : null}
      </div>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {isTried && faults.length > 0 && closed === undefined ? (
        <Notice alert what={t('now.notYet')} toDo={faults.map((fault) => t(`now.fault.${fault}`)).join(' ')} />
      ) : null}
      {actions.length === 0 ? (
        <div className="reading__empty">
          <Drawing name="question-list" tone="empty" size="12rem" />
          <p className="lead soft">{t('now.none')}</p>
        </div>
      ) : (
        <ul className="action-papers">
          {actions.map((one) => (
            <li key={one.root}>
              <ActionPaper action={one} name={nameOf(one.says.goal)} outcome={outcomeOf(sessions, one.root)}>
                {closed === undefined ? (
                  <Button look="link" className="not-printed" onTap={() => takeBack(one)}>
                    {t('now.takeBack')}
                  </Button>
                ) : null}
              </ActionPaper>
            </li>
          ))}
        </ul>
      )}
      {isAgreeing ? (
        <ActionDialog
          today={amsterdamDay(services.now())}
          nameOf={nameOf}
          onAgree={keep}
          onClose={() => setAgreeing(false)}
        />
      ) : null}
    </SessionFrame>
  )
}
