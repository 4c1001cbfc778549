import { useCallback, useMemo, useRef, useState } from 'react'
import type { SessionAnswer } from '#wire/people.ts'
import { AccountSheet } from './account-sheet.tsx'
import { askDesk } from './ask-desk.ts'
import type { SignedIn } from './ask-staff.ts'
import { askStaff } from './ask-staff.ts'
import { AuditSheet } from './audit-sheet.tsx'
import { BackupsSheet } from './backups-sheet.tsx'
import { CentresSheet } from './centres-sheet.tsx'
import { DeskFrame } from './desk-frame.tsx'
import type { DeskLine } from './desk-line.ts'
import { partAt } from './desk-parts.ts'
import type { DeskProblem } from './desk-problem-of.ts'
import { DeskTable } from './desk-table.tsx'
import { FilesSheet } from './files-sheet.tsx'
import { PeopleSheet } from './people-sheet.tsx'
import { ProveDialog } from './prove-dialog.tsx'
import { provingLine } from './proving-line.ts'
import { RetentionSheet } from './retention-sheet.tsx'
import { SealingSheet } from './sealing-sheet.tsx'
import { TabletsSheet } from './tablets-sheet.tsx'

/** The desk of somebody who signed in, one part at a time. */
export const DeskRoom = (props: {
  readonly line: DeskLine
  readonly session: SignedIn
  readonly path: string
  readonly onSession: (session: SessionAnswer) => void
  readonly onOut: (problem?: DeskProblem) => void
}) => {
  const { line, session, onOut } = props
  const [proving, setProving] = useState(false)
  const answers = useRef<((proved: boolean) => void)[]>([])
  const prove = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        answers.current.push(resolve)
        setProving(true)
      }),
    [],
  )
  const settle = (proved: boolean) => {
    setProving(false)
    for (const answer of answers.current.splice(0)) answer(proved)
  }
  const { staff, desk } = useMemo(() => {
    const proven = provingLine(line, { prove, signedOut: () => onOut('signedOut') })
    return { staff: askStaff(proven), desk: askDesk(proven) }
  }, [line, prove, onOut])
  const part = partAt(props.path, session.may)
  const leave = async () => {
    await askStaff(line).signOut()
    onOut()
  }
  return (
    <>
      {part === 'results' ? (
        <DeskTable desk={desk} tried={undefined} session={session} onLeave={leave} />
      ) : (
        <DeskFrame session={session} part={part} onLeave={leave}>
          {part === 'files' ? <FilesSheet desk={desk} /> : null}
          {part === 'tablets' ? <TabletsSheet staff={staff} desk={desk} session={session} /> : null}
          {part === 'centres' ? <CentresSheet staff={staff} /> : null}
          {part === 'people' ? <PeopleSheet staff={staff} session={session} /> : null}
          {part === 'backups' ? <BackupsSheet staff={staff} /> : null}
          {part === 'sealing' ? <SealingSheet staff={staff} /> : null}
          {part === 'retention' ? <RetentionSheet staff={staff} /> : null}
          {part === 'audit' ? <AuditSheet staff={staff} /> : null}
          {part === 'account' ? <AccountSheet staff={staff} /> : null}
        </DeskFrame>
      )}
      {proving ? (
        <ProveDialog
          staff={askStaff(line)}
          session={session}
          onProved={(proved) => {
            props.onSession(proved)
            settle(true)
          }}
          onClose={() => settle(false)}
        />
      ) : null}
    </>
  )
}
