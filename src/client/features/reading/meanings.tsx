import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadingOf, ReadingQuestion } from '#domain/reading.ts'
import { keepReading } from '../../actions/keep-reading.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { MeaningDialog } from './meaning-dialog.tsx'
import type { SessionProps } from './session-frame.tsx'

/** Papers side by side under one question: one reading a paper, whoever disagrees lays another beside it. */
export const Meanings = (
  props: SessionProps & {
    readonly question: ReadingQuestion
    readonly nameOf: (row: string) => string
    /** What a reading here can be about; without it about everything. */
    readonly rows?: readonly string[]
  },
) => {
  const { t } = useTranslation('reading')
  const services = useServices()
  const [isSaying, setSaying] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const { session, meanings } = props.current
  const isClosed = session.says.closed !== undefined
  const own = meanings.filter((one) => one.says.question === props.question)
  const place = {
    round: session.round,
    centre: session.centre,
    changeStory: session.changeStory,
    session: session.root,
    place: meanings.length + props.current.actions.length + props.current.outcomes.length + 1,
  }
  const say = async (says: ReadingOf<'meaning'>['says']) => {
    const kept = await keepReading(services, says, place)
    setProblem(kept.ok ? undefined : kept.failure)
    if (kept.ok) setSaying(false)
  }
  const takeBack = async (one: ReadingOf<'meaning'>) => {
    const gone = await keepReading(services, one.says, place, one, true)
    setProblem(gone.ok ? undefined : gone.failure)
  }
  return (
    <section className="meanings">
      <h2 className="meanings__question">{t(`question.${props.question}`)}</h2>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <ul className="meanings__papers">
        {own.map((one) => (
          <li
            key={one.root}
            className={`meaning-paper ${one.says.about?.startsWith('G') ? `goal-${one.says.about}` : ''}`}
          >
            {one.says.about === undefined ? null : (
              <p className="meaning-paper__about">{props.nameOf(one.says.about)}</p>
            )}
            <p className="meaning-paper__text" dir="auto">
              {one.says.text}
            </p>
            <p className="meaning-paper__voice soft">{t(`voice.${one.says.voice}`)}</p>
            {isClosed ? null : (
              <Button look="link" className="not-printed" onTap={() => takeBack(one)}>
                {t('meaning.takeBack')}
              </Button>
            )}
          </li>
        ))}
        {isClosed ? (
          own.length === 0 ? (
            <li className="soft">{t('meaning.none')}</li>
          ) : null
        ) : (
          <li className="not-printed">
            <Button look="second" icon="plus" className="meanings__add" onTap={() => setSaying(true)}>
              {t(own.length === 0 ? 'meaning.first' : 'meaning.another')}
            </Button>
          </li>
        )}
      </ul>
      <p className="meanings__lines" aria-hidden="true" />
      {isSaying ? (
        <MeaningDialog
          question={props.question}
          rows={props.rows ?? []}
          nameOf={props.nameOf}
          others={own.length}
          onSay={say}
          onClose={() => setSaying(false)}
        />
      ) : null}
    </section>
  )
}
