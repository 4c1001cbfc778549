import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../services.ts'
import { CoderDoor } from '../../shell/coder-door.tsx'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { UnlockDoor } from '../../shell/unlock-door.tsx'
import { useArchive } from '../../shell/use-archive.ts'
import { useCodings } from '../../shell/use-codings.ts'
import { Sheet, TableTop } from '../../ui/table-top.tsx'
import { AgreeScreen } from './agree-screen.tsx'
import { CodeConversation } from './code-conversation.tsx'
import { CodingList } from './coding-list.tsx'
import { CompareScreen } from './compare-screen.tsx'
import { conversationsToCode } from './to-code.ts'
import './coding.css'

/** Path word of two coders side by side; ids are UUIDs, so it can be nobody's id. */
const differing = 'verschillen'

/** From stories to effects: a list of conversations, then one of them, sentence by sentence. Behind the reading code. */
export const CodingScreen = (props: {
  readonly root?: string | undefined
  /** `samen`: coders agree on this conversation. */
  readonly step?: string | undefined
}) => (
  <UnlockDoor>
    <CodingTable root={props.root} step={props.step} />
  </UnlockDoor>
)

const CodingTable = (props: { readonly root: string | undefined; readonly step: string | undefined }) => {
  const { t } = useTranslation(['coding', 'archive'])
  const { opened } = useServices()
  const archive = useArchive()
  const codings = useCodings()
  const [coder, setCoder] = useState(opened.coder)
  const sitDown = (name: string | undefined) => {
    opened.sitDown(name)
    setCoder(name)
  }
  const head = <OpenHead back={{ to: '/archief', words: t('archive:title') }} place={t('title')} />

  if (archive === undefined || codings === undefined) {
    return (
      <TableTop head={head}>
        <Sheet>
          <p className="lead soft" role="status">
            {t('reading')}
          </p>
        </Sheet>
      </TableTop>
    )
  }
  if (!archive.ok || !codings.ok) {
    const problem = archive.ok ? (codings.ok ? undefined : codings.failure) : archive.failure
    return (
      <TableTop head={head}>
        <Sheet>{problem === undefined ? null : <ProblemNotice problem={problem} />}</Sheet>
      </TableTop>
    )
  }
  if (coder === undefined) {
    return (
      <TableTop head={head}>
        <CoderDoor
          earlier={[...new Set(codings.value.codings.map((one) => one.coder))].sort()}
          title={t('who.title')}
          lead={t('who.lead')}
          go={t('who.go')}
          onName={sitDown}
        />
      </TableTop>
    )
  }
  const { open, mine } = conversationsToCode(archive.value, codings.value.codings, coder)
  const known = [...open, ...mine].find(({ conversation }) => conversation.root === props.root)
  if (props.root === differing) return <CompareScreen conversations={[...open, ...mine]} codings={codings.value} />
  if (props.step !== undefined && known !== undefined) {
    return (
      <AgreeScreen
        key={props.root}
        conversation={known.conversation}
        codings={codings.value.codings.filter((one) => one.conversation.root === props.root)}
        last={codings.value.consensuses.find((one) => one.conversation.root === props.root)}
      />
    )
  }
  if (props.root !== undefined) {
    return (
      <CodeConversation
        // Another conversation is another sheet: nothing chosen may go along.
        key={props.root}
        conversation={known?.conversation}
        all={codings.value.codings}
        coder={coder}
        next={open.find(({ conversation }) => conversation.root !== props.root)?.conversation.root}
      />
    )
  }
  return (
    <CodingList
      open={open}
      mine={mine}
      codings={codings.value}
      coder={coder}
      onSomebodyElse={() => sitDown(undefined)}
    />
  )
}
