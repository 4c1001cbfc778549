import { useState } from 'react'
import { withDisagreed } from '#domain/card-game.ts'
import type { Pile } from '#domain/card-sort.ts'
import { canUndo, cardInHand } from '#domain/card-sort.ts'
import type { Card } from '#domain/deck.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { TinyCard } from './card-face.tsx'
import { useCardTexts } from './card-texts.ts'
import { GameFrame } from './game-frame.tsx'
import { HandIsEmpty } from './hand-is-empty.tsx'
import { HowMany } from './how-many.tsx'
import { LiveWords } from './live-words.tsx'
import { SortTable } from './sort-table.tsx'
import { useGame } from './use-game.ts'

/** Card after card, at one's own pace. The last one laid can always be taken back; the mat is one tap away. */
export const SortScreen = (props: { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }) => {
  const { draft, words } = props
  const { game, play, change, toTable } = useGame(draft)
  const text = useCardTexts(words.language)
  const [said, setSaid] = useState('')
  const { sort, deck, group } = game
  const find = (id: string | undefined): Card | undefined => deck.cards.find((card) => card.id === id)
  const inHand = find(cardInHand(sort))
  const last = sort.moves.at(-1)
  const lastCard = find(last?.card)
  const after = find(sort.order.find((id) => id !== inHand?.id && sort.placed[id] === undefined))
  const laid = sort.order.filter((id) => sort.placed[id] !== undefined)

  const lay = (on: Pile) => {
    if (inHand === undefined) return
    setSaid(
      `${words.say('sort.laid', { card: text(inHand).own, place: words.say(`place.${on}`) })} ${
        after === undefined ? words.say('sort.allLaid') : words.say('sort.nextCard', { card: text(after).own })
      }`,
    )
    play({ do: 'lay', on })
  }
  const undo = () => {
    if (!canUndo(sort)) return
    setSaid(lastCard === undefined ? '' : words.say('sort.inHand', { card: text(lastCard).own }))
    play({ do: 'undo' })
  }
  const takeBack = (
    <GuestTile look="second" onTap={undo}>
      <span className="guest-tile__line">
        <Icon name="arrow-back-up" flip size="2rem" />
        <TwoLanguages dutch={words.dutch('sort.undo')}>{words.say('sort.undo')}</TwoLanguages>
      </span>
    </GuestTile>
  )
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown={`sort ${inHand?.id ?? 'empty'}`}
      question="sort.question"
      progress={
        <Dots
          label={words.say('sort.progress', {
            at: Math.min(laid.length + 1, sort.order.length),
            of: sort.order.length,
          })}
          laid={laid.length}
          of={sort.order.length}
        />
      }
    >
      <SortTable
        words={words}
        card={inHand === undefined ? undefined : { card: inHand, text: text(inHand) }}
        next={inHand === undefined || after === undefined ? undefined : { card: after, text: text(after) }}
        more={sort.order.length - laid.length > 1}
        onLay={lay}
        onUndo={undo}
        emptyHand={<AllLaid words={words} onMat={toTable} />}
        start={
          last === undefined || lastCard === undefined ? null : (
            <div
              className={`last-laid ${group === undefined ? '' : 'last-laid--counts'}`}
              data-last={`${lastCard.id} ${last.to ?? 'hand'}`}
            >
              <p className="last-laid__card">
                <TinyCard card={lastCard} />
                {last.to === undefined ? null : (
                  <span className="last-laid__where">
                    <TwoLanguages dutch={words.dutch('sort.lastLaid')}>{words.say('sort.lastLaid')}</TwoLanguages>
                    <strong>
                      <TwoLanguages dutch={words.dutch(`place.${last.to}`)}>
                        {words.say(`place.${last.to}`)}
                      </TwoLanguages>
                    </strong>
                  </span>
                )}
              </p>
              {group === undefined || last.to === undefined ? null : (
                <HowMany
                  words={words}
                  question="group.disagreed"
                  count={group.disagreed[lastCard.id] ?? 0}
                  most={group.people - 1}
                  onCount={(count) => change((held) => withDisagreed(held, lastCard.id, count))}
                />
              )}
              {group === undefined ? takeBack : null}
            </div>
          )
        }
        end={
          <div
            className={`sort-table__aside ${group === undefined || last === undefined ? '' : 'sort-table__aside--two'}`}
          >
            {group === undefined || last === undefined ? null : takeBack}
            <GuestTile className="mat-tile" onTap={toTable}>
              <span className="mat-tile__pile">
                {laid.slice(-3).map((id) => (
                  <TinyCard key={id} card={find(id) ?? { pictogram: undefined }} />
                ))}
              </span>
              <span>
                <TwoLanguages className="mat-tile__name" dutch={words.dutch('sort.mat')}>
                  {words.say('sort.mat')}
                </TwoLanguages>
                <span className="mat-tile__count">{words.say('sort.matCount', { count: laid.length })}</span>
              </span>
            </GuestTile>
          </div>
        }
      />
      <LiveWords lang={words.language}>{said}</LiveWords>
    </GameFrame>
  )
}

const AllLaid = (props: { readonly words: SpokenWords<'cards'>; readonly onMat: () => void }) => {
  const { words } = props
  return (
    <HandIsEmpty title={{ own: words.say('sort.allLaid'), dutch: words.dutch('sort.allLaid') }}>
      <p>
        <TwoLanguages dutch={words.dutch('sort.allLaidHow')}>{words.say('sort.allLaidHow')}</TwoLanguages>
      </p>
      <GuestTile look="main" onTap={props.onMat}>
        <span className="guest-tile__line">
          <TwoLanguages dutch={words.dutch('sort.toMat')}>{words.say('sort.toMat')}</TwoLanguages>
          <Icon name="arrow-right" flip size="1.8rem" />
        </span>
      </GuestTile>
    </HandIsEmpty>
  )
}

/** How far: one dot a card. */
const Dots = (props: { readonly label: string; readonly laid: number; readonly of: number }) => (
  <div className="progress-dots" role="img" aria-label={props.label}>
    {Array.from({ length: props.of }, (_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place in the row.
      <span key={at} className={at < props.laid ? 'is-laid' : at === props.laid ? 'is-now' : ''} />
    ))}
  </div>
)
