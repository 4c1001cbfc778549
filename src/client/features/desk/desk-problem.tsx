import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/notice.tsx'
import type { DeskProblem } from './desk-problem-of.ts'

export const DeskProblemNotice = (props: { readonly problem: DeskProblem }) => {
  const { t } = useTranslation('desk')
  return <Notice alert what={t(`problem.${props.problem}`)} toDo={t(`problem.${props.problem}Do`)} />
}
