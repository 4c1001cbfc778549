import { useTranslation } from 'react-i18next'
import type { OwnCard } from '#domain/card-sort.ts'
import { maxOwnCards } from '#domain/card-sort.ts'
import { ownPictures } from '../../shell/own-pictures.ts'
import { Field } from '../../ui/field.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'

/** The cards that somebody missed, a line each with its picture; under the last one there is always an empty line. */
export const PaperOwnCards = (props: {
  readonly cards: readonly OwnCard[]
  readonly onCards: (cards: readonly OwnCard[]) => void
}) => {
  const { t } = useTranslation(['decks', 'cards'])
  const { cards } = props
  const lines = cards.length < maxOwnCards ? [...cards, undefined] : cards
  const put = (at: number, card: OwnCard) =>
    props.onCards([...cards.slice(0, at), card, ...cards.slice(at + 1)].filter(({ words }) => words.trim() !== ''))
  return lines.map((card, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: an own card is its place in the row.
    <div className="paper-own" key={at}>
      <Field
        label={at === 0 ? t('decks:paper.missing') : t('decks:paper.missingMore', { at: at + 1 })}
        hint={at === 0 ? t('decks:paper.missingHint') : undefined}
        value={card?.words ?? ''}
        maxLength={80}
        onText={(words) => put(at, { ...card, words })}
      />
      {card === undefined ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
        <div className="paper-own__pictures" role="group" aria-label={t('cards:own.picture')}>
          {ownPictures.map((one) => (
            <button
              key={one}
              type="button"
              className="paper-own__picture"
              aria-pressed={card.pictogram === one}
              aria-label={t(`cards:own-picture.${one}`)}
              onClick={() => put(at, card.pictogram === one ? { words: card.words } : { ...card, pictogram: one })}
            >
              <Pictogram name={one} size="2.25rem" />
            </button>
          ))}
        </div>
      )}
    </div>
  ))
}
