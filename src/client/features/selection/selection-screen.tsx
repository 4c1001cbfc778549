import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stepOf } from '#domain/selection-sitting.ts'
import type { HeldSitting } from '../../actions/keep-sitting.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { UnlockDoor } from '../../shell/unlock-door.tsx'
import { useArchive } from '../../shell/use-archive.ts'
import { useCentreNames } from '../../shell/use-centre-names.ts'
import { useSelections } from '../../shell/use-selections.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Sheet, TableTop } from '../../ui/table-top.tsx'
import { CloseScreen } from './close-screen.tsx'
import { ClosedSheet } from './closed-sheet.tsx'
import { LayScreen } from './lay-screen.tsx'
import { ReadScreen } from './read-screen.tsx'
import { SelectionList } from './selection-list.tsx'
import type { Story } from './story.ts'
import { storiesOnTable, toldByRoot } from './story.ts'
import { TalkScreen } from './talk-screen.tsx'
import { useSittings } from './use-sittings.ts'
import { VoteOpenScreen } from './vote-open-screen.tsx'
import { VoteScreen } from './vote-screen.tsx'
import './selection.css'

/** Path word of laying stories on the table; ids are UUIDs, so it can be nobody's id. */
const laying = 'nieuw'

/** A vote as it goes round the table: what everybody may see, and the sums in it. */
type Vote = { readonly held: HeldSitting; readonly stories: readonly Story[] }

/**
 * Choosing the most significant change: stories on the table, read together, a secret vote, a reason. Behind the reading
 * code; while the tablet goes round reading is locked, and the vote knows only the stories on the table.
 */
export const SelectionScreen = (props: { readonly id?: string | undefined; readonly step?: string | undefined }) => {
  const [vote, setVote] = useState<Vote>()
  if (vote !== undefined) return <VoteScreen key={vote.held.sitting.id} {...vote} onEnd={() => setVote(undefined)} />
  return (
    <UnlockDoor>
      <SelectionTable id={props.id} step={props.step} onVote={setVote} />
    </UnlockDoor>
  )
}

const SelectionTable = (props: {
  readonly id: string | undefined
  readonly step: string | undefined
  readonly onVote: (vote: Vote) => void
}) => {
  const { t } = useTranslation(['selection', 'archive'])
  const archive = useArchive()
  const selections = useSelections()
  const sittings = useSittings()
  const names = useCentreNames()
  const wasOpen = useRef<string>(undefined)
  const head = <OpenHead back={{ to: '/archief', words: t('archive:title') }} place={t('title')} />

  const reads = (
    <TableTop head={head}>
      <Sheet>
        <p className="lead soft" role="status">
          {t('reading')}
        </p>
      </Sheet>
    </TableTop>
  )
  if (archive === undefined || selections === undefined || sittings === undefined || names === undefined) return reads
  if (!archive.ok || !selections.ok || !sittings.ok) {
    const failed = [archive, selections, sittings].find((one) => !one.ok)
    return (
      <TableTop head={head}>
        <Sheet>{failed === undefined || failed.ok ? null : <ProblemNotice problem={failed.failure} />}</Sheet>
      </TableTop>
    )
  }
  const told = toldByRoot(archive.value)
  const centres = names.centres.map((one) => one.name)
  if (props.id === undefined)
    return <SelectionList sittings={sittings.value} selections={selections.value} names={names} />
  if (props.id === laying) return <LayScreen told={told} selections={selections.value} names={names} />

  const held = sittings.value.find(({ sitting }) => sitting.id === props.id)
  const closed = selections.value.filter((one) => one.sitting === props.id)
  if (held !== undefined) wasOpen.current = props.id
  // Closed this moment: what came of it is about to be read.
  if (held === undefined && closed.length === 0 && wasOpen.current === props.id) return reads
  if (held === undefined) {
    return closed.length > 0 ? (
      <ClosedSheet outcomes={closed} told={told} names={names} />
    ) : (
      <TableTop head={<OpenHead back={{ to: '/kiezen', words: t('title') }} />}>
        <Sheet narrow className="selection-empty">
          <ScreenHeading>{t('missing')}</ScreenHeading>
          <ButtonLink look="main" to="/kiezen">
            {t('toList')}
          </ButtonLink>
        </Sheet>
      </TableTop>
    )
  }
  const stories = storiesOnTable(held.sitting, told, selections.value, centres, t('aCentre'))
  const at = { held, stories, onVote: () => props.onVote({ held, stories }) }
  switch (stepOf(held.sitting)) {
    case 'reading':
    case 'too-few':
      return (
        <ReadScreen
          key={held.sitting.id}
          held={held}
          stories={stories}
          step={props.step}
          onVote={(begun) => props.onVote({ held: begun, stories })}
        />
      )
    case 'voting':
      return <VoteOpenScreen key={held.sitting.id} {...at} />
    case 'nobody':
    case 'tie':
      return (
        <TalkScreen
          key={held.sitting.id}
          held={held}
          stories={stories}
          onVote={(begun) => props.onVote({ held: begun, stories })}
        />
      )
    case 'reason':
      return <CloseScreen key={held.sitting.id} held={held} stories={stories} told={told} />
  }
}
