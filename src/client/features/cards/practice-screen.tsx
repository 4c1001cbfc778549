import { useState } from 'react'
import type { Pile } from '#domain/card-sort.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { TinyCard } from './card-face.tsx'
import { GameFrame } from './game-frame.tsx'
import { HandIsEmpty } from './hand-is-empty.tsx'
import { LiveWords } from './live-words.tsx'
import { SortTable } from './sort-table.tsx'
import { useGame } from './use-game.ts'

/** One card about coffee, to learn laying and taking back. It is in no deck and in no answer. */
export const PracticeScreen = (props: { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }) => {
  const { draft, words } = props
  const { goTo } = useGame(draft)
  const [laid, setLaid] = useState<Pile>()
  const card = { id: 'practice', pictogram: 'hot-beverage' }
  const text = { own: words.say('practice.card'), dutch: words.dutch('practice.card') }
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown={`practice ${laid === undefined ? 'hand' : 'laid'}`}
      question="practice.title"
      how={laid === undefined ? 'practice.how' : 'practice.doneHow'}
      className="guest--practice"
    >
      <SortTable
        words={words}
        card={laid === undefined ? { card, text } : undefined}
        more={false}
        onLay={setLaid}
        onUndo={() => setLaid(undefined)}
        emptyHand={
          <HandIsEmpty title={{ own: words.say('practice.done'), dutch: words.dutch('practice.done') }}>
            <GuestTile look="main" onTap={() => goTo('sort')}>
              <span className="guest-tile__line">
                <TwoLanguages dutch={words.dutch('practice.start')}>{words.say('practice.start')}</TwoLanguages>
                <Icon name="arrow-right" flip size="1.8rem" />
              </span>
            </GuestTile>
          </HandIsEmpty>
        }
        start={
          laid === undefined ? null : (
            <div className="last-laid">
              <p className="last-laid__card">
                <TinyCard card={card} />
                <span className="last-laid__where">
                  <TwoLanguages dutch={words.dutch('sort.lastLaid')}>{words.say('sort.lastLaid')}</TwoLanguages>
                  <strong>
                    <TwoLanguages dutch={words.dutch(`place.${laid}`)}>{words.say(`place.${laid}`)}</TwoLanguages>
                  </strong>
                </span>
              </p>
              <GuestTile look="second" onTap={() => setLaid(undefined)}>
                <span className="guest-tile__line">
                  <Icon name="arrow-back-up" flip size="2rem" />
                  <TwoLanguages dutch={words.dutch('sort.undo')}>{words.say('sort.undo')}</TwoLanguages>
                </span>
              </GuestTile>
            </div>
          )
        }
      />
      <LiveWords lang={words.language}>
        {laid === undefined ? '' : words.say('sort.laid', { card: text.own, place: words.say(`place.${laid}`) })}
      </LiveWords>
    </GameFrame>
  )
}
