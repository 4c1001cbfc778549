import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { agreeOn, beginVote } from '#domain/selection-sitting.ts'
import { voteOutcome } from '#domain/selection-vote.ts'
import type { HeldSitting } from '../../actions/keep-sitting.ts'
import { saveSitting } from '../../actions/keep-sitting.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { ClearAway } from './clear-away.tsx'
import { Sign, signName } from './sign.tsx'
import type { Story } from './story.ts'
import { Tally } from './tally.tsx'
import { tallyRows } from './tally-rows.ts'

/** Several stories have as many votes, or nobody chose one: people talk, then vote again or agree. The app breaks no tie. */
export const TalkScreen = (props: {
  readonly held: HeldSitting
  readonly stories: readonly Story[]
  readonly onVote: (begun: HeldSitting) => void
}) => {
  const { t } = useTranslation(['selection', 'vote'])
  const services = useServices()
  const { held, stories } = props
  const { ballot } = held.sitting
  const [isAgreeing, setIsAgreeing] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const outcome = ballot === undefined ? undefined : voteOutcome(ballot)
  if (ballot === undefined || outcome === undefined || outcome.kind === 'most') return null
  const tied = outcome.kind === 'tie' ? stories.filter(({ key }) => outcome.keys.includes(key)) : []
  const again = beginVote(held.sitting, ballot.people, outcome.kind === 'tie' ? outcome.keys : undefined)
  const voteAgain = async () => {
    if (again === undefined) return
    const saved = await saveSitting(services, held, again)
    if (saved.ok) props.onVote(saved.value)
    else setProblem(saved.failure)
  }
  const agree = async (key: string) => {
    const saved = await saveSitting(services, held, agreeOn(held.sitting, key))
    if (!saved.ok) setProblem(saved.failure)
  }
  return (
    <TableTop
      head={<OpenHead back={{ to: '/kiezen', words: t('title') }} place={t('talk.place')} />}
      foot={
        <>
          <ClearAway id={held.sitting.id} />
          {tied.length === 0 || isAgreeing ? null : (
            <Button look="big" icon="users" onTap={() => setIsAgreeing(true)}>
              {t('talk.agree')}
            </Button>
          )}
          <Gap />
          {again === undefined ? (
            <span className="soft">{t('talk.enough')}</span>
          ) : (
            <Button look="main" icon="refresh" onTap={voteAgain}>
              {t(tied.length === 0 ? 'talk.again' : 'talk.againTied')}
            </Button>
          )}
        </>
      }
    >
      <Sheet className="talk">
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <div className="talk__top">
          <Drawing name="table-talk" tone="neutral" size="15rem" />
          <div>
            <ScreenHeading>
              {tied.length === 0 ? t('talk.nobody') : t('talk.tie', { count: tied.length })}
            </ScreenHeading>
            <p className="lead soft">{t(tied.length === 0 ? 'talk.nobodyHow' : 'talk.tieHow')}</p>
          </div>
        </div>
        <Tally rows={tallyRows(stories, ballot.votes, undefined)} blank={ballot.blank} />
        {isAgreeing ? (
          <section className="talk__agree">
            <h2 id="agree">{t('talk.which')}</h2>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same. */}
            <div className="buttons" role="group" aria-labelledby="agree">
              {tied.map((story) => (
                <Button key={story.key} look="big" className="talk__one" onTap={() => agree(story.key)}>
                  <Sign at={story.sign} size="2.5rem" /> {t(`vote:sign.${signName(story.sign)}`)}
                </Button>
              ))}
              <Button look="second" onTap={() => setIsAgreeing(false)}>
                {t('cancel')}
              </Button>
            </div>
          </section>
        ) : null}
      </Sheet>
    </TableTop>
  )
}
