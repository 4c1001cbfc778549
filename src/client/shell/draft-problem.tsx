import { useTranslation } from 'react-i18next'
import type { ClientProblem } from '../problem.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { ScreenHeading } from '../ui/screen-heading.tsx'
import { Sheet, TableTop } from '../ui/table-top.tsx'
import { isHopeless } from './hopeless.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { UnopenedDraft } from './unopened-draft.tsx'
import './draft-problem.css'

/** Codes that another try may settle; the others stay as they are until somebody does something else. */
const worthRetrying = new Set(['open-elsewhere', 'storage-lost', 'storage-full'])

export type DraftProblemProps = {
  readonly problem: ClientProblem
  readonly onRetry: () => void
  /** Given for a conversation that lies on this tablet: when it cannot be opened it can be taken along or thrown away. */
  readonly id?: string
}

/** Why a conversation cannot go on, and the way back to the table. */
export const DraftProblemScreen = (props: DraftProblemProps) => {
  const { t } = useTranslation(['conversation', 'ui'])
  return (
    <TableTop
      head={
        <ButtonLink to="/" look="bare" icon="arrow-left" flip>
          {t('ui:back.table')}
        </ButtonLink>
      }
    >
      <Sheet narrow>
        <div className="draft-problem">
          <Drawing name="table-talk" className="draft-problem__drawing" tone="empty" />
          <ScreenHeading className="only-heard">{t('conversation:frame.title')}</ScreenHeading>
          <ProblemNotice
            problem={props.problem}
            {...(worthRetrying.has(props.problem.code) ? { onRetry: props.onRetry } : {})}
          >
            <ButtonLink to="/" look="main" icon="home">
              {t('conversation:thanks.table')}
            </ButtonLink>
          </ProblemNotice>
          {props.id !== undefined && isHopeless(props.problem) ? <UnopenedDraft id={props.id} /> : null}
        </div>
      </Sheet>
    </TableTop>
  )
}
