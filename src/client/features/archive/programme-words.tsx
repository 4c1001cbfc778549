import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openSealedWords } from '../../actions/open-sealed-words.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'

/** O7: what was read back of a sealed programme opens with the words of its sheet; asked once, kept under the reading code. */
export const ProgrammeWords = (props: { readonly onOpened: () => void }) => {
  const { t } = useTranslation('archive')
  const services = useServices()
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<ClientProblem>()
  const [isBusy, setIsBusy] = useState(false)
  const open = async () => {
    if (isBusy) return
    setIsBusy(true)
    const opened = await openSealedWords(services, words.trim().split(/\s+/))
    setIsBusy(false)
    setProblem(opened.ok ? undefined : opened.failure)
    if (opened.ok) props.onOpened()
  }
  return (
    <Notice icon="lock" what={t('programmeKey.what')} toDo={t('programmeKey.do')}>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <Field label={t('programmeKey.words')} value={words} onText={setWords} autoCapitalize="none" />
      <Button look="big" icon="key" onTap={open} busy={isBusy}>
        {t('programmeKey.open')}
      </Button>
    </Notice>
  )
}
