import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import { formatDay } from '../i18n/format-day.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { wordsFromSeed } from '../vault/recovery-words.ts'
import type { GuidedSheetProps } from './guided-sheet.tsx'
import { GuidedSheet } from './guided-sheet.tsx'
import './recovery-sheet.css'

/** The only time these recovery words are on a screen. Printing shows this sheet and nothing else. */
export const RecoverySheet = (
  props: Pick<GuidedSheetProps, 'step' | 'of' | 'head'> & {
    readonly seed: Uint8Array
    readonly centre: string
    readonly title: string
    readonly lead: string
    readonly aside: string
    readonly onNext: () => void
    readonly onBack: () => void
  },
) => {
  const { t, i18n } = useTranslation('setup')
  const { now } = useServices()
  const words = wordsFromSeed(props.seed)
  const day = amsterdamDay(now())
  return (
    <GuidedSheet
      step={props.step}
      of={props.of}
      head={props.head}
      title={props.title}
      lead={props.lead}
      picture={<Drawing name="question-list" tone="neutral" />}
      aside={props.aside}
      onBack={props.onBack}
      onSubmit={props.onNext}
      foot={
        <>
          <Button look="big" icon="printer" onTap={() => print()}>
            {t('sheet.print')}
          </Button>
          <Button look="main" icon="arrow-right" flip iconAtEnd submits>
            {t('sheet.have')}
          </Button>
        </>
      }
    >
      <section className="recovery-paper">
        <div className="recovery-paper__only-printed">
          <h1 className="recovery-paper__title">{t('sheet.paperTitle')}</h1>
          <p>{t('sheet.paperCentre', { centre: props.centre })}</p>
          <p>
            {t('sheet.paperDay', { day: formatDay(day, i18n.language) })} {day.slice(0, 4)}
          </p>
          <br />
          <p>{t('sheet.paperWhat')}</p>
        </div>
        <div className="recovery-paper__body">
          <ol className="recovery-paper__words" aria-label={t('sheet.words')} lang="nl" dir="ltr" translate="no">
            {words.map((word, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice on a sheet; its place is its name.
              <li key={index}>{word}</li>
            ))}
          </ol>
          <QrCode text={words.join(' ')} label={t('sheet.qr')} />
        </div>
        <div className="recovery-paper__only-printed">
          <p>{t('sheet.paperUse')}</p>
          <br />
          <p>
            <strong>{t('sheet.paperKeep')}</strong>
          </p>
        </div>
      </section>
      <p>{t('sheet.write')}</p>
    </GuidedSheet>
  )
}
