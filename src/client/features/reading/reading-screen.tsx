import { useTranslation } from 'react-i18next'
import { sessionsOf } from '#domain/reading.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { UnlockDoor } from '../../shell/unlock-door.tsx'
import { useToldHere } from '../../shell/use-told-here.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Sheet, TableTop } from '../../ui/table-top.tsx'
import { FollowScreen } from './follow-screen.tsx'
import { FoundScreen } from './found-screen.tsx'
import { GuessScreen } from './guess-screen.tsx'
import { MeaningScreen } from './meaning-screen.tsx'
import { NowScreen } from './now-screen.tsx'
import { SessionList } from './session-list.tsx'
import './reading.css'

/** Path word of a session that begins; ids are UUIDs, so it can be nobody's id. */
const beginning = 'raden'

/** Interpreting together: guess, see, say what it means, agree on what happens now. Behind the reading code. */
export const ReadingScreen = (props: { readonly session?: string | undefined; readonly step?: string | undefined }) => (
  <UnlockDoor>
    <ReadingTable session={props.session} step={props.step} />
  </UnlockDoor>
)

const ReadingTable = (props: { readonly session: string | undefined; readonly step: string | undefined }) => {
  const { t } = useTranslation(['reading', 'archive'])
  const told = useToldHere()
  const head = <OpenHead back={{ to: '/archief', words: t('archive:title') }} place={t('title')} />
  if (told === undefined || 'problem' in told)
    return (
      <TableTop head={head}>
        <Sheet>
          {told === undefined ? (
            <p className="lead soft" role="status">
              {t('opening')}
            </p>
          ) : (
            <ProblemNotice problem={told.problem} />
          )}
        </Sheet>
      </TableTop>
    )
  const here = told.names.here?.id ?? told.order[0] ?? ''
  if (props.session === undefined) return <SessionList told={told} here={here} />
  if (props.session === beginning) return <GuessScreen told={told} centre={props.step ?? here} />
  const centre = told.readings.find((one) => one.root === props.session)?.centre ?? ''
  const sessions = sessionsOf(told.readings, centre)
  const current = sessions.find(({ session }) => session.root === props.session)
  if (current === undefined)
    return (
      <TableTop head={head}>
        <Sheet narrow>
          <Notice what={t('gone')}>
            <ButtonLink to="/duiden">{t('list.back')}</ButtonLink>
          </Notice>
        </Sheet>
      </TableTop>
    )
  const common = { told, current, sessions } as const
  switch (props.step) {
    case 'acties':
      return <FollowScreen {...common} />
    case 'betekenis':
      return <MeaningScreen {...common} />
    case 'nu':
      return <NowScreen {...common} />
    default:
      return <FoundScreen {...common} />
  }
}
