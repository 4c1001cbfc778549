import { useState } from 'react'
import type { Pile } from '#domain/card-sort.ts'
import { cardInHand, cardsOn, pileOf } from '#domain/card-sort.ts'
import type { Card } from '#domain/deck.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { SmallCard } from './card-face.tsx'
import { useCardTexts } from './card-texts.ts'
import { GameFrame, StepWays } from './game-frame.tsx'
import { LiveWords } from './live-words.tsx'
import { bigPlaces, placePicture, smallPlaces } from './sort-table.tsx'
import { useGame } from './use-game.ts'
import './mat-screen.css'

/** On the mat *skip* is what was done, not what can be done. */
const pileName = { 'not-for-me': 'place.not-for-me', skipped: 'mat.skipped' } as const

/** Everything on the table at once, every card where it lies; tap one to lay it elsewhere. */
export const MatScreen = (props: { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }) => {
  const { draft, words } = props
  const { game, play, goTo, onward } = useGame(draft)
  const text = useCardTexts(words.language)
  const [moving, setMoving] = useState<string>()
  const [said, setSaid] = useState('')
  const { sort, deck } = game
  const find = (id: string): Card | undefined => deck.cards.find((card) => card.id === id)
  const inHand = sort.order.filter((id) => sort.placed[id] === undefined)
  const isDone = cardInHand(sort) === undefined
  // One pile that is far the fullest gets room for two cards side by side.
  const widest = bigPlaces.find(
    (on) =>
      cardsOn(sort, on).length > 3 &&
      bigPlaces.every((other) => other === on || cardsOn(sort, on).length > cardsOn(sort, other).length),
  )
  const movingCard = moving === undefined ? undefined : find(moving)

  const move = (on: Pile | undefined) => {
    if (movingCard === undefined) return
    const name = text(movingCard).own
    setSaid(
      on === undefined
        ? words.say('sort.inHand', { card: name })
        : words.say('sort.laid', { card: name, place: words.say(`place.${on}`) }),
    )
    play({ do: 'move', card: movingCard.id, on })
    setMoving(undefined)
  }
  const pile = (on: Pile | 'hand', ids: readonly string[]) => (
    <ul className="mat-pile__cards" data-pile={on}>
      {ids.map((id) => {
        const card = find(id)
        const star = sort.top.indexOf(id)
        return card === undefined ? null : (
          <li key={id} data-lies={id}>
            <GuestTile className="mat-card" onTap={() => setMoving(id)}>
              <SmallCard card={card} text={text(card)} />
              {star < 0 ? null : <Star />}
            </GuestTile>
          </li>
        )
      })}
      {ids.length === 0 ? <li className="mat-pile__none">{words.say('mat.none')}</li> : null}
    </ul>
  )
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown={`mat ${moving ?? ''}`}
      question="mat.title"
      how="mat.how"
      foot={
        <StepWays
          words={words}
          onBack={isDone ? () => goTo('sort') : undefined}
          back="frame.back"
          onNext={isDone ? onward : () => goTo('sort')}
          next={isDone ? 'mat.right' : 'mat.goOn'}
        />
      }
    >
      <div className="mat">
        {bigPlaces.map((on) => (
          <section
            key={on}
            className={`mat-pile ${widest === undefined ? '' : on === widest ? 'mat-pile--wide' : 'mat-pile--thin'}`}
          >
            <h2 className="mat-pile__name">
              <Pictogram name={placePicture[on]} size="2.75rem" />
              <TwoLanguages dutch={words.dutch(`place.${on}`)}>{words.say(`place.${on}`)}</TwoLanguages>
            </h2>
            {pile(on, cardsOn(sort, on))}
          </section>
        ))}
        {smallPlaces.map((on) => (
          <section key={on} className="mat-pile mat-pile--small">
            <h2 className="mat-pile__name">
              <TwoLanguages dutch={words.dutch(pileName[on])}>{words.say(pileName[on])}</TwoLanguages>
            </h2>
            {pile(on, cardsOn(sort, on))}
          </section>
        ))}
        {inHand.length === 0 ? null : (
          <section className="mat-pile mat-pile--small mat-pile--hand">
            <h2 className="mat-pile__name">
              <TwoLanguages dutch={words.dutch('mat.inHand')}>{words.say('mat.inHand')}</TwoLanguages>
            </h2>
            {pile('hand', inHand)}
          </section>
        )}
      </div>
      <LiveWords lang={words.language}>{said}</LiveWords>
      {movingCard === undefined ? null : (
        <Dialog title={words.say('mat.move')} onClose={() => setMoving(undefined)} className="guest-dialog move-dialog">
          <div className="move-dialog__card">
            <SmallCard card={movingCard} text={text(movingCard)} />
          </div>
          <div className="move-dialog__places">
            {[...bigPlaces, ...smallPlaces].map((on) => (
              <GuestTile key={on} place={on} chosen={pileOf(sort, movingCard.id) === on} onTap={() => move(on)}>
                {on === 'yes' || on === 'a-little' || on === 'not-yet' ? (
                  <Pictogram name={placePicture[on]} size="3.4rem" />
                ) : null}
                <TwoLanguages dutch={words.dutch(`place.${on}`)}>{words.say(`place.${on}`)}</TwoLanguages>
              </GuestTile>
            ))}
            <GuestTile onTap={() => move(undefined)} chosen={pileOf(sort, movingCard.id) === undefined}>
              <Icon name="arrow-back-up" flip size="2.2rem" />
              <TwoLanguages dutch={words.dutch('mat.toHand')}>{words.say('mat.toHand')}</TwoLanguages>
            </GuestTile>
          </div>
          <GuestTile look="second" onTap={() => setMoving(undefined)}>
            <TwoLanguages dutch={words.dutch('frame.close')}>{words.say('frame.close')}</TwoLanguages>
          </GuestTile>
        </Dialog>
      )}
    </GameFrame>
  )
}

export const Star = (props: { readonly number?: number }) => (
  <span className="card-star" aria-hidden="true">
    <Icon name="star-filled" size="1.4rem" />
    {props.number === undefined ? null : <span className="card-star__number">{props.number}</span>}
  </span>
)
