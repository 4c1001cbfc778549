import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadingSession } from '#domain/reading.ts'
import { actionsToFollow } from '#domain/reading.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import type { ToldHere } from '../../shell/use-told-here.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'

export type SessionProps = {
  readonly told: ToldHere
  readonly current: ReadingSession
  /** All of this centre, newest first. */
  readonly sessions: readonly ReadingSession[]
}

export const steps = ['acties', 'zien', 'betekenis', 'nu'] as const
export type Step = (typeof steps)[number]

/** The steps that this session has: one without a session before it has no actions to look back at. */
export const stepsOf = ({ current, sessions }: Pick<SessionProps, 'current' | 'sessions'>): readonly Step[] =>
  actionsToFollow(sessions, current).length === 0 ? steps.filter((one) => one !== 'acties') : steps

/** A step of a session: where people are above it, one way on below it. Every step can be looked at again. */
export const SessionFrame = (
  props: SessionProps & {
    readonly step: Step
    readonly className?: string
    readonly children: ReactNode
    /** At the end edge of the foot, in place of the way on. */
    readonly last?: ReactNode
  },
) => {
  const { t } = useTranslation('reading')
  const { session } = props.current
  const own = stepsOf(props)
  const at = own.indexOf(props.step)
  const next = own[at + 1]
  const link = (step: Step) => `/duiden/${session.root}/${step}`
  return (
    <TableTop
      head={
        <OpenHead
          back={{ to: '/duiden', words: t('list.back') }}
          place={t('title')}
          detail={`${props.told.names.nameOf(session.centre)} · ${session.round}`}
        />
      }
      foot={
        <>
          <nav aria-label={t('step.label')} className="reading-steps">
            <ol className="reading-steps__list">
              {own.map((step, place) => (
                <li key={step}>
                  <a href={`#${link(step)}`} aria-current={step === props.step ? 'step' : undefined}>
                    <span className="reading-steps__number" aria-hidden="true">
                      {place < at ? <Icon name="check" size="1.1em" /> : place + 1}
                    </span>
                    {t(`step.${step}`)}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
          <Gap />
          {props.last ??
            (next === undefined ? null : (
              <ButtonLink look="main" icon="arrow-right" flip iconAtEnd to={link(next)}>
                {t(`step.${next}`)}
              </ButtonLink>
            ))}
        </>
      }
    >
      <Sheet className={`reading ${props.className ?? ''}`}>{props.children}</Sheet>
    </TableTop>
  )
}
