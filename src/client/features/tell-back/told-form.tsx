import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { ReadingSession, TellingWay } from '#domain/reading.ts'
import { tellingWay } from '#domain/reading.ts'
import { keepReading } from '../../actions/keep-reading.ts'
import { formatDay } from '../../i18n/format-day.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'

/** When and how it was told back: said here, and from then on it stands with the session. */
export const ToldForm = (props: { readonly current: ReadingSession }) => {
  const { t, i18n } = useTranslation('tell-back')
  const services = useServices()
  const { session, tellings, meanings, actions, outcomes } = props.current
  const today = amsterdamDay(services.now())
  const [isTelling, setTelling] = useState(false)
  const [day, setDay] = useState(today)
  const [way, setWay] = useState<TellingWay>('sheet')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const told = tellings.at(-1)
  const isWrong = day === '' || day > today
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    // A second tap would tell it twice.
    if (isWrong || busy) return
    setBusy(true)
    const kept = await keepReading(
      services,
      { part: 'telling', day, way },
      {
        round: session.round,
        centre: session.centre,
        changeStory: session.changeStory,
        session: session.root,
        place: meanings.length + actions.length + outcomes.length + tellings.length + 1,
      },
    )
    setBusy(false)
    setProblem(kept.ok ? undefined : kept.failure)
    if (kept.ok) setTelling(false)
  }
  return (
    <>
      {told === undefined ? null : (
        <p className="told-mark">
          <Icon name="check" />{' '}
          {t('told.on', { day: formatDay(told.says.day, i18n.language), way: t(`told.way.${told.says.way}`) })}
        </p>
      )}
      <Button look="big" icon="check" onTap={() => setTelling(true)}>
        {t(told === undefined ? 'told.say' : 'told.again')}
      </Button>
      {isTelling ? (
        <Dialog title={t('told.title')} onClose={() => setTelling(false)}>
          <form onSubmit={submit} className="told-form">
            {problem === undefined ? null : <ProblemNotice problem={problem} />}
            <Field
              type="date"
              label={t('told.day')}
              value={day}
              max={today}
              wrong={isWrong ? t('told.wrong') : undefined}
              onText={setDay}
            />
            <ChoiceStrip
              label={t('told.how')}
              showsLabel
              chosen={way}
              onChoose={setWay}
              choices={tellingWay.options.map((key) => ({ key, word: t(`told.way.${key}`) }))}
            />
            <div className="buttons buttons--end">
              <Button look="big" onTap={() => setTelling(false)}>
                {t('told.cancel')}
              </Button>
              <Button look="main" icon="check" submits busy={busy}>
                {t('told.keep')}
              </Button>
            </div>
          </form>
        </Dialog>
      ) : null}
    </>
  )
}
