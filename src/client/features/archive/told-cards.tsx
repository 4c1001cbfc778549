import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { piles } from '#domain/card-sort.ts'
import { apartByWords } from '#domain/card-wording.ts'
import type { StandardWords } from '#domain/card-words.ts'
import { cardWordsOrDutch } from '#domain/card-words.ts'
import type { Conversation } from '#domain/conversation.ts'
import { countCards } from '#domain/count-cards.ts'
import type { Card } from '#domain/deck.ts'
import { countedSort, storyCardOf } from '#domain/opened-cards.ts'
import { findLanguage } from '../../i18n/language.ts'
import { GroupTables } from '../../shell/card-tables.tsx'
import { useCardWords } from '../../shell/use-card-words.ts'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import '../../ui/goal-band.css'
import './told-cards.css'

type Cards = NonNullable<Conversation['cards']>

/** A card game as it was finished: where every card lay, with the words and pictures of then, and what was chosen. */
export const ToldCards = (props: { readonly cards: Cards; readonly story: string; readonly language: string }) => {
  const standard = useCardWords()
  return standard === undefined ? null : <Game {...props} standard={standard} />
}

const Game = (props: {
  readonly cards: Cards
  readonly story: string
  readonly language: string
  readonly standard: StandardWords
}) => {
  const { t, i18n } = useTranslation(['archive', 'card-results'])
  const { cards, standard, story } = props
  const { sort, top, wish, ownCards, group } = cards
  const neverLaid = group?.way === 'hands' ? [] : cards.order.filter((id) => sort[id] === undefined)
  const about = storyCardOf(cards)
  const find = (id: string) => cards.deck.cards.find((card) => card.id === id)
  const wordsOf = (card: Card | undefined, id: string): string =>
    card === undefined ? id : cardWordsOrDutch(card, i18n.language, standard)
  // In the tables a card with other words has an id of its own.
  const apart = apartByWords(cards, standard.nl ?? {})
  const small = (id: string, more?: string) => (
    <ToldCard
      key={id}
      goal={find(id)?.goal}
      pictogram={find(id)?.pictogram}
      words={wordsOf(find(id), id)}
      more={more}
    />
  )
  const { code, dir } = findLanguage(props.language)
  const place = (pile: (typeof piles)[number]) => t(`card-results:place.${pile}`).replace('|', '')
  return (
    <div className="told-cards">
      {group?.way === 'hands' ? (
        <GroupTables
          table={countCards([countedSort(apart)])}
          cardOf={(id) => {
            const card = apart.deck.cards.find((one) => one.id === id)
            return { words: wordsOf(card, id), goal: card?.goal, pictogram: card?.pictogram }
          }}
        />
      ) : (
        piles.map((pile) => {
          const ids = cards.order.filter((id) => sort[id] === pile)
          return (
            <section key={pile} className="told-cards__place">
              <h2>
                {place(pile)} <span className="soft">{ids.length}</span>
              </h2>
              {ids.length === 0 ? null : (
                <ul className="told-cards__cards">
                  {ids.map((id) => {
                    const others = group?.disagreed[id] ?? 0
                    return small(id, others === 0 ? undefined : t('archive:cards.disagreed', { count: others }))
                  })}
                </ul>
              )}
            </section>
          )
        })
      )}
      {neverLaid.length === 0 ? null : (
        <Part title={t('card-results:unlaid')}>
          <ul className="told-cards__cards">{neverLaid.map((id) => small(id))}</ul>
        </Part>
      )}
      {top.length === 0 ? null : (
        <Part title={t('archive:cards.top')}>
          <ol className="told-cards__cards">{top.map((id, at) => small(id, `${at + 1}`))}</ol>
        </Part>
      )}
      {story.trim() === '' ? null : (
        <Part title={t('archive:cards.story')}>
          {about === undefined ? null : (
            <ul className="told-cards__cards">{small(about, t('card-results:storyOf'))}</ul>
          )}
          <p className="told-cards__story" lang={code} dir={dir}>
            {story}
          </p>
        </Part>
      )}
      {wish === undefined ? null : (
        <Part title={t('archive:cards.wish')}>
          <ul className="told-cards__cards">{small(wish)}</ul>
        </Part>
      )}
      {ownCards.length === 0 ? null : (
        <Part title={t('archive:cards.own')}>
          <ul className="told-cards__cards">
            {ownCards.map((own, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an own card is its place in the row.
              <ToldCard key={at} pictogram={own.pictogram} words={own.words} />
            ))}
          </ul>
        </Part>
      )}
      <p className="soft told-cards__deck">
        {t('archive:cards.deck')} <span dir="ltr">{`${cards.deck.id}@${cards.deck.version}`}</span> ·{' '}
        {t('card-results:credit')}
      </p>
    </div>
  )
}

const Part = (props: { readonly title: string; readonly children: ReactNode }) => (
  <section className="told-cards__part">
    <h2>{props.title}</h2>
    {props.children}
  </section>
)

const ToldCard = (props: {
  readonly goal?: Cards['deck']['cards'][number]['goal']
  readonly pictogram?: string | undefined
  readonly words: string
  readonly more?: string | undefined
}) => (
  <li className={`told-card ${props.goal === undefined ? '' : `goal-${props.goal}`}`}>
    <span className="told-card__band goal-band" aria-hidden="true" />
    {props.pictogram === undefined ? null : <Pictogram name={props.pictogram as PictogramName} size="2.25rem" />}
    <span dir="auto">{props.words}</span>
    {props.more === undefined ? null : <span className="told-card__more soft">{props.more}</span>}
  </li>
)
