import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finished } from '../../actions/finish-conversation.ts'
import type { OpenDraft } from '../../services.ts'
import { DraftDoor } from '../../shell/draft-door.tsx'
import { OpenHead } from '../../shell/open-head.tsx'
import { useCardWords } from '../../shell/use-card-words.ts'
import { useDraft } from '../../shell/use-draft.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Sheet, TableTop } from '../../ui/table-top.tsx'
import { PaperDone } from './paper-done.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import { PaperStart } from './paper-start.tsx'
import './paper-sort.css'

/** A score sheet typed over: what stands on top of it, then the crosses, then it is kept. */
export const PaperSortScreen = (props: { readonly id?: string | undefined }) =>
  props.id === undefined ? (
    <PaperStart />
  ) : (
    <DraftDoor id={props.id}>{(draft) => <Sheets key={draft.id} draft={draft} />}</DraftDoor>
  )

const Sheets = (props: { readonly draft: OpenDraft }) => {
  const { t } = useTranslation('decks')
  const standard = useCardWords()
  const isPaper = useDraft(props.draft, (current) => current.source === 'paper' && current.game !== undefined)
  // After the end the draft is gone; its code stands here only, so that it is in no address and no history.
  const [finished, setFinished] = useState<Finished>()
  if (standard === undefined) return null
  if (finished !== undefined) return <PaperDone finished={finished} />
  if (!isPaper)
    return (
      <TableTop head={<OpenHead back={{ to: '/kaartsets', words: t('back.decks') }} />}>
        <Sheet narrow>
          <Notice what={t('paper.notPaper')}>
            <ButtonLink to="/">{t('paper.table')}</ButtonLink>
          </Notice>
        </Sheet>
      </TableTop>
    )
  return <PaperSheet draft={props.draft} standard={standard} onFinished={setFinished} />
}
