import { useEffect, useState } from 'react'
import { maxChangeLength } from '#domain/answer.ts'
import type { OpenDraft } from '../../services.ts'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { ChangesList, Removed } from './changes-list.ts'
import {
  canAdd,
  changesOf,
  placeOfWords,
  putBack,
  starAt,
  takeAway,
  withoutBlanks,
  writeChange,
} from './changes-list.ts'
import { writeChanges } from './write-answer.ts'

/**
 * Every change as a chip, short, in the order told; the star says which one matters most. While one is being written
 * its text goes to the draft at every key, like the story; the chips render when it is ready.
 */
export const ChangesChips = (props: {
  readonly draft: OpenDraft
  readonly question: string
  readonly words: ConversationWords
  readonly labelId: string
}) => {
  const { draft, question, words } = props
  const [list, setList] = useState<ChangesList>(() => withoutBlanks(changesOf(draft.current().answers[question])))
  const [writing, setWriting] = useState<number>()
  const [removed, setRemoved] = useState<Removed>()
  const written = () => changesOf(draft.current().answers[question])

  const keep = (next: ChangesList) => {
    setList(next)
    draft.change((current) => writeChanges(current, question, next))
  }
  /** @returns the list as it stands now, the chip under way included. */
  const settle = (): ChangesList => {
    const settled = withoutBlanks(written())
    keep(settled)
    setWriting(undefined)
    return settled
  }
  // Leaving the question with an empty chip open must not leave an empty change behind.
  useEffect(
    () => () => {
      const kept = changesOf(draft.current().answers[question])
      if (kept.changes.some((change) => change.trim() === ''))
        draft.change((current) => writeChanges(current, question, withoutBlanks(kept)))
    },
    [draft, question],
  )

  const write = (at: number) => {
    const place = placeOfWords(written(), at)
    settle()
    setRemoved(undefined)
    setWriting(place)
  }
  const remove = (at: number) => {
    const { list: left, removed: taken } = takeAway(written(), at)
    setWriting(undefined)
    setRemoved(taken)
    keep(left)
  }
  const places = writing === list.changes.length ? [...list.changes, ''] : list.changes

  return (
    <div className="changes">
      <ul className="changes__list" aria-labelledby={props.labelId}>
        {places.map((change, at) =>
          at === writing ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place in the list; the same words may come twice.
            <li key={`writing ${at}`} className="changes__writing">
              <ChangeField
                draft={draft}
                question={question}
                at={at}
                start={change}
                label={words.say('question.change')}
                onReady={(more) => {
                  const isLast = written().changes.length - 1 === at
                  const settled = settle()
                  if (more && isLast && canAdd(settled)) setWriting(settled.changes.length)
                }}
              />
              <Button icon="check" onTap={settle} small={words.dutch('question.ready')}>
                {words.say('question.ready')}
              </Button>
              {change === '' ? null : (
                <Button icon="trash" onTap={() => remove(at)} small={words.dutch('question.remove')}>
                  {words.say('question.remove')}
                </Button>
              )}
            </li>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <li key={at} className={`change ${list.most === at ? 'change--most' : ''}`}>
              <button
                type="button"
                className="change__star"
                aria-pressed={list.most === at}
                aria-label={words.say('question.choose', { change })}
                onClick={() => {
                  const starred = starAt(written(), at)
                  setWriting(undefined)
                  keep(starred)
                }}
              >
                <Icon name={list.most === at ? 'star-filled' : 'star'} size="1.7rem" />
                <bdi className="change__words" dir="auto">
                  {change}
                </bdi>
                {list.most === at ? <span className="change__most">· {words.say('question.most')}</span> : null}
              </button>
              <button
                type="button"
                className="change__edit"
                aria-label={words.say('question.edit', { change })}
                onClick={() => write(at)}
              >
                <Icon name="pencil" size="1.25rem" />
              </button>
            </li>
          ),
        )}
        {writing === list.changes.length ? null : (
          <li>
            {canAdd(list) ? (
              <button type="button" className="changes__add" onClick={() => write(Number.POSITIVE_INFINITY)}>
                <Icon name="plus" />
                <span>
                  {words.say(list.changes.length === 0 ? 'question.firstChange' : 'question.anotherChange')}
                  {words.dutch('question.anotherChange') === undefined ? null : (
                    <span className="changes__dutch" lang="nl" dir="ltr">
                      {words.dutch(list.changes.length === 0 ? 'question.firstChange' : 'question.anotherChange')}
                    </span>
                  )}
                </span>
              </button>
            ) : (
              <p className="soft">{words.say('question.full')}</p>
            )}
          </li>
        )}
      </ul>
      {removed === undefined ? null : (
        <p className="changes__removed" role="status">
          <span>{words.say('question.removed', { change: removed.change })}</span>
          <Button
            look="link"
            icon="arrow-back-up"
            flip
            small={words.dutch('question.undo')}
            onTap={() => {
              keep(putBack(list, removed))
              setRemoved(undefined)
            }}
          >
            {words.say('question.undo')}
          </Button>
        </p>
      )}
    </div>
  )
}

const ChangeField = (props: {
  readonly draft: OpenDraft
  readonly question: string
  readonly at: number
  readonly start: string
  readonly label: string
  /** `more`: Enter was pressed, the next change may follow at once. */
  readonly onReady: (more: boolean) => void
}) => {
  const { draft, question, at } = props
  return (
    <input
      className="changes__field"
      dir="auto"
      // biome-ignore lint/a11y/noAutofocus: it was asked for with a tap, and there is nothing else to do in it.
      autoFocus
      defaultValue={props.start}
      aria-label={props.label}
      placeholder={props.label}
      maxLength={maxChangeLength}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint="next"
      onInput={(event) => {
        const { value } = event.currentTarget
        draft.change((current) =>
          writeChanges(current, question, writeChange(changesOf(current.answers[question]), at, value)),
        )
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        props.onReady(event.currentTarget.value.trim() !== '')
      }}
    />
  )
}
