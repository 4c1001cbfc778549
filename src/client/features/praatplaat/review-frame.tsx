import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { OpenDraft } from '../../services.ts'
import { ConversationFrame } from '../../shell/conversation-frame.tsx'
import { conversationPath } from '../../shell/conversation-path.ts'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { useDraft } from '../../shell/use-draft.ts'
import { usePlace } from '../../shell/use-place.ts'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet } from '../../ui/table-top.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import './review.css'

const screens = {
  'read-back': {
    where: 'readBack.where',
    title: 'readBack.title',
    before: { step: 'plate', name: 'frame.plate' },
    head: 'review__head',
  },
  check: {
    where: 'check.where',
    title: 'check.title',
    before: { step: 'read-back', name: 'readBack.where' },
    head: 'review__head review__head--check',
  },
} as const

/** The sheet of both looks back over what was told: reading it back, and what seems personal in it. */
export const ReviewFrame = (props: {
  readonly draft: OpenDraft
  readonly words: ConversationWords
  readonly step: keyof typeof screens
  /** Under the heading. */
  readonly lead: ReactNode
  /** At the end edge of the heading. */
  readonly beside: ReactNode
  /** The one way on. */
  readonly onward: ReactNode
  readonly children: ReactNode
}) => {
  const { draft, words, step } = props
  const [, navigate] = useLocation()
  const practice = useDraft(draft, (current) => current.practice)
  usePlace(draft, step)
  const { where, title, before, head } = screens[step]
  return (
    <ConversationFrame
      draft={draft}
      words={words}
      className="review-table"
      back={{
        say: words.say(before.name),
        small: words.dutch(before.name),
        onTap: () => navigate(conversationPath(draft.id, { step: before.step })),
      }}
      where={words.say(where)}
      saveMark
      foot={
        <>
          <Gap />
          {props.onward}
        </>
      }
    >
      <Sheet practice={practice} className="review">
        <div className={head}>
          <div>
            <ScreenHeading className="review__title">
              <TwoLanguages dutch={words.dutch(title)}>{words.say(title)}</TwoLanguages>
            </ScreenHeading>
            {props.lead}
          </div>
          {props.beside}
        </div>
        {props.children}
      </Sheet>
    </ConversationFrame>
  )
}
