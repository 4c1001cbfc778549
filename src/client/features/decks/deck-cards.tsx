import { useTranslation } from 'react-i18next'
import type { StandardWords } from '#domain/card-words.ts'
import type { Card } from '#domain/deck.ts'
import { checkCardWords } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import { moveCard } from '#domain/deck-edit.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { CardWriting } from './card-writing.tsx'
import '../../ui/goal-band.css'

/** The cards of a set in their order; one at a time is open to be written. */
export const DeckCards = (props: {
  readonly edit: DeckEdit
  readonly standard: StandardWords
  readonly open: string | undefined
  readonly gone: { readonly card: Card } | undefined
  readonly onOpen: (id: string | undefined) => void
  readonly onChange: (update: (edit: DeckEdit) => DeckEdit) => void
  readonly onTake: (id: string) => void
  readonly onPutBack: () => void
}) => {
  const { t } = useTranslation('decks')
  const { cards } = props.edit
  const wordsOf = (card: Card) => (card.words?.nl ?? '').trim()
  return (
    <section className="deck-cards">
      <h2>
        {t('edit.cards')} <span className="soft deck-cards__count">{t('list.cards', { count: cards.length })}</span>
      </h2>
      <p className="deck-cards__gone" role="status">
        {props.gone === undefined ? null : (
          <>
            {t('edit.removed', { words: wordsOf(props.gone.card) || t('edit.empty') })}
            <Button look="link" icon="arrow-back-up" flip onTap={props.onPutBack}>
              {t('edit.putBack')}
            </Button>
          </>
        )}
      </p>
      {cards.length === 0 ? <p className="deck-cards__none">{t('edit.cardsNone')}</p> : null}
      <ol className="deck-cards__list">
        {cards.map((card, index) => {
          const at = index + 1
          const words = wordsOf(card)
          const verdict = checkCardWords(words)
          const isOpen = props.open === card.id
          return (
            <li key={card.id} className={`deck-card ${card.goal === undefined ? '' : `goal-${card.goal}`}`}>
              <div className="deck-card__row">
                <span className="deck-card__band goal-band" aria-hidden="true" />
                <Pictogram name={card.pictogram as PictogramName} size="3rem" />
                <span className="deck-card__words">
                  <span className={words === '' ? 'soft' : 'strong'} lang="nl">
                    {words === '' ? t('edit.empty') : words}
                  </span>
                  {verdict.tooMany || verdict.longWords.length > 0 ? (
                    <Icon name="alert-triangle" size="1.25rem" className="deck-card__warn" />
                  ) : null}
                </span>
                <span className="deck-card__buttons">
                  <Button
                    look="bare"
                    icon="chevron-up"
                    label={t('edit.up', { at })}
                    onTap={() => props.onChange((edit) => moveCard(edit, card.id, -1))}
                  >
                    {null}
                  </Button>
                  <Button
                    look="bare"
                    icon="chevron-down"
                    label={t('edit.down', { at })}
                    onTap={() => props.onChange((edit) => moveCard(edit, card.id, 1))}
                  >
                    {null}
                  </Button>
                  {isOpen ? null : (
                    <Button
                      look="plain"
                      icon="pencil"
                      className="deck-card__open"
                      label={t('edit.openThis', { at, words: words === '' ? t('edit.empty') : words })}
                      onTap={() => props.onOpen(card.id)}
                    >
                      {t('edit.open')}
                    </Button>
                  )}
                </span>
              </div>
              {isOpen ? (
                <CardWriting
                  card={card}
                  at={at}
                  of={cards.length}
                  standard={props.standard}
                  onChange={props.onChange}
                  onTake={() => props.onTake(card.id)}
                  onClose={() => props.onOpen(undefined)}
                />
              ) : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
