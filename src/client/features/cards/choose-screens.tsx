import { useState } from 'react'
import { cardsOn, chooseWish, maxTop, toggleTop, topPile } from '#domain/card-sort.ts'
import type { SpokenKey, SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { heard } from '../../shell/guest-shell.tsx'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { SmallCard } from './card-face.tsx'
import { useCardTexts } from './card-texts.ts'
import { GameFrame, StepWays } from './game-frame.tsx'
import { LiveWords } from './live-words.tsx'
import { Star } from './mat-screen.tsx'
import { useGame } from './use-game.ts'
import './choose-screens.css'

type Props = { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }

/** Up to three that matter most, in the order of tapping. */
export const TopScreen = (props: Props) => {
  const { game, sort, onward, backward, toTable } = useGame(props.draft)
  const [tooMany, setTooMany] = useState(false)
  const { top } = game.sort
  const choose = (id: string) => {
    setTooMany(top.length >= maxTop && !top.includes(id))
    sort((held) => toggleTop(held, id))
  }
  return (
    <ChooseFrame
      {...props}
      shown="top"
      question="top.title"
      how={tooMany ? 'top.full' : 'top.how'}
      ids={cardsOn(game.sort, topPile(game.sort))}
      chosen={top}
      numbers
      onChoose={choose}
      onBack={backward}
      onTable={toTable}
      onNext={onward}
      said={tooMany ? 'top.full' : undefined}
      next={top.length === 0 ? 'frame.skip' : 'frame.next'}
    />
  )
}

/** One of what is not there yet, or none. */
export const WishScreen = (props: Props) => {
  const { game, sort, onward, backward, toTable } = useGame(props.draft)
  const { wish } = game.sort
  return (
    <ChooseFrame
      {...props}
      shown="wish"
      question="wish.title"
      how="wish.how"
      ids={cardsOn(game.sort, 'not-yet')}
      chosen={wish === undefined ? [] : [wish]}
      onChoose={(id) => sort((held) => chooseWish(held, id))}
      onBack={backward}
      onTable={toTable}
      onNext={onward}
      next={wish === undefined ? 'frame.skip' : 'frame.next'}
    />
  )
}

const ChooseFrame = (
  props: Props & {
    readonly shown: string
    readonly question: SpokenKey<'cards'>
    readonly how: SpokenKey<'cards'>
    readonly ids: readonly string[]
    readonly chosen: readonly string[]
    readonly numbers?: boolean
    readonly onChoose: (id: string) => void
    readonly onBack: () => void
    readonly onTable: () => void
    readonly onNext: () => void
    /** Said at once to who does not see it. */
    readonly said?: SpokenKey<'cards'> | undefined
    readonly next: SpokenKey<'cards'>
  },
) => {
  const { draft, words, chosen } = props
  const { game } = useGame(draft)
  const text = useCardTexts(words.language)
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown={props.shown}
      question={props.question}
      how={props.how}
      reads={heard(props.ids.flatMap((id) => game.deck.cards.find((one) => one.id === id) ?? []).map(text))}
      foot={
        <StepWays words={words} onBack={props.onBack} onTable={props.onTable} onNext={props.onNext} next={props.next} />
      }
    >
      <ul className="choose-cards">
        {props.ids.map((id) => {
          const card = game.deck.cards.find((one) => one.id === id)
          const at = chosen.indexOf(id)
          return card === undefined ? null : (
            <li key={id}>
              <GuestTile className="mat-card choose-card" chosen={at >= 0} onTap={() => props.onChoose(id)}>
                <SmallCard card={card} text={text(card)} />
                {at < 0 ? null : props.numbers ? <Star number={at + 1} /> : <Star />}
              </GuestTile>
            </li>
          )
        })}
      </ul>
      <LiveWords lang={words.language}>
        {[
          ...(props.said === undefined ? [] : [words.say(props.said)]),
          ...(props.numbers ? chosen : []).flatMap((id, at) => {
            const card = game.deck.cards.find((one) => one.id === id)
            return card === undefined ? [] : [`${words.say('top.number', { number: at + 1 })}: ${text(card).own}.`]
          }),
        ].join(' ')}
      </LiveWords>
    </GameFrame>
  )
}
