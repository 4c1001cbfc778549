import { piles } from '#domain/card-sort.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { SmallCard } from './card-face.tsx'
import { useCardTexts } from './card-texts.ts'
import { GameFrame, StepWays } from './game-frame.tsx'
import { useGame } from './use-game.ts'
import './hands-screen.css'

/** Everything counted so far at once, one card a row; a tap leads to the card, to count again. */
export const HandsTable = (props: {
  readonly draft: OpenDraft
  readonly words: SpokenWords<'cards'>
  readonly onBack: () => void
  readonly onCard: (id: string) => void
}) => {
  const { draft, words } = props
  const { game } = useGame(draft)
  const text = useCardTexts(words.language)
  const { hands = {} } = game.group ?? {}
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown="hands-table"
      question="group.overviewTitle"
      how="group.overviewHow"
      foot={<StepWays words={words} onNext={props.onBack} next="mat.right" />}
    >
      <ul className="hands-table">
        {game.sort.order.map((id) => {
          const card = game.deck.cards.find((one) => one.id === id)
          const counted = hands[id]
          return card === undefined ? null : (
            <li key={id} data-counted={id}>
              <GuestTile className="hands-table__card" onTap={() => props.onCard(id)}>
                <SmallCard card={card} text={text(card)} />
                <span className="hands-table__hands">
                  {counted === undefined
                    ? words.say('group.notCounted')
                    : piles
                        .filter((pile) => (counted[pile] ?? 0) > 0)
                        .map((pile) => (
                          <span key={pile}>
                            {words.say(pile === 'skipped' ? 'mat.skipped' : `place.${pile}`)}: {counted[pile]}
                          </span>
                        ))}
                </span>
              </GuestTile>
            </li>
          )
        })}
      </ul>
    </GameFrame>
  )
}
