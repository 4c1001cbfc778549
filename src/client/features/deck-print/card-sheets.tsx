import { useTranslation } from 'react-i18next'
import type { StandardWords } from '#domain/card-words.ts'
import { cardWords } from '#domain/card-words.ts'
import type { Card, Deck } from '#domain/deck.ts'
import { instrumentRef } from '#domain/instrument.ts'
import type { Language } from '../../i18n/language.ts'
import { findLanguage } from '../../i18n/language.ts'
import type { CardLine } from '../../ui/paper-card.tsx'
import { PaperCard } from '../../ui/paper-card.tsx'

export const cardsPerSheet = 4

/** The resident's language first and biggest, Dutch under it; Dutch alone where nobody wrote the other. */
export const linesOf = (card: Card, standard: StandardWords, second: Language | undefined): readonly CardLine[] => {
  const line = ({ code, dir }: Language): readonly CardLine[] => {
    const words = cardWords(card, code, standard)
    return words === undefined ? [] : [{ words, lang: code, dir }]
  }
  const lines = [...(second === undefined ? [] : line(second)), ...line(findLanguage('nl'))]
  return lines.length > 0 ? lines : [{ words: card.id, lang: 'nl', dir: 'ltr' }]
}

/** A6 cards, four on an A4 with lines to cut along. Places left over become cards to write on: that is what a missing card needs. */
export const CardSheets = (props: {
  readonly deck: Deck
  readonly standard: StandardWords
  readonly second: Language | undefined
}) => {
  const { t } = useTranslation('decks')
  const { deck } = props
  const sheets = Array.from({ length: Math.ceil(deck.cards.length / cardsPerSheet) }, (_, sheet) =>
    Array.from({ length: cardsPerSheet }, (_, place) => deck.cards[sheet * cardsPerSheet + place]),
  )
  return sheets.map((cards, sheet) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no name but their number.
    <section key={sheet} className="a4 a4--cards">
      {cards.map((card, place) => (
        <div key={card?.id ?? `own-${place}`} className="a6">
          {card === undefined ? (
            <div className="own-card">
              <p className="own-card__name">{t('print.ownCard')}</p>
              <div className="own-card__picture" />
              <div className="own-card__lines" />
              <p className="paper-card__foot">{t('print.credit')}</p>
            </div>
          ) : (
            <PaperCard
              goal={card.goal}
              pictogram={card.pictogram}
              lines={linesOf(card, props.standard, props.second)}
              foot={
                <span dir="ltr">
                  {t('print.credit')}
                  <br />
                  {instrumentRef(deck)} · {card.id}
                  {props.second === undefined || props.second.checked ? '' : ` · ${t('print.uncheckedShort')}`}
                </span>
              }
            />
          )}
        </div>
      ))}
    </section>
  ))
}
