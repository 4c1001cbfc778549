import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../i18n/format-day.ts'
import type { ClientProblem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** A problem code in plain words with its next step. Every code has a text, or this does not compile. */
export const ProblemNotice = (props: {
  readonly problem: ClientProblem
  readonly onRetry?: () => void
  readonly children?: ReactNode
}) => {
  const { t, i18n } = useTranslation(['problems', 'ui'])
  const { code, until } = props.problem
  const wait = until === undefined ? '' : ` ${t('ui:unlock.wait', { moment: formatMoment(until, i18n.language) })}`
  return (
    <Notice alert what={t(`problems:${code}.what`)} toDo={`${t(`problems:${code}.do`)}${wait}`}>
      {props.onRetry === undefined ? null : <Button onTap={props.onRetry}>{t('ui:crash.reload')}</Button>}
      {props.children}
    </Notice>
  )
}
