import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { cardsOn } from '#domain/card-sort.ts'
import type { OpenDetail } from '#domain/game-details.ts'
import { leaveDetail, openDetails, removeDetail, reopenDetail } from '#domain/game-details.ts'
import { markText } from '#domain/marked-text.ts'
import type { SpokenKey, SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { useDraft } from '../../shell/use-draft.ts'
import { Icon } from '../../ui/icon.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { Sheet } from '../../ui/table-top.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { SmallCard, TinyCard, unpictured } from './card-face.tsx'
import { useCardTexts } from './card-texts.ts'
import { GameFrame, StepWays } from './game-frame.tsx'
import { Star } from './mat-screen.tsx'
import { bigPlaces, placePicture, smallPlaces } from './sort-table.tsx'
import { useGame } from './use-game.ts'
import './begin-screens.css'
import './read-back-screen.css'

type Props = { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }

/**
 * Everything once more on one screen; a tap leads to where it can be changed. First what looks personal is asked about,
 * one thing at a time: what is read back is what stays.
 */
export const ReadBackScreen = (props: Props) => {
  const { draft } = props
  const [decided, setDecided] = useState<readonly Decided[]>([])
  const next = useOpenDetail(draft)
  const decide = (open: OpenDetail, gone: boolean) => {
    draft.change((current) => (gone ? removeDetail(current, open) : leaveDetail(current, open)))
    setDecided([...decided, { open, gone }])
  }
  const last = decided.at(-1)
  const undo = () => {
    if (last === undefined) return
    draft.change((current) => reopenDetail(current, last.open))
    setDecided(decided.slice(0, -1))
  }
  const done = last === undefined ? null : <DetailDone words={props.words} decided={last} onUndo={undo} />
  return next === undefined ? (
    <AllRead {...props} done={done} />
  ) : (
    <DetailScreen {...props} open={next} at={decided.length} onDecide={decide} done={done} />
  )
}

type Decided = { readonly open: OpenDetail; readonly gone: boolean }

/** The first thing that looks personal and that nobody decided about. */
const useOpenDetail = (draft: OpenDraft): OpenDetail | undefined => {
  const current = useDraft(draft, (held) => held)
  return useMemo(() => openDetails(current)[0], [current])
}

// Kept apart from the words around it: a number or a name may run the other way.
const isolated = (words: string): string => `\u2068${words}\u2069`

/** What was decided last, and the way back from it. */
const DetailDone = (props: {
  readonly words: SpokenWords<'cards'>
  readonly decided: Decided
  readonly onUndo: () => void
}) => {
  const { words, decided } = props
  const said = { words: isolated(decided.open.words) }
  const key = decided.gone ? 'check.removed' : 'check.kept'
  return (
    <div className="detail-done">
      <p role="status">
        <TwoLanguages dutch={words.dutch(key, said)}>{words.say(key, said)}</TwoLanguages>
      </p>
      <GuestTile look="second" onTap={props.onUndo}>
        <span className="guest-tile__line">
          <Icon name="arrow-back-up" flip size="2rem" />
          <TwoLanguages dutch={words.dutch('check.undo')}>{words.say('check.undo')}</TwoLanguages>
        </span>
      </GuestTile>
    </div>
  )
}

/** One thing that looks personal, in its text: take it away or let it stand, both are fine. */
const DetailScreen = (
  props: Props & {
    readonly open: OpenDetail
    readonly at: number
    readonly onDecide: (open: OpenDetail, gone: boolean) => void
    readonly done: ReactNode
  },
) => {
  const { draft, words, open } = props
  const { backward } = useGame(draft)
  const kind = `check.kind.${open.detail.kind}` as const
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown={`check ${props.at}`}
      question="check.title"
      how="check.how"
      foot={<StepWays words={words} onBack={backward} />}
    >
      <Sheet className="guest-sheet detail-sheet">
        <p className="detail-sheet__text" dir="auto">
          {markText(open.text, [open.detail]).map((stretch, at) =>
            stretch.kind === undefined ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place in the text.
              <span key={at}>{stretch.text}</span>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              <mark key={at} className="detail-sheet__mark">
                <bdi>{stretch.text}</bdi>
              </mark>
            ),
          )}
        </p>
        <p className="detail-sheet__kind">
          <TwoLanguages dutch={words.dutch(kind)}>{words.say(kind)}</TwoLanguages>
        </p>
        <div className="two-answers">
          <GuestTile look="place" onTap={() => props.onDecide(open, true)}>
            <Icon name="trash" size="4.5rem" />
            <TwoLanguages dutch={words.dutch('check.remove')}>{words.say('check.remove')}</TwoLanguages>
          </GuestTile>
          <GuestTile look="place" onTap={() => props.onDecide(open, false)}>
            <Icon name="check" size="4.5rem" />
            <TwoLanguages dutch={words.dutch('check.keep')}>{words.say('check.keep')}</TwoLanguages>
          </GuestTile>
        </div>
        {props.done}
      </Sheet>
    </GameFrame>
  )
}

const AllRead = (props: Props & { readonly done: ReactNode }) => {
  const { draft, words } = props
  const { game, goTo, onward, backward } = useGame(draft)
  const text = useCardTexts(words.language)
  const story = useDraft(draft, (current) => current.answers['story']?.text ?? '')
  const { sort, deck, group } = game
  const find = (id: string) => deck.cards.find((card) => card.id === id)
  const countsHands = group?.way === 'hands'
  const wish = sort.wish === undefined ? undefined : find(sort.wish)
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown="read-back"
      question="readBack.title"
      how="readBack.how"
      foot={<StepWays words={words} onBack={backward} onNext={onward} next="readBack.right" />}
    >
      <div className="read-back">
        {props.done}
        {countsHands || sort.top.length === 0 ? null : (
          <Part words={words} name="readBack.top" onTap={() => goTo('top')} wide>
            <span className="read-back__cards">
              {sort.top.map((id, at) => {
                const card = find(id)
                return card === undefined ? null : (
                  <span key={id} className="read-back__card">
                    <SmallCard card={card} text={text(card)} />
                    <Star number={at + 1} />
                  </span>
                )
              })}
            </span>
          </Part>
        )}
        {sort.top.length === 0 ? null : (
          <Part words={words} name="readBack.story" onTap={() => goTo('story')}>
            {story.trim() === '' ? (
              <None words={words} />
            ) : (
              <span className="read-back__story" dir="auto">
                {story}
              </span>
            )}
          </Part>
        )}
        {countsHands || cardsOn(sort, 'not-yet').length === 0 ? null : (
          <Part words={words} name="readBack.wish" onTap={() => goTo('wish')}>
            {wish === undefined ? <None words={words} /> : <SmallCard card={wish} text={text(wish)} />}
          </Part>
        )}
        <Part words={words} name="readBack.own" onTap={() => goTo('own-cards')}>
          {sort.ownCards.length === 0 ? (
            <None words={words} />
          ) : (
            <span className="read-back__cards">
              {sort.ownCards.map((card, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an own card is its place in the row.
                <span key={at} className="read-back__card">
                  <SmallCard
                    card={{ pictogram: card.pictogram ?? unpictured }}
                    text={{ own: card.words, dutch: undefined }}
                  />
                </span>
              ))}
            </span>
          )}
        </Part>
        <Part words={words} name="readBack.table" onTap={() => goTo(countsHands ? 'sort' : 'mat')} wide>
          <span className="read-back__piles">
            {[...bigPlaces, ...smallPlaces].map((on) => {
              const ids = countsHands ? sort.order.filter((id) => (group.hands[id]?.[on] ?? 0) > 0) : cardsOn(sort, on)
              return ids.length === 0 ? null : (
                <span key={on} className="read-back__pile">
                  <span className="read-back__place">
                    {on === 'yes' || on === 'a-little' || on === 'not-yet' ? (
                      <Pictogram name={placePicture[on]} size="2.4rem" />
                    ) : null}
                    {words.say(on === 'skipped' ? 'mat.skipped' : `place.${on}`)}
                  </span>
                  <span className="read-back__tiny">
                    {ids.map((id) => (
                      <span key={id} className="read-back__one">
                        <TinyCard card={find(id) ?? { pictogram: undefined }} />
                        <span className="only-heard">{text(find(id) ?? { id, pictogram: '' }).own}</span>
                        {countsHands ? <span>{group.hands[id]?.[on]}</span> : null}
                      </span>
                    ))}
                  </span>
                </span>
              )
            })}
          </span>
        </Part>
      </div>
    </GameFrame>
  )
}

const None = (props: { readonly words: SpokenWords<'cards'> }) => (
  <span className="read-back__none">{props.words.say('readBack.none')}</span>
)

const Part = (props: {
  readonly words: SpokenWords<'cards'>
  readonly name: SpokenKey<'cards'>
  readonly onTap: () => void
  readonly wide?: boolean
  readonly children: ReactNode
}) => (
  <GuestTile className={`read-back__part ${props.wide ? 'read-back__part--wide' : ''}`} onTap={props.onTap}>
    <span className="read-back__name">
      <TwoLanguages dutch={props.words.dutch(props.name)}>{props.words.say(props.name)}</TwoLanguages>
      <Icon name="pencil" size="1.8rem" />
    </span>
    {props.children}
  </GuestTile>
)
