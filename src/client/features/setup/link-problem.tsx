import { useTranslation } from 'react-i18next'
import type { ClientProblem } from '../../problem.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ownLinkProblem } from './own-link-problem.ts'

/** Why linking failed. `button`: what is written on the button that tries again. */
export const LinkProblem = (props: { readonly problem: ClientProblem; readonly button: string }) => {
  const { t } = useTranslation('setup')
  const own = ownLinkProblem(props.problem)
  if (own === undefined) return <ProblemNotice problem={props.problem} />
  return (
    <Notice alert what={t(`link.problems.${own}.what`)} toDo={t(`link.problems.${own}.do`, { button: props.button })} />
  )
}
