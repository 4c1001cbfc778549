import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardSort } from '#domain/card-sort.ts'
import { cardsOn, chooseWish, place, takeBack, toggleTop, topPile } from '#domain/card-sort.ts'
import type { StandardWords } from '#domain/card-words.ts'
import { cardWordsOrDutch } from '#domain/card-words.ts'
import type { Card } from '#domain/deck.ts'
import type { OpenDetail } from '#domain/game-details.ts'
import { instrumentRef } from '#domain/instrument.ts'
import { storyOfDraft, tellStory } from '#domain/story.ts'
import { finishPaperSort } from '../../actions/enter-paper-sort.ts'
import type { Finished } from '../../actions/finish-conversation.ts'
import type { ClientProblem } from '../../problem.ts'
import type { OpenDraft } from '../../services.ts'
import { useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { SaveMark } from '../../shell/save-mark.tsx'
import { useConversationWords } from '../../shell/use-conversation-words.ts'
import { useDraft } from '../../shell/use-draft.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { PaperDetail } from './paper-detail.tsx'
import { PaperOwnCards } from './paper-own-cards.tsx'
import { PaperRow } from './paper-row.tsx'
import '../../ui/lined.css'

/** Knows personal details by sight; fetched where a sheet is kept, and by then it is there. */
const gameDetails = () => import('#domain/game-details.ts')

/** The crosses of one score sheet, one row a card, and under them what else stands on it. */
export const PaperSheet = (props: {
  readonly draft: OpenDraft
  readonly standard: StandardWords
  readonly onFinished: (finished: Finished) => void
}) => {
  const { t, i18n } = useTranslation('decks')
  const services = useServices()
  const { draft, standard } = props
  const game = useDraft(draft, (current) => current.game)
  const story = useDraft(draft, storyOfDraft)
  // The person at the tablet types over paper: what is said about keeping is said in their language.
  const words = useConversationWords(i18n.language)
  const [busy, setBusy] = useState(false)
  const [open, setOpen] = useState<OpenDetail>()
  const [problem, setProblem] = useState<ClientProblem>()
  useEffect(() => void gameDetails(), [])
  if (game === undefined) return null
  const { sort, deck } = game
  const change = (update: (sort: CardSort) => CardSort) =>
    draft.change((current) =>
      current.game === undefined ? current : { ...current, game: { ...current.game, sort: update(current.game.sort) } },
    )
  const cardOf = (id: string): Card | undefined => deck.cards.find((card) => card.id === id)
  const say = (id: string) => {
    const card = cardOf(id)
    return card === undefined ? id : cardWordsOrDutch(card, 'nl', standard)
  }
  const done = Object.keys(sort.placed).length
  const left = sort.order.length - done
  const onTop = cardsOn(sort, topPile(sort))
  const wished = cardsOn(sort, 'not-yet')
  const keep = async () => {
    if (busy) return
    setBusy(true)
    const finished = await finishPaperSort(services, draft)
    setBusy(false)
    if (finished.ok) props.onFinished(finished.value)
    else setProblem(finished.failure)
  }
  const save = async () => {
    const { openDetails } = await gameDetails()
    const [first] = openDetails(draft.current())
    setOpen(first)
    if (first === undefined) await keep()
  }
  const decide = async (found: OpenDetail, goes: boolean) => {
    const { leaveDetail, removeDetail } = await gameDetails()
    draft.change((current) => (goes ? removeDetail(current, found) : leaveDetail(current, found)))
    await save()
  }
  return (
    <TableTop
      head={
        <OpenHead back={{ to: '/', words: t('paper.table') }} place={t('paper.title')} detail={t('paper.mark')}>
          <SaveMark draft={draft} words={words} />
        </OpenHead>
      }
      foot={
        <>
          <p className="strong" role="status">
            {t('paper.progress', { done, of: sort.order.length })}
          </p>
          <Gap />
          <Button look="main" icon="check" busy={busy} onTap={save}>
            {busy ? t('paper.saving') : t('paper.save')}
          </Button>
        </>
      }
    >
      <Sheet className="paper-sheet">
        <div>
          <ScreenHeading>{t('paper.cards')}</ScreenHeading>
          <p className="soft">
            {t('paper.keys')} <span dir="ltr">{instrumentRef(deck)}</span>
          </p>
        </div>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <ol className="paper-rows">
          {sort.order.map((id, index) => {
            const card = cardOf(id)
            return card === undefined ? null : (
              <PaperRow
                key={id}
                card={card}
                words={say(id)}
                at={index + 1}
                of={sort.order.length}
                chosen={sort.placed[id]}
                onChoose={(pile) =>
                  change((held) => (held.placed[id] === pile ? takeBack(held, id) : place(held, id, pile)))
                }
              />
            )
          })}
        </ol>
        <section className="paper-more">
          <h2>{t('paper.top')}</h2>
          <p className="soft">{t(onTop.length === 0 ? 'paper.topNone' : 'sheet.topRule')}</p>
          <Chips
            label={t('paper.top')}
            ids={onTop}
            cardOf={cardOf}
            say={say}
            chosen={sort.top}
            isNumbered
            onTap={(id) => change((held) => toggleTop(held, id))}
          />
        </section>
        <section className="paper-more">
          <h2>{t('paper.wish')}</h2>
          <p className="soft">{wished.length === 0 ? t('paper.wishNone') : t('paper.wishHow')}</p>
          <Chips
            label={t('paper.wish')}
            ids={wished}
            cardOf={cardOf}
            say={say}
            chosen={sort.wish === undefined ? [] : [sort.wish]}
            onTap={(id) => change((held) => chooseWish(held, id))}
          />
        </section>
        <div className="paper-more">
          <PaperOwnCards
            cards={sort.ownCards}
            onCards={(cards) => change((held) => ({ ...held, ownCards: [...cards] }))}
          />
        </div>
        <div className="paper-more">
          <label className="field">
            <span className="field__label">{t('paper.story')}</span>
            <span className="soft">{t('paper.storyHint')}</span>
            <textarea
              className="lined paper-story"
              rows={4}
              dir="auto"
              autoComplete="off"
              spellCheck={false}
              value={story}
              maxLength={10_000}
              onChange={(event) => {
                const text = event.currentTarget.value
                draft.change((current) => tellStory(current, text))
              }}
            />
          </label>
        </div>
        {left === 0 ? null : (
          <p className="paper-left">
            <Icon name="info-circle" /> {t('paper.left', { count: left })}
          </p>
        )}
        {open === undefined ? null : (
          <PaperDetail
            key={`${open.question} ${open.detail.from}`}
            open={open}
            words={words}
            onRemove={() => decide(open, true)}
            onLeave={() => decide(open, false)}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Sheet>
    </TableTop>
  )
}

const Chips = (props: {
  readonly label: string
  readonly ids: readonly string[]
  readonly cardOf: (id: string) => Card | undefined
  readonly say: (id: string) => string
  readonly chosen: readonly string[]
  readonly isNumbered?: boolean
  readonly onTap: (id: string) => void
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
  <div className="paper-chips" role="group" aria-label={props.label}>
    {props.ids.map((id) => {
      const card = props.cardOf(id)
      const at = props.chosen.indexOf(id)
      return (
        <button
          key={id}
          type="button"
          className={`paper-chip ${card?.goal === undefined ? '' : `goal-${card.goal}`}`}
          aria-pressed={at >= 0}
          onClick={() => props.onTap(id)}
        >
          <Pictogram name={(card?.pictogram ?? 'red-question-mark') as PictogramName} size="2rem" />
          <span lang="nl">{props.say(id)}</span>
          {at < 0 ? null : props.isNumbered ? <span className="paper-chip__at">{at + 1}</span> : <Icon name="check" />}
        </button>
      )
    })}
  </div>
)
