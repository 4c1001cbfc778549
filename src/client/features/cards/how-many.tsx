import type { SpokenKey, SpokenWords } from '../../i18n/use-spoken-words.ts'
import { Icon } from '../../ui/icon.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import './how-many.css'

/** A number by two big buttons. Quick taps count each: the host counts hands. */
export const HowMany = (props: {
  readonly words: SpokenWords<'cards'>
  readonly question?: SpokenKey<'cards'>
  readonly count: number
  readonly least?: number
  readonly most: number
  /** Of what, for who does not see the place it stands in. */
  readonly of?: string
  readonly onCount: (count: number) => void
}) => {
  const { words, count, most, question } = props
  const least = props.least ?? 0
  const less = props.of === undefined ? words.say('group.oneLess') : words.say('group.less', { place: props.of })
  const more = props.of === undefined ? words.say('group.oneMore') : words.say('group.more', { place: props.of })
  return (
    <div className="how-many">
      {question === undefined ? null : (
        <p className="how-many__question">
          <TwoLanguages dutch={words.dutch(question)}>{words.say(question)}</TwoLanguages>
        </p>
      )}
      <div className="how-many__count">
        <button
          type="button"
          className="how-many__button"
          aria-label={less}
          aria-disabled={count <= least}
          onClick={() => props.onCount(Math.max(least, count - 1))}
        >
          <Icon name="minus" size="2.2rem" />
        </button>
        <output className="how-many__number" aria-live="polite">
          {count}
        </output>
        <button
          type="button"
          className="how-many__button"
          aria-label={more}
          aria-disabled={count >= most}
          onClick={() => props.onCount(Math.min(most, count + 1))}
        >
          <Icon name="plus" size="2.2rem" />
        </button>
      </div>
    </div>
  )
}
