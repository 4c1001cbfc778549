import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadingOf } from '#domain/reading.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { GoalStamp } from '../../ui/goal-stamp.tsx'

/** One thing to do on a paper of its goal: what, who, when, and what became of it. */
export const ActionPaper = (props: {
  readonly action: ReadingOf<'action'>
  /** Of its goal. */
  readonly name: string
  readonly outcome?: ReadingOf<'outcome'> | undefined
  readonly children?: ReactNode
}) => {
  const { t, i18n } = useTranslation('reading')
  const { says } = props.action
  return (
    <article className={`action-paper goal-${says.goal}`}>
      <p className="action-paper__goal">
        <GoalStamp goal={says.goal} /> {props.name}
      </p>
      <h2 className="action-paper__what" dir="auto">
        {says.what}
      </h2>
      <p className="action-paper__who">
        <span className="soft">{t('action.who')}</span> <bdi>{says.who}</bdi>
        {says.when === undefined ? null : (
          <>
            <br />
            <span className="soft">{t('action.when')}</span> {formatDay(says.when, i18n.language)}
          </>
        )}
      </p>
      {props.outcome === undefined ? null : (
        <p className="action-paper__outcome">
          <strong>{t(`outcome.state.${props.outcome.says.state}`)}.</strong> <bdi>{props.outcome.says.text}</bdi>
        </p>
      )}
      {props.children}
    </article>
  )
}
