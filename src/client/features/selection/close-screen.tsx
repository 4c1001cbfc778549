import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '#domain/conversation.ts'
import { maxReason } from '#domain/selection.ts'
import type { ReasonShortfall } from '#domain/selection-reason.ts'
import { reasonShortfall } from '#domain/selection-reason.ts'
import type { SelectionSitting } from '#domain/selection-sitting.ts'
import { chosenKey } from '#domain/selection-sitting.ts'
import { closeSelection } from '../../actions/close-selection.ts'
import type { HeldSitting } from '../../actions/keep-sitting.ts'
import { saveSitting } from '../../actions/keep-sitting.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { ClearAway } from './clear-away.tsx'
import { Sign, signName } from './sign.tsx'
import type { Story } from './story.ts'
import { StoryPaper } from './story-paper.tsx'
import { Tally } from './tally.tsx'
import { tallyRows } from './tally-rows.ts'
import '../../ui/lined.css'

/** How long after a key what was written is put on the disk. */
const saveAfter = 400

/** The outcome, and why: it closes with a reason in whole sentences, and with room for who thinks otherwise. */
export const CloseScreen = (props: {
  readonly held: HeldSitting
  readonly stories: readonly Story[]
  readonly told: ReadonlyMap<string, Conversation>
}) => {
  const { t } = useTranslation(['selection', 'vote'])
  const services = useServices()
  const { stories } = props
  const [sitting, setSitting] = useState(props.held.sitting)
  const [shortfall, setShortfall] = useState<ReasonShortfall>()
  const [problem, setProblem] = useState<ClientProblem>()
  const [busy, setBusy] = useState(false)
  const held = useRef(props.held)
  const newest = useRef(sitting)
  const line = useRef<Promise<ClientProblem | undefined>>(Promise.resolve(undefined))
  const callOff = useRef<() => void>(undefined)

  // One save after the other: each names the version it follows.
  const save = (): Promise<ClientProblem | undefined> => {
    callOff.current?.()
    line.current = line.current.then(async () => {
      if (held.current.sitting === newest.current) return undefined
      const saved = await saveSitting(services, held.current, newest.current)
      if (!saved.ok) return saved.failure
      held.current = saved.value
      return undefined
    })
    return line.current
  }
  const change = (next: SelectionSitting) => {
    newest.current = next
    setSitting(next)
    setShortfall(undefined)
    callOff.current?.()
    callOff.current = services.after(saveAfter, () => {
      save().then(setProblem)
    })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was written last goes to the disk when the screen is left.
  useEffect(() => () => void save(), [])

  const close = async () => {
    const missing = reasonShortfall(newest.current.reason)
    setShortfall(missing)
    if (missing !== undefined) {
      document.getElementById('reason')?.focus()
      return
    }
    setBusy(true)
    const failed = await save()
    const closed = failed === undefined ? await closeSelection(services, held.current, props.told) : undefined
    setBusy(false)
    if (failed !== undefined) setProblem(failed)
    else if (closed !== undefined && !closed.ok && closed.failure.code !== 'still-open') setProblem(closed.failure)
  }

  const key = chosenKey(sitting)
  const chosen = stories.find((one) => one.key === key)
  const { ballot } = sitting
  const head = <OpenHead back={{ to: '/kiezen', words: t('title') }} place={t('close.place')} />
  // A story of a copy that opens here no more, or that may no longer be told on: there is nothing left to close.
  if (chosen === undefined || ballot === undefined) {
    return (
      <TableTop head={head} foot={<ClearAway id={sitting.id} />}>
        <Sheet narrow>
          <Notice icon="info-circle" what={t('close.shut')} toDo={t('close.shutDo')} />
        </Sheet>
      </TableTop>
    )
  }
  const others = stories.filter((one) => one.key !== key && (ballot.votes[one.key] ?? 0) > 0)
  return (
    <TableTop
      head={head}
      foot={
        <>
          <ClearAway id={sitting.id} />
          <Gap />
          <Button look="main" icon="check" onTap={close} busy={busy}>
            {t('close.go')}
          </Button>
        </>
      }
    >
      <Sheet className="close">
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <ScreenHeading>{t(sitting.agreed === undefined ? 'close.heading' : 'close.headingAgreed')}</ScreenHeading>
        <div className="close__both">
          <StoryPaper story={chosen} />
          <Tally rows={tallyRows(stories, ballot.votes, key)} blank={ballot.blank} />
        </div>
        <div className="close__reason">
          <label htmlFor="reason">
            <h2>{t('close.why')}</h2>
          </label>
          <p className="soft" id="reason-how">
            {t('close.whyHow')}
          </p>
          <textarea
            id="reason"
            className="lined"
            value={sitting.reason}
            onChange={(event) => change({ ...newest.current, reason: event.currentTarget.value })}
            aria-describedby={shortfall === undefined ? 'reason-how' : 'reason-how reason-shortfall'}
            aria-invalid={shortfall === undefined ? undefined : true}
            maxLength={maxReason}
            spellCheck={false}
            autoCorrect="off"
          />
          {shortfall === undefined ? null : (
            <div id="reason-shortfall">
              <Notice
                alert
                icon="pencil"
                what={t(`close.shortfall.${shortfall}`)}
                toDo={t(`close.shortfallDo.${shortfall}`)}
              />
            </div>
          )}
        </div>
        <div className="close__dissent">
          <h2>{t('close.otherwise')}</h2>
          <p className="soft">{t('close.otherwiseHow')}</p>
          {[...others, chosen].map((story) => (
            <label key={story.key} className="close__other">
              <span className="close__other-who">
                <Sign at={story.sign} size="2.25rem" />
                {story === chosen
                  ? t('close.against', { sign: t(`vote:sign.${signName(story.sign)}`) })
                  : t('close.for', { sign: t(`vote:sign.${signName(story.sign)}`) })}
              </span>
              <textarea
                className="lined lined--short"
                value={sitting.dissent[story.key] ?? ''}
                onChange={(event) =>
                  change({
                    ...newest.current,
                    dissent: { ...newest.current.dissent, [story.key]: event.currentTarget.value },
                  })
                }
                maxLength={maxReason}
                spellCheck={false}
                autoCorrect="off"
              />
            </label>
          ))}
        </div>
      </Sheet>
    </TableTop>
  )
}
