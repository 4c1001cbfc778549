import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StandardWords } from '#domain/card-words.ts'
import { standardOf } from '#domain/card-words.ts'
import type { Card } from '#domain/deck.ts'
import { checkCardWords, maxCardWords } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import { choosePictogram, maxCardLetters, writeCardWords } from '#domain/deck-edit.ts'
import { cardLanguages } from '../../i18n/card-language.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PaperCard } from '../../ui/paper-card.tsx'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { PictureDialog } from './picture-dialog.tsx'

/** One card open on the bench: how it looks, what it says in every language, its picture. */
export const CardWriting = (props: {
  readonly card: Card
  readonly at: number
  readonly of: number
  readonly standard: StandardWords
  readonly onChange: (update: (edit: DeckEdit) => DeckEdit) => void
  readonly onTake: () => void
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('decks')
  const { card } = props
  const [chooses, setChooses] = useState(false)
  const words = card.words?.nl ?? ''
  const standard = standardOf(props.standard, card.id)
  const isOwnDutch = standard.nl !== undefined && words.trim() !== standard.nl
  const write = (language: string, text: string) =>
    props.onChange((edit) => writeCardWords(edit, card.id, { language, text, standard }))
  return (
    <div className="card-writing">
      <div className="card-writing__face">
        <PaperCard
          goal={card.goal}
          pictogram={card.pictogram}
          lines={[{ words: words.trim() === '' ? '…' : words, lang: 'nl', dir: 'ltr' }]}
        />
        <Button look="second" onTap={() => setChooses(true)}>
          <Pictogram name={card.pictogram as PictogramName} size="1.75rem" /> {t('edit.choosePicture')}
        </Button>
      </div>
      <div className="card-writing__words">
        <p className="soft">{t('edit.card', { at: props.at, of: props.of })}</p>
        <Field
          label={t('edit.words')}
          value={words}
          maxLength={maxCardLetters}
          lang="nl"
          autoFocus={words === ''}
          onText={(text) => write('nl', text)}
        />
        <WordCheck words={words} />
        {isOwnDutch ? <p className="soft">{t('edit.ownDutch')}</p> : null}
        <details className="card-writing__languages">
          <summary className="strong">
            <Icon name="chevron-down" /> {t('edit.languages')}
          </summary>
          <p className="soft">{t('edit.languagesHow')}</p>
          {cardLanguages
            .filter((one) => one.code !== 'nl')
            .map((one) => (
              <Field
                key={one.code}
                label={`${one.name} · ${one.dutchName}`}
                value={card.words?.[one.code] ?? ''}
                maxLength={maxCardLetters}
                lang={one.code}
                dir={one.dir}
                onText={(text) => write(one.code, text)}
              />
            ))}
        </details>
        <div className="buttons">
          <Button look="second" icon="trash" onTap={props.onTake}>
            {t('edit.remove')}
          </Button>
          <Button icon="check" onTap={props.onClose}>
            {t('edit.close')}
          </Button>
        </div>
      </div>
      {chooses ? (
        <PictureDialog
          chosen={card.pictogram}
          onChoose={(name) => props.onChange((edit) => choosePictogram(edit, card.id, name))}
          onClose={() => setChooses(false)}
        />
      ) : null}
    </div>
  )
}

/** Counts while somebody writes; warns above six words and above twelve letters a word, and never forbids. */
const WordCheck = (props: { readonly words: string }) => {
  const { t } = useTranslation('decks')
  const verdict = checkCardWords(props.words)
  const warns = verdict.tooMany || verdict.longWords.length > 0
  return (
    <p className={`word-check ${warns ? 'word-check--warns' : ''}`} role="status">
      {verdict.words === 0 ? null : <Icon name={warns ? 'alert-triangle' : 'check'} />}
      <span>
        {t('edit.count', { count: verdict.words })}.{' '}
        {verdict.tooMany ? `${t('edit.tooMany', { most: maxCardWords })} ` : ''}
        {verdict.longWords.length > 0 ? t('edit.longWord', { words: verdict.longWords.join(', ') }) : ''}
        {warns || verdict.words === 0 ? '' : t('edit.toneWords')}
      </span>
    </p>
  )
}
