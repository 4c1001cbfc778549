import { Suspense } from 'react'
import { useLocation } from 'wouter'
import type { Draft } from '#domain/draft.ts'
import { leaveDraft } from '../../actions/leave-draft.ts'
import type { OpenDraft } from '../../services.ts'
import { useServices } from '../../services.ts'
import { ConversationFrame } from '../../shell/conversation-frame.tsx'
import { conversationPath } from '../../shell/conversation-path.ts'
import { DraftDoor } from '../../shell/draft-door.tsx'
import { room } from '../../shell/room.tsx'
import { useConversationWords } from '../../shell/use-conversation-words.ts'
import { useDraft } from '../../shell/use-draft.ts'
import { usePlace } from '../../shell/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Gap, Sheet } from '../../ui/table-top.tsx'
import { ConsentCardSheet } from './consent-card-sheet.tsx'
import type { ConsentPage } from './consent-pages.ts'
import { afterCheck, besides, checkedCard, consentCards, consentPage, isCard } from './consent-pages.ts'
import { ConsentQuestion } from './consent-question.tsx'
import { TeachBack } from './teach-back.tsx'
import { useSettling } from './use-settling.ts'
import './consent.css'

const RefusedSheet = room(() => import('./refused-sheet.tsx').then((found) => found.RefusedSheet))

/** Consent in pictures: five cards, two questions back, two separate choices. Going back and stopping are always there. */
export const ConsentScreen = (props: { readonly id: string; readonly page: string | undefined }) => (
  <DraftDoor id={props.id}>{(draft) => <Consent draft={draft} page={consentPage(props.page)} />}</DraftDoor>
)

const Consent = (props: { readonly draft: OpenDraft; readonly page: ConsentPage }) => {
  const { draft, page } = props
  const [, navigate] = useLocation()
  const services = useServices()
  const leave = async () => {
    // The frame already says why words are not kept.
    const left = await leaveDraft(services, draft)
    if (left.ok) navigate('/')
  }
  const language = useDraft(draft, (current) => current.language)
  const practice = useDraft(draft, (current) => current.practice)
  const consent = useDraft(draft, (current) => current.consent)
  const words = useConversationWords(language)
  const settling = useSettling(page)
  usePlace(draft, 'consent', page)

  const { previous, next } = besides(page)
  const go = (to: ConsentPage | undefined) =>
    navigate(conversationPath(draft.id, to === undefined ? { step: 'plate' } : { step: 'consent', question: to }))
  const agree = (update: (consent: Draft['consent']) => Draft['consent']) =>
    draft.change((current) => ({ ...current, consent: update(current.consent) }))
  const checked = checkedCard(page)
  const at = isCard(page) ? consentCards.indexOf(page) : undefined

  return (
    <ConversationFrame
      key={page}
      draft={draft}
      words={words}
      className={`consent-table ${settling ? 'consent-table--settling' : ''}`}
      title={words.say('frame.title')}
      where={words.say('consent.where')}
      foot={
        page === 'refused' ? null : (
          <>
            <Button
              look="big"
              icon="arrow-left"
              flip
              onTap={() => (previous === undefined ? leave() : go(previous))}
              small={words.dutch(previous === undefined ? 'frame.table' : 'consent.previous')}
            >
              {words.say(previous === undefined ? 'frame.table' : 'consent.previous')}
            </Button>
            <Gap />
            {at === undefined ? null : (
              <>
                <CardRow at={at} label={words.say('consent.progress', { at: at + 1, of: consentCards.length })} />
                <Gap />
                <Button
                  look="main"
                  icon="arrow-right"
                  flip
                  iconAtEnd
                  onTap={() => go(next)}
                  small={words.dutch('consent.next')}
                >
                  {words.say('consent.next')}
                </Button>
              </>
            )}
          </>
        )
      }
    >
      <Sheet practice={practice} className="consent">
        {isCard(page) ? <ConsentCardSheet card={page} words={words} /> : null}
        {checked === undefined ? null : (
          <TeachBack
            card={checked}
            words={words}
            onAnswer={(wasRight) => agree((current) => afterCheck(current, wasRight))}
            onDone={() => go(next)}
          />
        )}
        {page === 'take-part' ? (
          <ConsentQuestion
            question="take-part"
            pictures={{ yes: <Drawing name="table-talk" tone="neutral" />, no: <Drawing name="door" tone="neutral" /> }}
            words={words}
            chosen={consent.takePart}
            onChoose={(yes) => {
              agree((current) => ({ ...current, takePart: yes }))
              go(yes ? next : 'refused')
            }}
          />
        ) : null}
        {page === 'quote' ? (
          <ConsentQuestion
            question="quote"
            pictures={{
              yes: <Drawing name="question-list" tone="neutral" />,
              no: <Drawing name="lock" tone="neutral" />,
            }}
            words={words}
            chosen={consent.quote}
            onChoose={(yes) => {
              agree((current) => ({ ...current, quote: yes }))
              go(next)
            }}
          />
        ) : null}
        <Suspense fallback={null}>
          {page === 'refused' ? <RefusedSheet draft={draft} words={words} onUndo={() => go('take-part')} /> : null}
        </Suspense>
      </Sheet>
    </ConversationFrame>
  )
}

/** Which of the five cards lies on top: a row of paper cards, told in words to who cannot see it. */
const CardRow = (props: { readonly at: number; readonly label: string }) => (
  <span className="card-row" role="img" aria-label={props.label}>
    {consentCards.map((card, index) => (
      <span
        key={card}
        className={`card-row__card ${index === props.at ? 'card-row__card--now' : ''} ${index < props.at ? 'card-row__card--read' : ''}`}
      />
    ))}
  </span>
)
