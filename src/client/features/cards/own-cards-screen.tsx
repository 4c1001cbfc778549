import { useEffect, useId, useRef, useState } from 'react'
import { layOwnInHand } from '#domain/card-game.ts'
import type { OwnCard } from '#domain/card-sort.ts'
import { maxOwnCards, removeOwnCard } from '#domain/card-sort.ts'
import { checkCardWords, maxCardWords } from '#domain/deck.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { GuestTile } from '../../shell/guest-tile.tsx'
import type { OwnPicture } from '../../shell/own-pictures.ts'
import { ownPictures } from '../../shell/own-pictures.ts'
import { Icon } from '../../ui/icon.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { Sheet } from '../../ui/table-top.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { SmallCard, unpictured } from './card-face.tsx'
import { GameFrame, StepWays } from './game-frame.tsx'
import { TakenAway } from './taken-away.tsx'
import { useGame } from './use-game.ts'
import './tell-screens.css'

const longestWords = 80

const making = { words: '', pictogram: undefined } as const

/** A card that was missing: a few words and a picture. What is being made is kept with the game at every touch. */
export const OwnCardsScreen = (props: { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }) => {
  const { draft, words } = props
  const { game, change, sort, onward, backward, toTable } = useGame(draft)
  const [taken, setTaken] = useState<{ readonly card: OwnCard; readonly at: number }>()
  const field = useId()
  const { words: typed, pictogram: picture } = game.ownInHand ?? making
  const hold = (held: { readonly words: string; readonly pictogram?: string | undefined }) => {
    // With the row full again there would be no place for the one that is being made.
    setTaken(undefined)
    change(({ ownInHand: _, ...rest }) =>
      held.words === '' && held.pictogram === undefined
        ? rest
        : {
            ...rest,
            ownInHand: {
              words: held.words,
              ...(held.pictogram === undefined ? {} : { pictogram: held.pictogram }),
            },
          },
    )
  }
  const choose = (one: OwnPicture) => {
    const offered = picture === undefined ? '' : nameOf(picture)
    const isOffered = typed.trim() === '' || typed === offered
    if (picture === one) return hold({ words: isOffered ? '' : typed })
    // A picture says something too: its word is offered, and goes for any other that is typed.
    hold({ words: isOffered ? nameOf(one) : typed, pictogram: one })
  }
  const nameOf = (pictogram: string): string => {
    const known = ownPictures.find((one) => one === pictogram)
    return known === undefined ? '' : words.say(`own-picture.${known}`)
  }
  const { ownCards } = game.sort
  const { words: count } = checkCardWords(typed)
  const isFull = ownCards.length >= maxOwnCards
  const add = () => {
    if (typed.trim() === '') return
    setTaken(undefined)
    change(layOwnInHand)
  }
  const remove = (at: number) => {
    const card = ownCards[at]
    if (card !== undefined) setTaken({ card, at })
    sort((held) => removeOwnCard(held, at))
  }
  const putBack = () => {
    if (taken !== undefined)
      sort((held) => ({ ...held, ownCards: held.ownCards.toSpliced(taken.at, 0, taken.card).slice(0, maxOwnCards) }))
    setTaken(undefined)
  }
  // The bin that had the focus is gone: the way back takes it.
  const back = useRef<HTMLElement>(null)
  useEffect(() => {
    if (taken !== undefined)
      back.current?.querySelector<HTMLElement>('.taken-away button')?.focus({ preventScroll: true })
  }, [taken])
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown="own-cards"
      question="own.title"
      how="own.how"
      reads={[words.say('own.words'), words.say('own.few'), ...ownCards.map((card) => card.words)]}
      foot={
        <StepWays
          words={words}
          onBack={backward}
          onTable={toTable}
          onNext={onward}
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
                    onChange={(event) => hold({ words: event.currentTarget.value, pictogram: picture })}
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
                    <GuestTile key={one} chosen={picture === one} onTap={() => choose(one)}>
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
        {ownCards.length === 0 && taken === undefined ? null : (
          <section className="own__cards" ref={back}>
            {taken === undefined ? null : <TakenAway words={words} what={taken.card.words} onUndo={putBack} />}
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
                    onTap={() => remove(at)}
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
