import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { CountRow, ExportedCounts } from '#domain/count-rows.ts'
import type { Audience } from '#domain/disclosure.ts'
import { findLanguage } from '../../i18n/language.ts'
import { loadWords } from '../../i18n/load-words.ts'
import { useInstrumentWords } from '../../i18n/use-instrument-words.ts'
import { useServices } from '../../services.ts'
import { saveFile } from '../../shell/save-file.ts'
import { useEffectWords } from '../../shell/use-effect-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { CountWords } from './counts-file.ts'
import { countsFile, keptBackIn } from './counts-file.ts'

type Counts = {
  readonly audience: Audience
  readonly counts: ExportedCounts
  /** What was chosen, in words. */
  readonly chosen: string
  readonly caveats: readonly string[]
  readonly named: readonly { readonly newEffect?: string | undefined }[]
  readonly nameOf: (centre: string) => string
  readonly where: string
}

/** The button, and behind it what is in the file before it is saved. */
export const SaveCounts = (props: Counts) => {
  const { t } = useTranslation('effect-results')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        look="big"
        icon="download"
        onTap={async () => {
          // Before the dialog: its words must not take the sheet away.
          await loadWords(['export'])
          setIsOpen(true)
        }}
      >
        {t('file.open')}
      </Button>
      {isOpen ? <CountsDialog {...props} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

const CountsDialog = (props: Counts & { readonly onClose: () => void }) => {
  const { t, i18n } = useTranslation(['effect-results', 'export', 'ui'])
  const { now } = useServices()
  const story = useInstrumentWords('change-story', i18n.language)
  const effects = useEffectWords(props.named)
  const [saved, setSaved] = useState('')
  const { audience, counts } = props
  const keptBack = keptBackIn(counts)
  const whatOf = ({ table, id }: CountRow): string => {
    if (id === '') return ''
    switch (table) {
      case 'conversations':
        return props.nameOf(id)
      case 'languages':
        return i18n.language === 'nl' ? findLanguage(id).dutchName : findLanguage(id).name
      case 'goals':
      case 'split':
        return story.say(`goals.${id}`)
      case 'subGoals':
      case 'indicators':
        return story.say(`${table}.${id.replace('.', '-')}`)
      default:
        return effects.nameOf(id)
    }
  }
  const whomOf = ({ table, of }: CountRow): string => {
    if (of === '') return ''
    if (table === 'split' && counts.split.by === 'centre') return props.nameOf(of)
    if (table === 'split' && counts.split.by === 'language')
      return i18n.language === 'nl' ? findLanguage(of).dutchName : findLanguage(of).name
    return t(`export:ofWhom.${of as 'resident' | 'partner' | 'other' | 'total' | 'sum'}`)
  }
  const words: CountWords = {
    head: [
      t('export:head.table'),
      'id',
      t('export:head.what'),
      t('export:head.of'),
      t('export:head.unit'),
      t('export:head.count'),
    ],
    table: ({ table }) => t(`export:tables.${table}`),
    what: whatOf,
    whom: whomOf,
    unit: ({ unit }) => t(`export:units.${unit}`),
  }
  const forWhom = t(`export:readMe.forWhom.${audience}`)
  const save = () => {
    const name = `praatplaat-${amsterdamDay(now())}-${t(`file.inName.${audience}`)}.csv`
    const beside = [forWhom, props.chosen, ...props.caveats, `${props.where} · ${t('ui:copyright')}`]
    saveFile({ name, content: countsFile(counts, words, beside), type: 'text/csv;charset=utf-8' })
    setSaved(t('file.saved', { name }))
  }
  return (
    <Dialog title={t('file.title')} onClose={props.onClose}>
      <p className="strong">{forWhom}</p>
      <p>{audience === 'centre' ? t('file.nothingKeptBack') : t('file.keptBack', { count: keptBack })}</p>
      <p>{t('file.inIt')}</p>
      <p className="soft">{props.chosen}</p>
      {audience === 'centre' ? null : <p>{t('outside.once')}</p>}
      <p role="status" className="strong">
        {saved}
      </p>
      <div className="buttons buttons--end">
        <Button onTap={props.onClose}>{saved === '' ? t('file.cancel') : t('file.close')}</Button>
        {saved === '' ? (
          <Button look="main" icon="download" onTap={save}>
            {t('file.save')}
          </Button>
        ) : null}
      </div>
    </Dialog>
  )
}
