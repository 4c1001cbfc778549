import { useId, useState } from 'react'
import { maxAnswerLength } from '#domain/answer.ts'
import { addOwnCard, maxOwnCards, removeOwnCard } from '#domain/card-sort.ts'
import { checkCardWords, maxCardWords } from '#domain/deck.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { useDraft } from '../../shell/use-draft.ts'
import { Icon } from '../../ui/icon.tsx'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { Sheet } from '../../ui/table-top.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { CardFace, SmallCard, unpictured } from './card-face.tsx'
import { useCardTexts } from './card-texts.ts'
import { GameFrame, StepWays } from './game-frame.tsx'
import { useGame } from './use-game.ts'
import '../../ui/lined.css'
import './tell-screens.css'

type Props = { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }

/** What changed, and how that came: the story of the card that matters most. */
export const StoryScreen = (props: Props) => {
  const { draft, words } = props
  const { game, onward, backward } = useGame(draft)
  const text = useCardTexts(words.language)
  const story = useDraft(draft, (current) => current.answers['story']?.text ?? '')
  const label = useId()
  const card = game.deck.cards.find((one) => one.id === game.sort.top[0])
  const write = (typed: string) =>
    draft.change((current) => {
      const { story: _before, ...others } = current.answers
      return {
        ...current,
        answers: typed === '' ? others : { ...others, story: { state: 'told', text: typed.slice(0, maxAnswerLength) } },
      }
    })
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown="story"
      question="story.title"
      how="story.how"
      foot={
        <StepWays
          words={words}
          onBack={backward}
          onNext={onward}
          next={story.trim() === '' ? 'frame.skip' : 'frame.next'}
        />
      }
    >
      <div className="story">
        {card === undefined ? null : (
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
            onChange={(event) => write(event.currentTarget.value)}
          />
          <p className="story__note">
            <TwoLanguages dutch={words.dutch('story.noNames')}>{words.say('story.noNames')}</TwoLanguages>
          </p>
        </Sheet>
      </div>
    </GameFrame>
  )
}

const ownPictures = [
  'smiling-face-with-hearts',
  'people-holding-hands',
  'house',
  'hot-beverage',
  'pot-of-food',
  'deciduous-tree',
  'open-book',
  'artist-palette',
  'bicycle',
  'family',
  'speech-balloon',
  'light-bulb',
] as const satisfies readonly PictogramName[]
type OwnPicture = (typeof ownPictures)[number]

const longestWords = 80

/** A card that was missing: a few words and a picture. */
export const OwnCardsScreen = (props: Props) => {
  const { draft, words } = props
  const { game, sort, onward, backward } = useGame(draft)
  const [typed, setTyped] = useState('')
  const [picture, setPicture] = useState<OwnPicture>()
  const field = useId()
  const { ownCards } = game.sort
  const { words: count } = checkCardWords(typed)
  const isFull = ownCards.length >= maxOwnCards
  const add = () => {
    if (typed.trim() === '') return
    sort((held) => addOwnCard(held, { words: typed.trim(), ...(picture === undefined ? {} : { pictogram: picture }) }))
    setTyped('')
    setPicture(undefined)
  }
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown="own-cards"
      question="own.title"
      how="own.how"
      foot={
        <StepWays
          words={words}
          onBack={backward}
          onNext={() => {
            // Typed and not laid: it counts as laid, nobody should lose a card to a missed tap.
            add()
            onward()
          }}
          next={ownCards.length === 0 && typed.trim() === '' ? 'frame.skip' : 'frame.next'}
        />
      }
    >
      <div className="own">
        <Sheet className="own__paper">
          {isFull ? (
            <p>
              <TwoLanguages dutch={words.dutch('own.full')}>{words.say('own.full')}</TwoLanguages>
            </p>
          ) : (
            <>
              <div>
                <label className="story__label" htmlFor={field}>
                  <TwoLanguages dutch={words.dutch('own.words')}>{words.say('own.words')}</TwoLanguages>
                </label>
                <div className="own__line">
                  <input
                    id={field}
                    className="own__field"
                    dir="auto"
                    value={typed}
                    maxLength={longestWords}
                    autoComplete="off"
                    autoCorrect="off"
                    spellCheck={false}
                    onChange={(event) => setTyped(event.currentTarget.value)}
                    onKeyDown={(event) => {
                      if (event.key === 'Enter') add()
                    }}
                  />
                  {typed.trim() === '' ? null : (
                    <GuestTile onTap={add} className="own__add">
                      <span className="guest-tile__line">
                        <Icon name="plus" size="2rem" />
                        <TwoLanguages dutch={words.dutch('own.add')}>{words.say('own.add')}</TwoLanguages>
                      </span>
                    </GuestTile>
                  )}
                </div>
                <p className="story__note" role="status">
                  {count} · {words.say(count > maxCardWords ? 'own.many' : 'own.few')}
                </p>
              </div>
              {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same. */}
              <div role="group" aria-label={words.say('own.picture')}>
                <p className="story__label">
                  <TwoLanguages dutch={words.dutch('own.picture')}>{words.say('own.picture')}</TwoLanguages>
                </p>
                <div className="own__pictures">
                  {ownPictures.map((one) => (
                    <GuestTile
                      key={one}
                      chosen={picture === one}
                      onTap={() => setPicture(picture === one ? undefined : one)}
                    >
                      <Pictogram name={one} size="5rem" />
                      <TwoLanguages className="own__picture-word" dutch={words.dutch(`own-picture.${one}`)}>
                        {words.say(`own-picture.${one}`)}
                      </TwoLanguages>
                    </GuestTile>
                  ))}
                </div>
              </div>
            </>
          )}
        </Sheet>
        {ownCards.length === 0 ? null : (
          <section className="own__cards">
            <h2 className="mat-pile__name">
              <TwoLanguages dutch={words.dutch('own.mine')}>{words.say('own.mine')}</TwoLanguages>
            </h2>
            <ul className="mat-pile__cards">
              {ownCards.map((card, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an own card is its place in the row.
                <li key={at} className="own__card">
                  <SmallCard
                    card={{ pictogram: card.pictogram ?? unpictured }}
                    text={{ own: card.words, dutch: undefined }}
                  />
                  <GuestTile
                    look="second"
                    label={words.say('own.remove', { card: card.words })}
                    onTap={() => sort((held) => removeOwnCard(held, at))}
                  >
                    <Icon name="trash" size="2.2rem" />
                  </GuestTile>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </GameFrame>
  )
}
