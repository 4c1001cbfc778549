import { memo, useState } from 'react'
import { maxAnswerLength } from '#domain/answer.ts'
import type { OpenDraft } from '../../services.ts'
import '../../ui/lined.css'
import { writeStory } from './write-answer.ts'

/**
 * Lined paper to type on. The browser keeps the text itself and each key goes straight to the draft: React renders
 * nothing while somebody types, which is what keeps a key stroke under a frame on a slow tablet.
 */
export const StoryPaper = memo(
  (props: {
    readonly draft: OpenDraft
    readonly question: string
    readonly label: string
    readonly describedBy?: string
    readonly placeholder?: string
    readonly fullWords: string
  }) => {
    const { draft, question } = props
    const [full, setFull] = useState(false)
    return (
      <>
        <textarea
          className="lined story-paper"
          dir="auto"
          defaultValue={draft.current().answers[question]?.text ?? ''}
          aria-label={props.label}
          aria-describedby={props.describedBy}
          maxLength={maxAnswerLength}
          rows={5}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="sentences"
          spellCheck={false}
          onInput={(event) => {
            const { value } = event.currentTarget
            draft.change((current) => writeStory(current, question, value))
            setFull(value.length >= maxAnswerLength)
          }}
        />
        {full ? (
          <p className="strong" role="status">
            {props.fullWords}
          </p>
        ) : null}
      </>
    )
  },
)
