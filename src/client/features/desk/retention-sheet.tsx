import type { FormEvent } from 'react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RetentionTerms } from '#domain/retention.ts'
import type { RetentionAnswer } from '#wire/manage.ts'
import { formatMoment } from '../../i18n/format-day.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import type { Staff } from './ask-staff.ts'
import { DeskSheet } from './desk-sheet.tsx'
import { useAsked } from './use-asked.ts'

const kinds = ['stories', 'sealed', 'audit'] as const
type Kind = (typeof kinds)[number]
type Typed = Readonly<Record<Kind, string>>

const least = (kind: Kind): number => (kind === 'audit' ? 6 : 1)
/** Months, null for an empty line, undefined for what is no term. */
const monthsOf = (kind: Kind, text: string): number | null | undefined => {
  const plain = text.trim()
  if (plain === '') return null
  const months = Number(plain)
  return /^\d{1,3}$/.test(plain) && months >= least(kind) && months <= 240 ? months : undefined
}
const typedOf = (terms: RetentionTerms): Typed => ({
  stories: String(terms.stories ?? ''),
  sealed: String(terms.sealed ?? ''),
  audit: String(terms.audit ?? ''),
})

/** How long what stands, and from when on that takes something away. */
export const RetentionSheet = (props: { readonly staff: Staff }) => {
  const { t, i18n } = useTranslation('desk')
  const { staff } = props
  const { value, problem, change } = useAsked(useCallback(() => staff.retention(), [staff]))
  const moment = (at: string) => formatMoment(Date.parse(at), i18n.language)
  const isSet = value !== undefined && kinds.some((kind) => value.terms[kind] !== null)
  return (
    <DeskSheet
      sentence={value === undefined ? t('parts.retention') : isSet ? t('retention.some') : t('retention.none')}
      lead={value?.from == null ? t('retention.lead') : t('retention.from', { moment: moment(value.from) })}
      drawing="envelope"
      problem={problem}
    >
      {value === undefined ? null : (
        <TermsForm
          key={value.changedAt ?? ''}
          answer={value}
          onKeep={(terms) => change(() => staff.setRetention(terms))}
        />
      )}
      <section className="desk-section">
        {value?.lastAt == null ? null : <p className="soft">{t('retention.last', { moment: moment(value.lastAt) })}</p>}
        {value?.stopped === true ? <p role="status">{t('retention.stopped')}</p> : null}
        {value?.failed === true ? <p role="status">{t('retention.failed')}</p> : null}
        <p>{t('retention.beside')}</p>
      </section>
    </DeskSheet>
  )
}

const TermsForm = (props: {
  readonly answer: RetentionAnswer
  readonly onKeep: (terms: RetentionTerms) => Promise<boolean>
}) => {
  const { t } = useTranslation('desk')
  const [typed, setTyped] = useState(() => typedOf(props.answer.terms))
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [stories, sealed, audit] = kinds.map((kind) => monthsOf(kind, typed[kind]))
    if (stories !== undefined && sealed !== undefined && audit !== undefined) props.onKeep({ stories, sealed, audit })
  }
  return (
    <form className="desk-form" noValidate onSubmit={submit}>
      {kinds.map((kind) => (
        <section className="desk-section" key={kind}>
          <h2>{t(`retention.${kind}`)}</h2>
          <p>{t(`retention.${kind}How`)}</p>
          <Field
            label={`${t('retention.months')}: ${t(`retention.${kind}`)}`}
            hint={t('retention.hint')}
            inputMode="numeric"
            maxLength={3}
            value={typed[kind]}
            wrong={
              tried && monthsOf(kind, typed[kind]) === undefined
                ? t('retention.wrong', { least: least(kind) })
                : undefined
            }
            onText={(text) => setTyped({ ...typed, [kind]: text })}
          />
        </section>
      ))}
      <div className="buttons buttons--end">
        <Button look="main" submits>
          {t('retention.keep')}
        </Button>
      </div>
    </form>
  )
}
