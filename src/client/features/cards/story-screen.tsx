import { useId, useState } from 'react'
import { maxAnswerLength } from '#domain/answer.ts'
import { isStoryAdrift, storyCard } from '#domain/card-game.ts'
import { storyOfDraft, tellAbout, tellStory } from '#domain/story.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { heard } from '../../shell/guest-shell.tsx'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { useDraft } from '../../shell/use-draft.ts'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/table-top.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { CardFace, SmallCard } from './card-face.tsx'
import { useCardTexts } from './card-texts.ts'
import { GameFrame, StepWays } from './game-frame.tsx'
import { TakenAway } from './taken-away.tsx'
import { useGame } from './use-game.ts'
import '../../ui/lined.css'
import './tell-screens.css'

/** What changed, and how that came: the story of the card that matters most, and of that card it stays. */
export const StoryScreen = (props: { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }) => {
  const { draft, words } = props
  const { game, onward, backward, toTable } = useGame(draft)
  const text = useCardTexts(words.language)
  const story = useDraft(draft, storyOfDraft)
  const [taken, setTaken] = useState<{ readonly story: string; readonly of: string | undefined }>()
  const label = useId()
  const find = (id: string | undefined) => game.deck.cards.find((one) => one.id === id)
  const about = storyCard(game)
  const card = find(about)
  const isTold = story.trim() !== ''
  const asks = isTold && isStoryAdrift(game)
  const remove = () => {
    setTaken({ story, of: about })
    draft.change((current) => tellStory(current, ''))
  }
  const putBack = () => {
    if (taken === undefined) return
    draft.change((current) => {
      const told = tellStory(current, taken.story)
      return taken.of === undefined ? told : tellAbout(told, taken.of)
    })
    setTaken(undefined)
  }
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown={`story${asks ? ' which' : ''}`}
      question={asks && game.sort.top.length > 0 ? 'story.which' : 'story.title'}
      how="story.how"
      reads={card === undefined ? [] : heard([text(card)])}
      foot={
        <StepWays
          words={words}
          onBack={backward}
          onTable={toTable}
          onNext={onward}
          next={isTold ? 'frame.next' : 'frame.skip'}
        />
      }
    >
      <div className="story">
        {asks || card === undefined ? (
          <div className="story__which">
            {isTold && card === undefined ? (
              <p className="story__loose" role="status">
                <TwoLanguages dutch={words.dutch('story.loose')}>{words.say('story.loose')}</TwoLanguages>
              </p>
            ) : null}
            {[...new Set(card === undefined ? game.sort.top : [card.id, ...game.sort.top])].map((id) => {
              const one = find(id)
              return one === undefined ? null : (
                <GuestTile
                  key={id}
                  className="mat-card"
                  chosen={id === about}
                  onTap={() => draft.change((current) => tellAbout(current, id))}
                >
                  <SmallCard card={one} text={text(one)} />
                </GuestTile>
              )
            })}
          </div>
        ) : (
          <div className="story__card">
            <CardFace card={card} text={text(card)} />
          </div>
        )}
        <Sheet className="story__paper">
          <label className="story__label" htmlFor={label}>
            <TwoLanguages dutch={words.dutch('story.label')}>{words.say('story.label')}</TwoLanguages>
          </label>
          <textarea
            id={label}
            className="lined"
            dir="auto"
            value={story}
            maxLength={maxAnswerLength}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            onChange={(event) => {
              const typed = event.currentTarget.value
              setTaken(undefined)
              draft.change((current) => tellStory(current, typed))
            }}
          />
          <p className="story__note">
            <TwoLanguages dutch={words.dutch('story.noNames')}>{words.say('story.noNames')}</TwoLanguages>
          </p>
          {taken === undefined ? null : <TakenAway words={words} what={words.say('readBack.story')} onUndo={putBack} />}
          {isTold && (asks || card === undefined) ? (
            <GuestTile look="second" onTap={remove}>
              <span className="guest-tile__line">
                <Icon name="trash" size="2rem" />
                <TwoLanguages dutch={words.dutch('story.remove')}>{words.say('story.remove')}</TwoLanguages>
              </span>
            </GuestTile>
          ) : null}
        </Sheet>
      </div>
    </GameFrame>
  )
}
