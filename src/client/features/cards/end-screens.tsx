import type { ReactNode } from 'react'
import { useState } from 'react'
import { cardsOn } from '#domain/card-sort.ts'
import type { Finished } from '../../actions/finish-conversation.ts'
import { finishConversation } from '../../actions/finish-conversation.ts'
import type { SpokenKey, SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { ClientProblem } from '../../problem.ts'
import type { OpenDraft } from '../../services.ts'
import { useServices } from '../../services.ts'
import { CodeSlip } from '../../shell/code-slip.tsx'
import { GuestShell } from '../../shell/guest-shell.tsx'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useDraft } from '../../shell/use-draft.ts'
import { useSlipUntilLeft } from '../../shell/use-slip-until-left.ts'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { Sheet } from '../../ui/table-top.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { SmallCard, TinyCard } from './card-face.tsx'
import { useCardTexts } from './card-texts.ts'
import { GameFrame, StepWays } from './game-frame.tsx'
import { Star } from './mat-screen.tsx'
import { bigPlaces, placePicture, smallPlaces } from './sort-table.tsx'
import { useGame } from './use-game.ts'
import './end-screens.css'

type Props = { readonly draft: OpenDraft; readonly words: SpokenWords<'cards'> }

/** Everything once more on one screen; a tap leads to where it can be changed. */
export const ReadBackScreen = (props: Props) => {
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
                  <SmallCard card={{ pictogram: card.pictogram }} text={{ own: card.words, dutch: undefined }} />
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

/** May the words be told on? The answer ends the game: it is kept, and the code comes. */
export const QuoteScreen = (props: Props & { readonly onFinished: (finished: Finished) => void }) => {
  const { draft, words } = props
  const services = useServices()
  const { game, backward } = useGame(draft)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const answer = async (quote: boolean) => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    draft.change((current) => ({ ...current, consent: { ...current.consent, quote } }))
    const finished = await finishConversation(services, draft, {
      readBack: game.group === undefined ? 'read-self' : 'read-aloud',
    })
    if (finished.ok) return props.onFinished(finished.value)
    setProblem(finished.failure)
    setBusy(false)
  }
  return (
    <GameFrame
      draft={draft}
      words={words}
      shown={busy ? 'keeping' : 'quote'}
      question="quote.title"
      how="quote.more"
      foot={busy ? null : <StepWays words={words} onBack={backward} />}
    >
      <Sheet className="guest-sheet">
        {problem === undefined ? null : (
          <div lang="nl" dir="ltr">
            <ProblemNotice problem={problem} />
          </div>
        )}
        {busy ? (
          <p className="guest-sheet__lead" role="status">
            {words.say('quote.keeping')}
          </p>
        ) : (
          <div className="two-answers">
            <GuestTile look="place" onTap={() => answer(true)}>
              <Pictogram name="speech-balloon" size="5rem" />
              <TwoLanguages dutch={words.dutch('quote.yes')}>{words.say('quote.yes')}</TwoLanguages>
            </GuestTile>
            <GuestTile look="place" onTap={() => answer(false)}>
              <Pictogram name="locked" size="5rem" />
              <TwoLanguages dutch={words.dutch('quote.no')}>{words.say('quote.no')}</TwoLanguages>
            </GuestTile>
          </div>
        )}
      </Sheet>
    </GameFrame>
  )
}

/** Thank you, the code to take home, and the tablet goes on or back. */
export const ThanksScreen = (props: {
  readonly words: SpokenWords<'cards'>
  readonly finished: Finished
  readonly onDone: () => void
  readonly onHeld: () => void
}) => {
  const { words, finished } = props
  const left = useSlipUntilLeft(finished.id)
  const saying = (key: SpokenKey<'cards'>) => ({ own: words.say(key), dutch: words.dutch(key) })
  return (
    <GuestShell
      words={words}
      shown="thanks"
      question={{ own: words.say('thanks.title'), dutch: words.dutch('thanks.title') }}
      how={{ own: words.say('thanks.words'), dutch: words.dutch('thanks.words') }}
      onHeld={() => left().then(props.onHeld)}
      foot={<StepWays words={words} onNext={() => left().then(props.onDone)} next="thanks.done" />}
    >
      <Sheet className="guest-sheet thanks-sheet">
        <div className="thanks-sheet__warm">
          <Drawing name="table-talk" tone="neutral" />
          <p>
            <TwoLanguages dutch={words.dutch('thanks.next')}>{words.say('thanks.next')}</TwoLanguages>
          </p>
        </div>
        {finished.code === undefined ? (
          <p className="guest-sheet__lead">
            <TwoLanguages dutch={words.dutch('thanks.correction')}>{words.say('thanks.correction')}</TwoLanguages>
          </p>
        ) : (
          <CodeSlip
            code={finished.code}
            language={words.language}
            words={{
              title: saying('thanks.code'),
              letters: words.say('thanks.letters'),
              write: saying('thanks.write'),
              why: saying('thanks.codeWhy'),
            }}
          />
        )}
      </Sheet>
    </GuestShell>
  )
}

/** Blank between two players: nothing of the one before is in sight. */
export const PassOnScreen = (props: {
  readonly words: SpokenWords<'cards'>
  readonly at: number
  readonly of: number
  readonly problem: ClientProblem | undefined
  readonly onReady: () => void
  readonly onHeld: () => void
}) => {
  const { words } = props
  return (
    <GuestShell
      words={words}
      shown="pass-on"
      question={{ own: words.say('turns.title'), dutch: words.dutch('turns.title') }}
      how={{ own: words.say('turns.words'), dutch: words.dutch('turns.words') }}
      onHeld={props.onHeld}
      foot={<StepWays words={words} onNext={props.onReady} next="turns.ready" />}
    >
      <Sheet className="guest-sheet guest-sheet--calm">
        {props.problem === undefined ? null : (
          <div lang="nl" dir="ltr">
            <ProblemNotice problem={props.problem} />
          </div>
        )}
        <Drawing name="group-table" size="24rem" tone="neutral" />
        <p className="guest-sheet__lead">{words.say('turns.at', { at: props.at, of: props.of })}</p>
      </Sheet>
    </GuestShell>
  )
}
