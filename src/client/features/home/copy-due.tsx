import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSecondCopy } from '../../shell/use-second-copy.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Something lies on this tablet only: one tap makes the copy, here and now. */
export const CopyDue = (props: { readonly isDue: boolean }) => {
  const { t } = useTranslation()
  const { make, busy, made, problem } = useSecondCopy()
  if (made !== undefined) return <Notice what={t('copyDue.made', { name: made.name })} icon="check" />
  if (!props.isDue) return null
  return (
    <>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <Notice what={t('copyDue.what')} toDo={t('copyDue.toDo')} icon="copy">
        <Button onTap={make} busy={busy}>
          {busy ? t('copyDue.making') : t('copyDue.make')}
        </Button>
      </Notice>
    </>
  )
}
