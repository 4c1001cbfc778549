import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { cardsOn, topPile } from '#domain/card-sort.ts'
import type { Draft } from '#domain/draft.ts'
import type { OpenDetail } from '#domain/game-details.ts'
import { leaveDetail, openDetails, removeDetail, reopenDetail } from '#domain/game-details.ts'
import { markText } from '#domain/marked-text.ts'
import { storyOfDraft, tellAbout, tellStory } from '#domain/story.ts'
import { toldInGame } from '#domain/told-game.ts'
import type { SpokenKey, SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { OpenDraft } from '../../services.ts'
import { heard } from '../../shell/guest-shell.tsx'
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
import { placePicture } from './sort-table.tsx'
import { TakenAway } from './taken-away.tsx'
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
  const done =
    last === undefined ? null : (
      <TakenAway words={props.words} what={last.open.words} stays={!last.gone} onUndo={undo} />
    )
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
      reads={[open.text]}
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
  const { game, goTo, onward, backward, toTable } = useGame(draft)
  const text = useCardTexts(words.language)
  const story = useDraft(draft, storyOfDraft)
  const [taken, setTaken] = useState<Draft>()
  const { sort, deck, group } = game
  const find = (id: string) => deck.cards.find((card) => card.id === id)
  const told = toldInGame(game, story)
  const countsHands = group?.way === 'hands'
  const choosable = countsHands ? [] : cardsOn(sort, topPile(sort))
  const about = told.storyOf === undefined ? undefined : find(told.storyOf)
  const wish = told.wish === undefined ? undefined : find(told.wish)
  const nameOf = (id: string) => text(find(id) ?? { id, pictogram: '' })
  const removeStory = () => {
    setTaken(draft.current())
    draft.change((current) => tellStory(current, ''))
  }
  const putBack = () => {
    if (taken === undefined) return
    const { storyOf } = taken.game ?? {}
    draft.change((current) => {
      const again = tellStory(current, storyOfDraft(taken))
      return storyOf === undefined ? again : tellAbout(again, storyOf)
    })
    setTaken(undefined)
  }
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown="read-back"
      question="readBack.title"
      how="readBack.how"
      reads={[
        ...(told.top.length === 0 ? [] : [words.say('readBack.top'), ...heard(told.top.map(nameOf))]),
        ...(told.story === '' ? [] : [words.say('readBack.story'), told.story]),
        ...(told.wish === undefined ? [] : [words.say('readBack.wish'), ...heard([nameOf(told.wish)])]),
        ...(told.ownCards.length === 0 ? [] : [words.say('readBack.own'), ...told.ownCards.map((card) => card.words)]),
        ...told.places.flatMap(({ pile, cards }) => [
          words.say(pile === 'skipped' ? 'mat.skipped' : `place.${pile}`),
          ...heard(cards.map(({ id }) => nameOf(id))),
        ]),
      ]}
      foot={<StepWays words={words} onBack={backward} onNext={onward} next="readBack.right" />}
    >
      <div className="read-back">
        {props.done}
        {taken === undefined ? null : <TakenAway words={words} what={words.say('readBack.story')} onUndo={putBack} />}
        {choosable.length === 0 ? null : (
          <Part words={words} name="readBack.top" onTap={() => goTo('top')} wide>
            {told.top.length === 0 ? (
              <None words={words} />
            ) : (
              <span className="read-back__cards">
                {told.top.map((id, at) => {
                  const card = find(id)
                  return card === undefined ? null : (
                    <span key={id} className="read-back__card">
                      <SmallCard card={card} text={text(card)} />
                      <Star number={at + 1} />
                      <span className="only-heard">{words.say('top.number', { number: at + 1 })}</span>
                    </span>
                  )
                })}
              </span>
            )}
          </Part>
        )}
        {told.top.length === 0 && told.story === '' ? null : (
          <Part words={words} name="readBack.story" onTap={() => goTo('story')}>
            {told.story === '' ? (
              <None words={words} />
            ) : (
              <>
                {about === undefined ? (
                  <span className="read-back__none">
                    <TwoLanguages dutch={words.dutch('story.loose')}>{words.say('story.loose')}</TwoLanguages>
                  </span>
                ) : (
                  <SmallCard card={about} text={text(about)} />
                )}
                <span className="read-back__story" dir="auto">
                  {told.story}
                </span>
              </>
            )}
          </Part>
        )}
        {told.story === '' || (told.storyOf !== undefined && told.top.includes(told.storyOf)) ? null : (
          <GuestTile look="second" onTap={removeStory} className="read-back__remove">
            <span className="guest-tile__line">
              <Icon name="trash" size="2rem" />
              <TwoLanguages dutch={words.dutch('story.remove')}>{words.say('story.remove')}</TwoLanguages>
            </span>
          </GuestTile>
        )}
        {countsHands || cardsOn(sort, 'not-yet').length === 0 ? null : (
          <Part words={words} name="readBack.wish" onTap={() => goTo('wish')}>
            {wish === undefined ? <None words={words} /> : <SmallCard card={wish} text={text(wish)} />}
          </Part>
        )}
        <Part words={words} name="readBack.own" onTap={() => goTo('own-cards')}>
          {told.ownCards.length === 0 ? (
            <None words={words} />
          ) : (
            <span className="read-back__cards">
              {told.ownCards.map((card, at) => (
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
        <Part words={words} name="readBack.table" onTap={toTable} wide>
          <span className="read-back__piles">
            {told.places.map(({ pile, cards }) => (
              <Pile
                key={pile}
                picture={isBig(pile) ? <Pictogram name={placePicture[pile]} size="2.4rem" /> : null}
                name={words.say(pile === 'skipped' ? 'mat.skipped' : `place.${pile}`)}
              >
                {cards.map(({ id, count }) => (
                  <span key={id} className="read-back__one">
                    <TinyCard card={find(id) ?? { pictogram: undefined }} />
                    <span className="only-heard">{nameOf(id).own}</span>
                    {count === undefined ? null : countsHands ? (
                      <span>{count}</span>
                    ) : (
                      <span>{words.say('group.others', { count })}</span>
                    )}
                  </span>
                ))}
              </Pile>
            ))}
            {told.unlaid.length === 0 ? null : (
              <Pile picture={null} name={words.say('mat.inHand')}>
                {told.unlaid.map((id) => (
                  <span key={id} className="read-back__one read-back__one--unlaid">
                    <TinyCard card={find(id) ?? { pictogram: undefined }} />
                    <span className="only-heard">{nameOf(id).own}</span>
                  </span>
                ))}
              </Pile>
            )}
          </span>
        </Part>
      </div>
    </GameFrame>
  )
}

const isBig = (pile: string): pile is 'yes' | 'a-little' | 'not-yet' =>
  pile === 'yes' || pile === 'a-little' || pile === 'not-yet'

const Pile = (props: { readonly picture: ReactNode; readonly name: string; readonly children: ReactNode }) => (
  <span className="read-back__pile">
    <span className="read-back__place">
      {props.picture}
      {props.name}
    </span>
    <span className="read-back__tiny">{props.children}</span>
  </span>
)

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
