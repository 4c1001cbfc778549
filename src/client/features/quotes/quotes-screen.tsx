import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../services.ts'
import { CoderDoor } from '../../shell/coder-door.tsx'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { UnlockDoor } from '../../shell/unlock-door.tsx'
import { useArchive } from '../../shell/use-archive.ts'
import { useClearances } from '../../shell/use-clearances.ts'
import { Sheet, TableTop } from '../../ui/table-top.tsx'
import { ClearConversation } from './clear-conversation.tsx'
import { QuotesList } from './quotes-list.tsx'
import './quotes.css'

/** Which words may leave, and for whom: a person decides it, quote by quote. Behind the reading code. */
export const QuotesScreen = (props: { readonly root?: string | undefined }) => (
  <UnlockDoor>
    <QuotesTable root={props.root} />
  </UnlockDoor>
)

const QuotesTable = (props: { readonly root: string | undefined }) => {
  const { t } = useTranslation(['quotes', 'archive'])
  const { opened } = useServices()
  const archive = useArchive()
  const clearances = useClearances()
  const [coder, setCoder] = useState(opened.coder)
  const head = <OpenHead back={{ to: '/archief', words: t('archive:title') }} place={t('title')} />
  if (archive === undefined || clearances === undefined) {
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
  if (!archive.ok || !clearances.ok) {
    const problem = archive.ok ? (clearances.ok ? undefined : clearances.failure) : archive.failure
    return (
      <TableTop head={head}>
        <Sheet>{problem === undefined ? null : <ProblemNotice problem={problem} />}</Sheet>
      </TableTop>
    )
  }
  if (coder === undefined && props.root !== undefined) {
    return (
      <TableTop head={<OpenHead back={{ to: '/citaten', words: t('title') }} />}>
        <CoderDoor
          earlier={[...new Set(clearances.value.map((one) => one.by))].sort()}
          title={t('who.title')}
          lead={t('who.lead')}
          go={t('who.go')}
          onName={(name) => {
            opened.sitDown(name)
            setCoder(name)
          }}
        />
      </TableTop>
    )
  }
  if (props.root !== undefined && coder !== undefined) {
    const conversation = archive.value.find(
      (one) => one.row.state !== 'withdrawn' && one.conversation?.root === props.root,
    )?.conversation
    return (
      // Another conversation is another sheet: nothing chosen may go along.
      <ClearConversation
        key={props.root}
        conversation={conversation}
        clearances={clearances.value.filter((one) => one.conversation.root === props.root)}
        by={coder}
      />
    )
  }
  return <QuotesList archive={archive.value} clearances={clearances.value} />
}
