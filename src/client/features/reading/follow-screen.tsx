import type { FormEvent } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionState, FollowedAction, ReadingOf } from '#domain/reading.ts'
import { actionState, actionsToFollow, isSentence, maxReadingText } from '#domain/reading.ts'
import { keepReading } from '../../actions/keep-reading.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { ActionPaper } from './action-paper.tsx'
import { PersonalDetailHint } from './personal-detail-hint.tsx'
import type { SessionProps } from './session-frame.tsx'
import { SessionFrame } from './session-frame.tsx'
import { useRowWords } from './use-row-words.ts'

/** A session opens with what was agreed last time, and what became of it: done, under way or dropped, with a sentence. */
export const FollowScreen = (props: SessionProps) => {
  const { t } = useTranslation('reading')
  const services = useServices()
  const nameOf = useRowWords()
  const [problem, setProblem] = useState<ClientProblem>()
  const { current, sessions } = props
  const { session } = current
  const followed = actionsToFollow(sessions, current)
  const told = followed.filter(({ now }) => now !== undefined).length
  const isClosed = session.says.closed !== undefined
  const tell = async (says: ReadingOf<'outcome'>['says'], last: ReadingOf<'outcome'> | undefined) => {
    const kept = await keepReading(
      services,
      says,
      {
        round: session.round,
        centre: session.centre,
        changeStory: session.changeStory,
        session: session.root,
        place: current.meanings.length + current.actions.length + current.outcomes.length + 1,
      },
      last,
    )
    setProblem(kept.ok ? undefined : kept.failure)
    return kept.ok
  }
  return (
    <SessionFrame {...props} step="acties" className="reading--follow">
      <div>
        <ScreenHeading>{t('follow.title')}</ScreenHeading>
        <p className="lead">{t('follow.lead', { count: followed.length, told })}</p>
      </div>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <ul className="action-papers">
        {followed.map((one) => (
          <li key={one.action.root}>
            <ActionPaper
              action={one.action}
              name={nameOf(one.action.says.goal)}
              outcome={one.now ?? one.outcomes.at(-1)}
            >
              {isClosed ? null : <OutcomeForm followed={one} onTell={tell} />}
            </ActionPaper>
          </li>
        ))}
      </ul>
    </SessionFrame>
  )
}

const OutcomeForm = (props: {
  readonly followed: FollowedAction
  readonly onTell: (says: ReadingOf<'outcome'>['says'], last: ReadingOf<'outcome'> | undefined) => Promise<boolean>
}) => {
  const { t } = useTranslation('reading')
  const field = useId()
  const { action, now } = props.followed
  const [isOpen, setOpen] = useState(now === undefined)
  const [state, setState] = useState<ActionState>(now?.says.state ?? 'under-way')
  const [text, setText] = useState(now?.says.text ?? '')
  const [isTried, setTried] = useState(false)
  const isShort = !isSentence(text)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isShort) return
    if (await props.onTell({ part: 'outcome', action: action.root, state, text: text.trim() }, now)) setOpen(false)
  }
  if (!isOpen)
    return (
      <Button look="link" onTap={() => setOpen(true)}>
        {t('outcome.change')}
      </Button>
    )
  return (
    <form onSubmit={submit} className="reading-form outcome-form">
      <ChoiceStrip
        label={t('outcome.label')}
        chosen={state}
        onChoose={setState}
        choices={actionState.options.map((key) => ({ key, word: t(`outcome.state.${key}`) }))}
      />
      <label className="reading-form__label" htmlFor={field}>
        {t(`outcome.field.${state}`)}
      </label>
      <textarea
        id={field}
        className="lined outcome-form__text"
        rows={2}
        value={text}
        maxLength={maxReadingText}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <PersonalDetailHint text={text} />
      {isTried && isShort ? (
        <p className="field__wrong" role="alert">
          <Icon name="alert-triangle" /> {t('outcome.short')}
        </p>
      ) : null}
      <div className="buttons buttons--end">
        <Button look="big" icon="check" submits>
          {t('outcome.keep')}
        </Button>
      </div>
    </form>
  )
}
