import { useState } from 'react'
import { withHands } from '#domain/card-game.ts'
import type { Pile } from '#domain/card-sort.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { ReadTile } from '../../shell/read-tile.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { CardFace } from './card-face.tsx'
import { useCardTexts } from './card-texts.ts'
import { GameFrame, StepWays } from './game-frame.tsx'
import { HandsTable } from './hands-table.tsx'
import { HowMany } from './how-many.tsx'
import { LiveWords } from './live-words.tsx'
import { bigPlaces, placePicture, smallPlaces } from './sort-table.tsx'
import { useGame } from './use-game.ts'
import './hands-screen.css'

/** The host counts hands per place, card by card; together never more than there are people. */
export const HandsScreen = (props: { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }) => {
  const { draft, words } = props
  const { game, change, goTo, onward, toTable, fromTable } = useGame(draft)
  const text = useCardTexts(words.language)
  const { order } = game.sort
  const { group } = game
  // After a reload: at the first card that nobody counted yet.
  const [at, setAt] = useState(() => {
    const first = order.findIndex((id) => group?.hands[id] === undefined)
    return first < 0 ? order.length - 1 : first
  })
  const id = order[at]
  const card = game.deck.cards.find((one) => one.id === id)
  if (group === undefined || id === undefined || card === undefined) return null
  const hands = group.hands[id] ?? {}
  const counted = Object.values(hands).reduce((sum, one) => sum + (one ?? 0), 0)
  const left = group.people - counted
  const count = (on: Pile, number: number) =>
    change((held) => withHands(held, id, { ...held.group?.hands[id], [on]: number }))
  const next = () => {
    // Gone past without a hand: counted, and nobody put one up.
    change((held) => (held.group?.hands[id] !== undefined ? held : withHands(held, id, {})))
    if (at < order.length - 1) setAt(at + 1)
    else onward()
  }
  if (game.step === 'mat')
    return (
      <HandsTable
        draft={draft}
        words={words}
        onBack={fromTable}
        onCard={(one) => {
          setAt(order.indexOf(one))
          goTo('sort')
        }}
      />
    )
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown={`hands ${id}`}
      question="sort.question"
      how="group.hands"
      progress={
        <p className="hands__left" role="status">
          {words.say('sort.progress', { at: at + 1, of: order.length })} · {words.say('group.left', { count: left })}
        </p>
      }
      foot={
        <StepWays
          words={words}
          onBack={at === 0 ? undefined : () => setAt(at - 1)}
          back="group.previous"
          onNext={next}
          next={at < order.length - 1 ? 'group.next' : 'frame.next'}
          onTable={toTable}
        />
      }
    >
      <div className="hands">
        <div className="hands__card">
          <CardFace card={card} text={text(card)} />
          <ReadTile words={words} text={text(card).own} language={text(card).language} />
        </div>
        <ul className="hands__places">
          {[...bigPlaces, ...smallPlaces].map((on) => {
            const word = words.say(on === 'skipped' ? 'mat.skipped' : `place.${on}`)
            const dutch = words.dutch(on === 'skipped' ? 'mat.skipped' : `place.${on}`)
            return (
              <li key={on} className="hands__place">
                <span className="hands__name">
                  {on === 'yes' || on === 'a-little' || on === 'not-yet' ? (
                    <Pictogram name={placePicture[on]} size="3.4rem" />
                  ) : null}
                  <TwoLanguages dutch={dutch}>{word}</TwoLanguages>
                </span>
                <HowMany
                  words={words}
                  count={hands[on] ?? 0}
                  most={(hands[on] ?? 0) + left}
                  of={word}
                  onCount={(number) => count(on, number)}
                />
              </li>
            )
          })}
        </ul>
      </div>
      <LiveWords lang={words.language}>{words.say('sort.nextCard', { card: text(card).own })}</LiveWords>
    </GameFrame>
  )
}
