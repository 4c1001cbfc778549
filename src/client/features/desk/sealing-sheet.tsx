import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../i18n/format-day.ts'
import { useServices } from '../../services.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { programmeKeyFromSeed } from '../../vault/programme-key.ts'
import { isSameWord, recoverySeedLength, wordsFromSeed } from '../../vault/recovery-words.ts'
import type { Staff } from './ask-staff.ts'
import { DeskSheet } from './desk-sheet.tsx'
import { useAsked } from './use-asked.ts'

/** Whether the server reads what is told, and the one way to end that: a sheet of words made in this browser (O1). */
export const SealingSheet = (props: { readonly staff: Staff }) => {
  const { t, i18n } = useTranslation('desk')
  const { randomBytes } = useServices()
  const { staff } = props
  const { value, problem, change } = useAsked(useCallback(() => staff.sealing(), [staff]))
  const [seed, setSeed] = useState<Uint8Array<ArrayBuffer>>()
  const key = value?.readingKey ?? undefined
  const seal = async (made: Uint8Array<ArrayBuffer>) => {
    const readingKey = await programmeKeyFromSeed(made)
    const isDone = await change(() => staff.seal(readingKey))
    // What is not sealed for it is of no use; what is, is on the sheet.
    setSeed(undefined)
    return isDone
  }
  return (
    <DeskSheet
      sentence={
        value === undefined
          ? t('parts.sealing')
          : key === undefined
            ? t('sealing.open')
            : t('sealing.sealed', { moment: formatMoment(Date.parse(value.since ?? ''), i18n.language) })
      }
      lead={value === undefined || key === undefined ? t('sealing.openLead') : t('sealing.sealedLead')}
      drawing={key === undefined ? 'envelope' : 'lock'}
      problem={problem}
      action={
        value !== undefined && key === undefined ? (
          <Button look="big" icon="lock" onTap={() => setSeed(randomBytes(recoverySeedLength))}>
            {t('sealing.begin')}
          </Button>
        ) : undefined
      }
    >
      <section className="desk-section">
        <h2>{t('sealing.what')}</h2>
        <p>{t('sealing.counts')}</p>
        <p>{t('sealing.texts')}</p>
        <p>{t('sealing.before')}</p>
        <p className="strong">{t('sealing.forever')}</p>
        {key === undefined ? null : (
          <p className="soft">
            {t('sealing.mark')}: <span dir="ltr">{key.kid}</span>
          </p>
        )}
      </section>
      {seed === undefined ? null : (
        <ProgrammeSheet seed={seed} onSeal={() => seal(seed)} onClose={() => setSeed(undefined)} />
      )}
    </DeskSheet>
  )
}

/** The only time the words are on a screen; the last one typed back before anything is sealed for them. */
const ProgrammeSheet = (props: {
  readonly seed: Uint8Array
  readonly onSeal: () => Promise<boolean>
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('desk')
  const words = wordsFromSeed(props.seed)
  const [typed, setTyped] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const fits = isSameWord(typed, words.at(-1)!)
  const seal = async () => {
    setIsTried(true)
    if (!fits || isBusy) return
    setIsBusy(true)
    await props.onSeal()
  }
  return (
    <Dialog title={t('sealing.sheetTitle')} onClose={props.onClose} className="enrol-dialog programme-sheet">
      <p>{t('sealing.sheetLead')}</p>
      <div className="programme-sheet__body">
        <ol className="programme-words" aria-label={t('sealing.words')} lang="nl" dir="ltr" translate="no">
          {words.map((word, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice on a sheet; its place is its name.
            <li key={index}>{word}</li>
          ))}
        </ol>
        <QrCode text={words.join(' ')} label={t('sealing.words')} />
      </div>
      <p className="strong">{t('sealing.forever')}</p>
      <div className="programme-sheet__back not-printed">
        <Field
          label={t('sealing.lastWord')}
          hint={t('sealing.last')}
          wrong={isTried && !fits ? t('sealing.wrongWord') : undefined}
          value={typed}
          onText={setTyped}
          autoCapitalize="none"
        />
      </div>
      <div className="buttons buttons--end not-printed">
        <Button onTap={props.onClose}>{t('cancel')}</Button>
        <Button icon="printer" onTap={() => print()}>
          {t('sealing.print')}
        </Button>
        <Button look="main" icon="lock" busy={isBusy} onTap={seal}>
          {t('sealing.seal')}
        </Button>
      </div>
    </Dialog>
  )
}
