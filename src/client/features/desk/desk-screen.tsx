import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ConversationsAnswer } from '#wire/desk.ts'
import type { SessionAnswer } from '#wire/people.ts'
import { useServices } from '../../services.ts'
import { Sheet, TableTop } from '../../ui/table-top.tsx'
import type { Desk } from './ask-desk.ts'
import type { SignedIn } from './ask-staff.ts'
import { askStaff } from './ask-staff.ts'
import { openDeskLine } from './desk-line.ts'
import { invitationIn } from './desk-parts.ts'
import type { DeskProblem } from './desk-problem-of.ts'
import { DeskRoom } from './desk-room.tsx'
import { DeskTable } from './desk-table.tsx'
import { InvitationScreen } from './invitation-screen.tsx'
import { KeyDoor } from './key-door.tsx'
import { SignInDoor } from './sign-in-door.tsx'
import './desk.css'

type Seat =
  | { readonly kind: 'asking' }
  | { readonly kind: 'out'; readonly hasManager: boolean; readonly problem?: DeskProblem }
  | { readonly kind: 'in'; readonly session: SignedIn }
  | { readonly kind: 'key-door' }
  | { readonly kind: 'key'; readonly desk: Desk; readonly first: ConversationsAnswer }

const seatOf = (session: SessionAnswer): Seat =>
  session.person === null
    ? { kind: 'out', hasManager: session.hasManager }
    : { kind: 'in', session: { ...session, person: session.person } }

/** For the municipality and the coordinators, at a desk, online: who comes in, and what they see and run. */
export const DeskScreen = () => {
  const { t } = useTranslation('desk')
  const { fetch, origin } = useServices()
  const [path, navigate] = useLocation()
  const [seat, setSeat] = useState<Seat>({ kind: 'asking' })
  const [invitation, setInvitation] = useState<string>()
  const line = useMemo(() => openDeskLine({ fetch, origin }), [fetch, origin])
  const staff = useMemo(() => askStaff(line), [line])

  const asked = invitationIn(path)
  useEffect(() => {
    if (asked === undefined) return
    setInvitation(asked)
    // A link that works once must not stay in the address and the history.
    navigate('/bureau/uitnodiging', { replace: true })
  }, [asked, navigate])

  useEffect(() => {
    let isShown = true
    staff.session().then((answer) => {
      if (!isShown) return
      setSeat(
        answer.ok
          ? seatOf(answer.value)
          : { kind: 'out', hasManager: true, ...(answer.failure === 'offline' ? { problem: 'offline' } : {}) },
      )
    })
    return () => {
      isShown = false
    }
  }, [staff])

  const goOut = useCallback(
    (problem?: DeskProblem) =>
      setSeat({ kind: 'out', hasManager: true, ...(problem === undefined ? {} : { problem }) }),
    [],
  )
  const comeIn = (session: SessionAnswer) => {
    setInvitation(undefined)
    setSeat(seatOf(session))
    if (path.startsWith('/bureau/uitnodiging')) navigate('/bureau', { replace: true })
  }
  if (invitation !== undefined && path.startsWith('/bureau/uitnodiging'))
    return <InvitationScreen staff={staff} token={invitation} onIn={comeIn} />
  switch (seat.kind) {
    case 'asking':
      return (
        <TableTop>
          <Sheet className="laid-table">
            <p className="only-heard">{t('opening')}</p>
          </Sheet>
        </TableTop>
      )
    case 'out':
      return (
        <SignInDoor
          staff={staff}
          hasManager={seat.hasManager}
          problem={seat.problem}
          onIn={comeIn}
          onKey={() => setSeat({ kind: 'key-door' })}
        />
      )
    case 'in':
      return (
        <DeskRoom
          line={line}
          session={seat.session}
          path={path}
          onSession={(session) => setSeat(seatOf(session))}
          onOut={goOut}
        />
      )
    case 'key-door':
      return <KeyDoor onOpen={(desk, first) => setSeat({ kind: 'key', desk, first })} />
    case 'key':
      return (
        <DeskTable
          desk={seat.desk}
          tried={seat.first}
          session={undefined}
          onLeave={() => setSeat({ kind: 'key-door' })}
        />
      )
  }
}
