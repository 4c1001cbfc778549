import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import { roles } from '#domain/role.ts'
import type { AuditDeed } from '#wire/audit.ts'
import { auditDeeds } from '#wire/audit.ts'
import type { AuditAnswer } from '#wire/manage.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { Button } from '../../ui/button.tsx'
import type { Staff } from './ask-staff.ts'
import { DeskSheet } from './desk-sheet.tsx'
import { useAsked } from './use-asked.ts'

type Entry = AuditAnswer['entries'][number]

const isDeed = (what: string): what is AuditDeed => auditDeeds.some((one) => one === what)
const timeOf = (at: string): string =>
  new Intl.DateTimeFormat('nl', { hour: '2-digit', minute: '2-digit' }).format(new Date(at))

/** Who did what, when: newest first, a heading for each day. */
export const AuditSheet = (props: { readonly staff: Staff }) => {
  const { t, i18n } = useTranslation('desk')
  const { staff } = props
  const { value, problem } = useAsked(useCallback(() => staff.audit(undefined), [staff]))
  const [more, setMore] = useState<readonly AuditAnswer[]>([])
  const pages = value === undefined ? [] : [value, ...more]
  const last = pages.at(-1)
  const names = Object.assign({}, ...pages.map((page) => page.names)) as Readonly<Record<string, string>>
  const entries = pages.flatMap((page) => page.entries)
  const days = [...new Set(entries.map(({ at }) => amsterdamDay(Date.parse(at))))]

  const whoOf = ({ who }: Entry): string => {
    const [kind, id = ''] = who.split(':')
    if (kind === 'person') return names[id] ?? t('audit.somebody')
    if (kind === 'tablet') return names[id] ?? t('tablets.nameless', { id: id.slice(0, 4) })
    if (kind === 'server') return t('audit.server')
    return kind === 'key' ? t('audit.key') : kind === 'command' ? t('audit.command') : t('audit.nobody')
  }
  const aboutOf = ({ who, about, detail }: Entry): string => {
    const role = roles.find((one) => one === detail)
    const words = [
      ...(about === null || names[about] === undefined || who.endsWith(about) ? [] : [names[about]]),
      ...(role === undefined ? [] : [t(`roles.${role}.word`)]),
      ...(detail === 'deposits' ? [t('audit.deposits')] : []),
      ...(detail === 'reads' ? [t('audit.reads')] : []),
      ...(detail === 'apart' ? [t('audit.apart')] : []),
      // How many.
      ...(detail !== null && /^\d+$/.test(detail) ? [detail] : []),
      ...(detail !== null && /^(csv|jsonl|cards-csv|kardsort-csv)$/.test(detail) ? [detail] : []),
    ]
    return words.join(' · ')
  }
  const fetchMore = async () => {
    if (last?.next === null || last === undefined) return
    const answer = await staff.audit(last.next)
    if (answer.ok) setMore([...more, answer.value])
  }
  return (
    <DeskSheet
      sentence={t('audit.title')}
      lead={value === undefined ? t('audit.lead') : value.whole ? t('audit.whole') : t('audit.broken')}
      drawing="question-list"
      problem={problem}
    >
      {days.map((day) => (
        <section className="desk-section" key={day}>
          <h2>{formatDay(day, i18n.language)}</h2>
          <ol className="audit-list">
            {entries
              .filter(({ at }) => amsterdamDay(Date.parse(at)) === day)
              .map((entry) => (
                <li className="audit-entry" key={entry.seq}>
                  <time className="soft" dateTime={entry.at}>
                    {timeOf(entry.at)}
                  </time>
                  <span>
                    <span className="strong">{whoOf(entry)}</span>{' '}
                    {isDeed(entry.what) ? t(`audit.deeds.${entry.what}`) : entry.what}
                    {aboutOf(entry) === '' ? null : <span className="soft"> · {aboutOf(entry)}</span>}
                  </span>
                </li>
              ))}
          </ol>
        </section>
      ))}
      {last === undefined || last.next === null ? null : (
        <Button look="big" icon="history" onTap={fetchMore}>
          {t('audit.more')}
        </Button>
      )}
    </DeskSheet>
  )
}
