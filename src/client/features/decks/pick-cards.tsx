import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findChangeStory } from '#content/change-stories.ts'
import { standardDeck } from '#content/decks.ts'
import type { StandardWords } from '#domain/card-words.ts'
import { standardOf } from '#domain/card-words.ts'
import type { ChangeStory } from '#domain/change-story.ts'
import type { Card } from '#domain/deck.ts'
import { Icon } from '../../ui/icon.tsx'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import '../../ui/goal-band.css'

const story = findChangeStory(standardDeck.changeStory)

type Picking = {
  readonly cards: readonly Card[]
  readonly standard: StandardWords
  readonly onAdd: (card: Card) => void
  readonly onTake: (id: string) => void
}

/** The indicators of the change story in the report's own words, by main goal; a tap puts a card in the set or takes it out. */
export const PickCards = (props: Picking & { readonly onOwn: () => void }) => {
  const { t } = useTranslation('decks')
  return (
    <section className="pick">
      <h2>{t('edit.pick')}</h2>
      <p className="soft">{t('edit.pickLead')}</p>
      {(story?.goals ?? []).map((goal, at) => (
        <GoalCards key={goal.id} {...props} goal={goal} isFirst={at === 0} />
      ))}
      <button type="button" className="pick__card pick__own" onClick={props.onOwn}>
        <Icon name="pencil" size="2.5rem" />
        <span>
          <span className="strong">{t('edit.ownCard')}</span>
          <br />
          <span className="soft">{t('edit.ownCardHow')}</span>
        </span>
        <Icon name="plus" />
      </button>
      <p className="soft pick__source">{t('edit.source')}</p>
    </section>
  )
}

const GoalCards = (props: Picking & { readonly goal: ChangeStory['goals'][number]; readonly isFirst: boolean }) => {
  const { t } = useTranslation('decks')
  const { goal } = props
  const isChosen = (id: string) => props.cards.some((card) => card.id === id)
  const cards = goal.indicators.flatMap(({ id, name }) => {
    const card = standardDeck.cards.find((one) => one.id === id)
    return card === undefined ? [] : [{ card, name }]
  })
  const chosen = cards.filter(({ card }) => isChosen(card.id)).length
  // Decided once: a goal must not fold up under the finger that took its last card out.
  const [startsOpen] = useState(props.isFirst || chosen > 0)
  return (
    <details open={startsOpen} className={`pick__goal goal-${goal.id}`}>
      <summary className="pick__name">
        <span className="pick__band goal-band" aria-hidden="true" />
        <span className="strong" lang="nl">
          {goal.name}
        </span>
        <span className="soft">{t('edit.chosenOf', { chosen, count: cards.length })}</span>
        <Icon name="chevron-down" className="pick__arrow" />
      </summary>
      <ul className="pick__cards">
        {cards.map(({ card, name }) => (
          <li key={card.id}>
            <button
              type="button"
              className="pick__card"
              aria-pressed={isChosen(card.id)}
              onClick={() =>
                isChosen(card.id)
                  ? props.onTake(card.id)
                  : props.onAdd({ ...card, words: standardOf(props.standard, card.id) })
              }
            >
              <Pictogram name={card.pictogram as PictogramName} size="2.5rem" />
              <span lang="nl">{name}</span>
              <Icon name={isChosen(card.id) ? 'check' : 'plus'} />
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
