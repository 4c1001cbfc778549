import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Centre, Programme } from '#domain/programme.ts'
import { centreIdFromName } from '#domain/programme.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceTile } from '../../ui/choice-tile.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Field } from '../../ui/field.tsx'
import { SetupFrame } from './setup-frame.tsx'

/** The centre out of the programme's list; names that are not in it can be typed, as many as the programme says. */
export const CentreStep = (props: {
  readonly programme: Programme
  readonly typed: readonly Centre[]
  readonly chosen: Centre | undefined
  /** S15: whose the code said the tablet is. */
  readonly linkedTo: string | undefined
  readonly onChoose: (centre: Centre) => void
  readonly onType: (centre: Centre) => void
  readonly onNext: () => void
  readonly onBack: () => void
}) => {
  const { t } = useTranslation('setup')
  const [typing, setTyping] = useState(false)
  const [name, setName] = useState('')
  const { programme, chosen } = props
  const trimmed = name.trim()
  const isTyped = typing && trimmed !== ''
  const add = () => {
    if (trimmed === '') return
    const typed = { id: centreIdFromName(trimmed), name: trimmed }
    // A name that is on the list after all is that centre: its conversations must count together.
    const known = [...programme.centres, ...props.typed].find((one) => one.id === typed.id)
    if (known === undefined) props.onType(typed)
    else props.onChoose(known)
    setName('')
    setTyping(false)
  }
  const isFull = props.typed.length >= programme.typedCentres
  return (
    <SetupFrame
      step={2}
      title={t('centre.title')}
      lead={t('centre.lead')}
      picture={<Drawing name="door" tone="neutral" />}
      aside={t('centre.aside', { programme: programme.name })}
      onBack={props.onBack}
      onSubmit={() => {
        // A name that stands in its field is meant, whichever button was tapped.
        if (isTyped) add()
        if (isTyped || chosen !== undefined) props.onNext()
      }}
      foot={
        chosen === undefined && !isTyped ? (
          <p className="soft">{t('centre.first')}</p>
        ) : (
          <Button look="main" icon="arrow-right" flip iconAtEnd submits>
            {t('next')}
          </Button>
        )
      }
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same. */}
      <div className="setup__centres" role="group" aria-label={t('centre.list')}>
        {[...programme.centres, ...props.typed].map((centre) => (
          <ChoiceTile
            key={centre.id}
            word={centre.name}
            chosen={centre.id === chosen?.id}
            onTap={() => props.onChoose(centre)}
          />
        ))}
        {typing || isFull ? null : (
          <ChoiceTile className="setup__missing" word={t('centre.missing')} onTap={() => setTyping(true)} />
        )}
      </div>
      {props.linkedTo === undefined || chosen === undefined || chosen.id === props.linkedTo ? null : (
        <p role="status">{t('centre.notYet')}</p>
      )}
      {isFull ? <p className="soft">{t('centre.full', { count: programme.typedCentres })}</p> : null}
      {typing ? (
        <div className="setup__typed">
          <Field
            label={t('centre.name')}
            hint={t('centre.nameHint')}
            value={name}
            maxLength={80}
            onText={setName}
            autoFocus
          />
          <Button icon="plus" onTap={add}>
            {t('centre.add')}
          </Button>
        </div>
      ) : null}
    </SetupFrame>
  )
}
