import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportRecord } from '../actions/export-record.ts'
import { retryRecord } from '../actions/retry-record.ts'
import type { ClientProblem } from '../problem.ts'
import { useServices } from '../services.ts'
import type { StoredRecord } from '../storage/database.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { saveFile } from './save-file.ts'

/** One record that was set aside: what is the matter, try again, or take it along as a sealed file. It blocks no other. */
export const AsideNotice = (props: { readonly row: StoredRecord; readonly name?: string }) => {
  const { t } = useTranslation('archive')
  const services = useServices()
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<ClientProblem>()
  const retry = async () => {
    const queued = await retryRecord(services, props.row.id)
    setProblem(queued.ok ? undefined : queued.failure)
    setSaid(queued.ok ? t('aside.retried') : '')
  }
  const take = async () => {
    const file = await exportRecord(services, props.row.id)
    setProblem(file.ok ? undefined : file.failure)
    if (!file.ok) return
    saveFile({ name: file.value.name, content: file.value.text, type: 'application/x-ndjson' })
    setSaid(t('aside.taken', { name: file.value.name }))
  }
  const name = props.name === undefined ? '' : `${props.name}. `
  return (
    <Notice
      icon="alert-triangle"
      what={`${name}${t(`aside.${props.row.problem ?? 'invalid'}`)}`}
      toDo={said === '' ? t('aside.safe') : said}
    >
      <Button icon="refresh" onTap={retry}>
        {t('aside.retry')}
      </Button>
      <Button icon="file-export" onTap={take}>
        {t('aside.take')}
      </Button>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
    </Notice>
  )
}
