import { useTranslation } from 'react-i18next'
import { UnlockDoor } from '../../shell/unlock-door.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { ArchiveList } from './archive-list.tsx'
import { OneConversation } from './one-conversation.tsx'
import { WithdrawSheet } from './withdraw-sheet.tsx'
import './archive.css'

/** Path word of withdrawing; ids are UUIDs, so it can be nobody's id. */
const withdrawing = 'intrekken'

/** The drawer: everything told on this tablet, behind the reading code. Withdrawing by code needs none: the code on the slip is the key. */
export const ArchiveScreen = (props: { readonly id?: string | undefined }) => {
  const { t } = useTranslation('archive')
  if (props.id === withdrawing) return <WithdrawSheet />
  return (
    <UnlockDoor
      below={
        <ButtonLink to={`/archief/${withdrawing}`} look="link">
          {t('withdrawDoor')}
        </ButtonLink>
      }
    >
      {props.id === undefined ? <ArchiveList /> : <OneConversation key={props.id} id={props.id} />}
    </UnlockDoor>
  )
}
