import type { FormEvent } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadingOf, ReadingQuestion, Voice } from '#domain/reading.ts'
import { maxReadingText, voice as voices } from '#domain/reading.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FilterChoice } from '../../ui/filter-choice.tsx'
import { PersonalDetailHint } from './personal-detail-hint.tsx'
import '../../ui/lined.css'

const everything = ''

/** One reading is written: of what, whose it is, and what it says. */
export const MeaningDialog = (props: {
  readonly question: ReadingQuestion
  readonly rows: readonly string[]
  readonly nameOf: (row: string) => string
  /** How many readings lie there already. */
  readonly others: number
  readonly onSay: (says: ReadingOf<'meaning'>['says']) => void
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('reading')
  const field = useId()
  const [about, setAbout] = useState(everything)
  const [voice, setVoice] = useState<Voice>('together')
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    props.onSay({
      part: 'meaning',
      question: props.question,
      ...(about === everything ? {} : { about }),
      voice,
      text: text.trim(),
    })
  }
  return (
    <Dialog className="reading-dialog" title={t(`question.${props.question}`)} onClose={props.onClose}>
      <form onSubmit={submit} className="reading-form">
        {props.others === 0 ? null : <p className="soft">{t('meaning.beside')}</p>}
        {props.rows.length === 0 ? null : (
          <FilterChoice
            label={t('meaning.about')}
            chosen={about}
            onChoose={setAbout}
            choices={[
              { key: everything, word: t('meaning.everything') },
              ...props.rows.map((key) => ({ key, word: props.nameOf(key) })),
            ]}
          />
        )}
        <ChoiceStrip
          label={t('meaning.whose')}
          showsLabel
          chosen={voice}
          onChoose={setVoice}
          choices={voices.options.map((key) => ({ key, word: t(`voice.${key}`) }))}
        />
        <label className="reading-form__label" htmlFor={field}>
          {t('meaning.field')}
        </label>
        <textarea
          id={field}
          className="lined reading-form__text"
          value={text}
          maxLength={maxReadingText}
          rows={4}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <PersonalDetailHint text={text} />
        <div className="buttons buttons--end">
          <Button look="big" onTap={props.onClose}>
            {t('cancel')}
          </Button>
          <Button look="main" submits>
            {t('meaning.keep')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
