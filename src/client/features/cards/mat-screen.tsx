import { useEffect, useRef, useState } from 'react'
import { withDisagreed } from '#domain/card-game.ts'
import type { Pile } from '#domain/card-sort.ts'
import { canUndo, cardInHand, cardsOn, pileOf, unlaid } from '#domain/card-sort.ts'
import type { Card } from '#domain/deck.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { heard } from '../../shell/guest-shell.tsx'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { ReadTile } from '../../shell/read-tile.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { SmallCard } from './card-face.tsx'
import { useCardTexts } from './card-texts.ts'
import { GameFrame, StepWays } from './game-frame.tsx'
import { HowMany } from './how-many.tsx'
import { LiveWords } from './live-words.tsx'
import { bigPlaces, placePicture, smallPlaces } from './sort-table.tsx'
import { useGame } from './use-game.ts'
import './mat-screen.css'

/** On the mat *skip* is what was done, not what can be done. */
const pileName = { 'not-for-me': 'place.not-for-me', skipped: 'mat.skipped' } as const

/** Everything on the table at once, every card where it lies; tap one to lay it elsewhere. */
export const MatScreen = (props: { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }) => {
  const { draft, words } = props
  const { game, change, play, goTo, fromTable } = useGame(draft)
  const text = useCardTexts(words.language)
  const [moving, setMoving] = useState<string>()
  const [said, setSaid] = useState('')
  const [moved, setMoved] = useState<string>()
  const { sort, deck, group } = game
  const find = (id: string): Card | undefined => deck.cards.find((card) => card.id === id)
  const inHand = unlaid(sort)
  // Looked at from a later step: that is where the way leads, whatever still lies in the hand.
  const isLook = game.lookedFrom !== undefined
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
    setMoved(movingCard.id)
    setMoving(undefined)
  }
  const last = sort.moves.at(-1)
  const undo = () => {
    const card = last === undefined ? undefined : find(last.card)
    if (last === undefined || card === undefined) return
    setSaid(
      last.from === undefined
        ? words.say('sort.inHand', { card: text(card).own })
        : words.say('sort.laid', { card: text(card).own, place: words.say(`place.${last.from}`) }),
    )
    play({ do: 'undo' })
    setMoved(card.id)
  }
  // The tile that was tapped is gone with the card: the card's new tile takes the focus.
  const mat = useRef<HTMLDivElement>(null)
  const lies = moved === undefined ? undefined : (sort.placed[moved] ?? 'hand')
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the card lies in its new place.
  useEffect(() => {
    if (moved === undefined || moving !== undefined) return
    mat.current?.querySelector<HTMLElement>(`[data-lies="${moved}"] button`)?.focus()
    setMoved(undefined)
  }, [moved, lies, moving])
  const pile = (on: Pile | 'hand', ids: readonly string[]) => (
    <ul className="mat-pile__cards" data-pile={on}>
      {ids.map((id) => {
        const card = find(id)
        const star = sort.top.indexOf(id)
        return card === undefined ? null : (
          <li key={id} data-lies={id}>
            <GuestTile className="mat-card" onTap={() => setMoving(id)}>
              <SmallCard card={card} text={text(card)} />
              {star < 0 ? null : <Star number={star + 1} />}
              {star < 0 ? null : (
                <span className="only-heard">
                  {words.say('readBack.top')}: {words.say('top.number', { number: star + 1 })}
                </span>
              )}
              {(group?.disagreed[id] ?? 0) === 0 ? null : (
                <span className="mat-card__others">
                  {words.say('group.others', { count: group?.disagreed[id] ?? 0 })}
                </span>
              )}
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
      reads={[...bigPlaces, ...smallPlaces].flatMap((on) => {
        const cards = cardsOn(sort, on).flatMap((id) => find(id) ?? [])
        return cards.length === 0
          ? []
          : [words.say(on === 'skipped' ? 'mat.skipped' : `place.${on}`), ...heard(cards.map(text))]
      })}
      foot={
        <StepWays
          words={words}
          onBack={isDone && !isLook ? () => goTo('sort') : undefined}
          back="frame.back"
          middle={canUndo(sort) ? <Undo words={words} onTap={undo} /> : null}
          onNext={isLook || isDone ? fromTable : () => goTo('sort')}
          next={isLook || isDone ? 'mat.right' : 'mat.goOn'}
        />
      }
    >
      <div className="mat" ref={mat}>
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
            <ReadTile words={words} text={text(movingCard).own} language={text(movingCard).language} />
          </div>
          {group === undefined || sort.placed[movingCard.id] === undefined ? null : (
            <HowMany
              words={words}
              question="group.disagreed"
              count={group.disagreed[movingCard.id] ?? 0}
              most={group.people - 1}
              onCount={(count) => change((held) => withDisagreed(held, movingCard.id, count))}
            />
          )}
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

const Undo = (props: { readonly words: SpokenWords<'cards'>; readonly onTap: () => void }) => (
  <GuestTile look="second" onTap={props.onTap}>
    <span className="guest-tile__line">
      <Icon name="arrow-back-up" flip size="2rem" />
      <TwoLanguages dutch={props.words.dutch('check.undo')}>{props.words.say('check.undo')}</TwoLanguages>
    </span>
  </GuestTile>
)

export const Star = (props: { readonly number?: number }) => (
  <span className="card-star" aria-hidden="true">
    <Icon name="star-filled" size="1.4rem" />
    {props.number === undefined ? null : <span className="card-star__number">{props.number}</span>}
  </span>
)
