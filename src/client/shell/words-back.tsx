import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../services.ts'
import { Button } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { Field } from '../ui/field.tsx'
import { isSameWord, wordsFromSeed } from '../vault/recovery-words.ts'
import { pickTwo } from './asked-words.ts'
import type { GuidedSheetProps } from './guided-sheet.tsx'
import { GuidedSheet } from './guided-sheet.tsx'

/** Two of the sixteen words, at random: a sheet that was not written down is found out while it can still be. */
export const WordsBack = (
  props: Pick<GuidedSheetProps, 'step' | 'of' | 'head'> & {
    readonly seed: Uint8Array
    /** On the button, when these words decide something. */
    readonly button?: string
    readonly busy?: boolean
    readonly onNext: () => void
    readonly onBack: () => void
  },
) => {
  const { t } = useTranslation('setup')
  const services = useServices()
  const words = wordsFromSeed(props.seed)
  const [asked] = useState(() => pickTwo(services.randomBytes(2), words.length))
  const [typed, setTyped] = useState<readonly [string, string]>(['', ''])
  const [isTried, setIsTried] = useState(false)
  const isRight = (place: 0 | 1) => isSameWord(typed[place], words[asked[place]] ?? '')
  const submit = () => {
    setIsTried(true)
    if (isRight(0) && isRight(1) && props.busy !== true) props.onNext()
  }
  return (
    <GuidedSheet
      step={props.step}
      of={props.of}
      head={props.head}
      title={t('wordsBack.title')}
      lead={t('wordsBack.lead')}
      picture={<Drawing name="question-list" tone="neutral" />}
      aside={t('wordsBack.aside')}
      onBack={props.onBack}
      onSubmit={submit}
      foot={
        <Button look="main" icon="arrow-right" flip iconAtEnd submits busy={props.busy === true}>
          {props.button ?? t('next')}
        </Button>
      }
    >
      <div className="guided__fields">
        {([0, 1] as const).map((place) => (
          <Field
            key={place}
            label={t('wordsBack.word', { number: asked[place] + 1 })}
            wrong={isTried && !isRight(place) ? t('wordsBack.wrong', { number: asked[place] + 1 }) : undefined}
            autoCapitalize="none"
            value={typed[place]}
            onText={(text) => setTyped(place === 0 ? [text, typed[1]] : [typed[0], text])}
          />
        ))}
        <div>
          <Button look="link" onTap={props.onBack}>
            {t('wordsBack.again')}
          </Button>
        </div>
      </div>
    </GuidedSheet>
  )
}
