import { findChangeStory } from '#content/change-stories.ts'
import { currentPraatplaat } from '#content/registry.ts'
import { aboutInside } from '#domain/about-inside.ts'
import { caveatsOf } from '#domain/caveats.ts'
import { caveatsInWords } from '#domain/caveats-in-words.ts'
import type { ChangeStory } from '#domain/change-story.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { GoalId } from '#domain/goal.ts'
import { goalId } from '#domain/goal.ts'
import { useInstrumentWords } from '../../i18n/use-instrument-words.ts'
import { useCaveatWords } from '../../shell/caveat-words.ts'
import { Drawing } from '../../ui/drawing.tsx'
import { goalPictogram } from '../../ui/goal-pictogram.ts'
import type { PaperSize } from '../../ui/paper-page.tsx'
import { PaperPage } from '../../ui/paper-page.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { usePosterWords } from './poster-words.ts'
import '../../ui/goal-band.css'

/** What was told, beside each main goal. In words it may go anywhere; with numbers it stays with the centre's own people. */
export type PosterTold = {
  readonly how: 'words' | 'numbers'
  readonly where: string
  readonly conversations: readonly Conversation[]
  readonly order: readonly string[]
  readonly nameOf: (centre: string) => string
  /** Conversations that tell of this goal. */
  readonly shareOf: (goal: GoalId) => number
  readonly of: number
  readonly inWords: (count: number) => string
}

type Goal = ChangeStory['goals'][number] & { readonly id: GoalId }
const isGoal = (goal: ChangeStory['goals'][number]): goal is Goal =>
  (goalId.options as readonly string[]).includes(goal.id)

/** The whole change story on one page: goals, sub-goals, indicators, activities and ways of working. */
export const ChangeStoryPoster = (props: {
  readonly size: PaperSize
  readonly language: 'nl' | 'en'
  readonly told: PosterTold | undefined
}) => {
  const { language, told } = props
  const { say } = usePosterWords(language)
  const story = useInstrumentWords('change-story', language)
  const caveatWords = useCaveatWords(language)
  const content = findChangeStory(currentPraatplaat.changeStory)
  // A bad reference stops the start already.
  if (content === undefined) return null
  const goals = content.goals.filter(isGoal)
  const groups = (['neighbourhood', 'resident'] as const).map((level) => ({
    level,
    goals: goals.filter((goal) => goal.level === level),
  }))
  const about =
    told === undefined ? undefined : aboutInside(told.conversations, { order: told.order, coded: undefined })
  const caveats =
    told === undefined || about === undefined
      ? []
      : caveatWords(told.how === 'numbers' ? caveatsOf(about) : caveatsInWords(about), told.nameOf)
  return (
    <PaperPage size={props.size} wide largest={1.3} className="story-poster" lang={language}>
      <header className="story-poster__head">
        <div>
          <p>{say('poster.under')}</p>
          <h1>{say('poster.title')}</h1>
          {told === undefined ? null : <p className="story-poster__where">{told.where}</p>}
        </div>
        <Drawing name="skyline" tone="neutral" className="story-poster__street" />
      </header>
      <div className="story-poster__levels">
        {groups.map(({ level, goals: own }) => (
          <section key={level} className={`story-level story-level--${level}`}>
            <h2 className="story-level__name">{say(`poster.${level}`)}</h2>
            <div className="story-level__goals">
              {own.map((goal) => (
                <article key={goal.id} className={`story-goal goal-${goal.id}`}>
                  <header className="story-goal__head">
                    <span className="story-goal__band goal-band" />
                    <span className="story-goal__picture">
                      <Pictogram name={goalPictogram[goal.id]} size="2.5em" />
                    </span>
                    <h3>{story.say(`goals.${goal.id}`)}</h3>
                  </header>
                  {told === undefined ? null : <Told told={told} goal={goal.id} />}
                  <Lines
                    title={say('poster.subGoals')}
                    lines={goal.subGoals.map(({ id }) => story.say(`subGoals.${id.replace('.', '-')}`))}
                  />
                  <Lines
                    title={say('poster.indicators')}
                    lines={goal.indicators.map(({ id }) => story.say(`indicators.${id}`))}
                  />
                  {level === 'resident' ? (
                    <Lines title={say('poster.activities')} lines={activitiesOf(goal, say)} />
                  ) : null}
                </article>
              ))}
            </div>
            {level === 'neighbourhood' ? (
              <div className="story-level__both">
                <Lines title={say('poster.activities')} lines={activitiesOf(own[0]!, say)} />
              </div>
            ) : null}
          </section>
        ))}
      </div>
      <div className="story-poster__all">
        <Lines
          title={say('poster.shared')}
          lines={content.sharedActivities.map((_, at) => say(`shared.${at + 1}`))}
          className="story-poster__shared"
        />
        <Lines
          title={say('poster.ways')}
          lines={content.waysOfWorking.map((_, at) => say(`ways.${at + 1}`))}
          className="story-poster__ways"
        />
      </div>
      {told?.how === 'numbers' ? <p className="story-poster__ours">{say('poster.ours')}</p> : null}
      <footer className="story-poster__foot">
        {content.status === 'concept' ? `${say('poster.concept')} ` : ''}
        {told === undefined ? '' : `${caveats.join(' ')} `}
        {say('poster.colophon')}
      </footer>
    </PaperPage>
  )
}

/** Both goals of the neighbourhood have the same activities in the report, so their words stand once. */
const activitiesOf = (goal: Goal, say: (key: string) => string): readonly string[] =>
  goal.activities.map((_, at) => say(`activities.${goal.id === 'G2' ? 'G1' : goal.id}.${at + 1}`))

const Lines = (props: { readonly title: string; readonly lines: readonly string[]; readonly className?: string }) => (
  <section className={`story-lines ${props.className ?? ''}`}>
    <h4>{props.title}</h4>
    <ul>
      {props.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </section>
)

const Told = (props: { readonly told: PosterTold; readonly goal: GoalId }) => {
  const { told } = props
  const count = told.shareOf(props.goal)
  return (
    <p className="story-goal__told">
      {told.how === 'numbers' ? (
        <span className="story-goal__track" aria-hidden="true">
          <span
            className={count === 0 ? '' : 'story-goal__bar goal-band'}
            style={{ inlineSize: `${(100 * count) / Math.max(1, told.of)}%` }}
          />
        </span>
      ) : null}
      {told.inWords(count)}
    </p>
  )
}
