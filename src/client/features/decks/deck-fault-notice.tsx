import { useTranslation } from 'react-i18next'
import type { DeckFault } from '#domain/deck-edit.ts'
import type { ImportDeckFailure } from '../../actions/import-deck.ts'
import type { ClientProblem } from '../../problem.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Notice } from '../../ui/notice.tsx'

export type DeckTrouble = DeckFault | ImportDeckFailure | ClientProblem

const faults = ['no-name', 'no-cards', 'card-without-words', 'damaged', 'not-a-deck', 'other-deck'] as const
type FaultCode = (typeof faults)[number]
const isFault = (code: string): code is FaultCode => faults.some((one) => one === code)

/** What is the matter with a card set, or with the tablet, and what to do about it. */
export const DeckFaultNotice = (props: { readonly trouble: DeckTrouble }) => {
  const { t } = useTranslation('decks')
  const { trouble } = props
  if (isFault(trouble.code))
    return <Notice alert what={t(`fault.${trouble.code}.what`)} toDo={t(`fault.${trouble.code}.toDo`)} />
  return <ProblemNotice problem={trouble as ClientProblem} />
}
