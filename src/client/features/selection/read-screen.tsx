import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fewestCandidates, fewestVotes, mostPeople, panelRole } from '#domain/selection.ts'
import type { SelectionSitting } from '#domain/selection-sitting.ts'
import { beginVote } from '#domain/selection-sitting.ts'
import { storyKey } from '#domain/selection-vote.ts'
import type { HeldSitting } from '../../actions/keep-sitting.ts'
import { saveSitting } from '../../actions/keep-sitting.ts'
import { findLanguage } from '../../i18n/language.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { ReadAloudButton } from '../../shell/read-aloud-button.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { ClearAway } from './clear-away.tsx'
import { HowManyPeople } from './how-many-people.tsx'
import { Sign, signName } from './sign.tsx'
import type { Story } from './story.ts'
import { StoryPaper } from './story-paper.tsx'
import '../../ui/lined.css'

/** Path word of getting ready to vote; a number is the place of a story. */
const voting = 'stemmen'

/** The stories read together, one at a time and each as large; then who is going to vote. */
export const ReadScreen = (props: {
  readonly held: HeldSitting
  readonly stories: readonly Story[]
  readonly step: string | undefined
  readonly onVote: (begun: HeldSitting) => void
}) => {
  const { t } = useTranslation(['selection', 'vote'])
  const { held, stories } = props
  const to = (step: string) => `/kiezen/${held.sitting.id}/${step}`
  if (stories.length < fewestCandidates) return <TooFew id={held.sitting.id} />
  if (props.step === voting) return <ReadyScreen {...props} back={to(String(stories.length))} />
  const at = Math.min(Math.max(1, Number.parseInt(props.step ?? '1', 10) || 1), stories.length)
  const story = stories[at - 1]!
  return (
    <TableTop
      head={
        <OpenHead
          back={{ to: '/kiezen', words: t('title') }}
          place={t('read.place')}
          detail={t('read.at', { at, of: stories.length })}
        />
      }
      foot={
        <>
          {at === 1 ? null : (
            <ButtonLink look="big" icon="arrow-left" flip to={to(String(at - 1))}>
              {t('read.previous')}
            </ButtonLink>
          )}
          <nav className="read-signs" aria-label={t('read.all')}>
            {stories.map((one, index) => (
              <a
                key={one.key}
                className="read-signs__one"
                href={`#${to(String(index + 1))}`}
                aria-current={index === at - 1 ? 'page' : undefined}
                aria-label={t(`vote:sign.${signName(one.sign)}`)}
              >
                <Sign at={one.sign} size="2rem" />
              </a>
            ))}
          </nav>
          <Gap />
          <ButtonLink
            look="main"
            icon="arrow-right"
            flip
            iconAtEnd
            to={to(at === stories.length ? voting : String(at + 1))}
          >
            {at === stories.length ? t('read.toVote') : t('read.next')}
          </ButtonLink>
        </>
      }
    >
      <Sheet className="read">
        <StoryPaper story={story} heads />
        {story.earlier.map(({ reason, dissent }) => (
          <aside key={reason} className="read__earlier">
            <h2>{t('read.earlier')}</h2>
            <p>{reason}</p>
            {dissent === '' ? null : <p className="soft">{t('read.earlierAgainst', { words: dissent })}</p>}
          </aside>
        ))}
        <Translation key={`translation ${story.key}`} held={held} story={story} />
      </Sheet>
    </TableTop>
  )
}

/** For words that not everybody at the table reads: somebody writes beside them what they say. */
const Translation = (props: { readonly held: HeldSitting; readonly story: Story }) => {
  const { t, i18n } = useTranslation('selection')
  const services = useServices()
  const { held, story } = props
  const candidate = held.sitting.candidates.find((one) => storyKey(one) === story.key)
  const [typed, setTyped] = useState<string>()
  const [problem, setProblem] = useState<ClientProblem>()
  const language = findLanguage(story.language)
  const reads = (
    <ReadAloudButton text={[story.change, story.words].filter(Boolean).join('. ')} language={story.language}>
      {t('read.aloud')}
    </ReadAloudButton>
  )
  if (language.code === 'nl') return <div className="buttons">{reads}</div>
  const save = async () => {
    const saved = await saveSitting(services, held, {
      ...held.sitting,
      candidates: held.sitting.candidates.map((one) => {
        if (storyKey(one) !== story.key) return one
        const { translation: _before, ...rest } = one
        return (typed ?? '').trim() === '' ? rest : { ...rest, translation: (typed ?? '').trim() }
      }),
    })
    if (saved.ok) setTyped(undefined)
    else setProblem(saved.failure)
  }
  if (typed === undefined) {
    return (
      <div className="buttons">
        {reads}
        <Button look="second" icon="language" onTap={() => setTyped(candidate?.translation ?? '')}>
          {t(story.translation === '' ? 'read.translate' : 'read.translateAgain')}
        </Button>
      </div>
    )
  }
  return (
    <div className="read__translate">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <label className="strong" htmlFor="translation">
        {t('read.translateIn', { language: i18n.language === 'nl' ? language.dutchName : language.name })}
      </label>
      <textarea
        id="translation"
        className="lined"
        lang="nl"
        dir="ltr"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        spellCheck={false}
        autoCorrect="off"
        maxLength={9_000}
      />
      <div className="buttons buttons--end">
        <Button look="big" onTap={() => setTyped(undefined)}>
          {t('cancel')}
        </Button>
        <Button look="big" icon="check" onTap={save}>
          {t('keep')}
        </Button>
      </div>
    </div>
  )
}

const TooFew = (props: { readonly id: string }) => {
  const { t } = useTranslation('selection')
  return (
    <TableTop head={<OpenHead back={{ to: '/kiezen', words: t('title') }} />}>
      <Sheet narrow className="selection-empty">
        <Drawing name="table-talk" tone="empty" size="16rem" />
        <ScreenHeading>{t('tooFew.what')}</ScreenHeading>
        <p className="lead soft">{t('tooFew.do')}</p>
        <ClearAway id={props.id} />
      </Sheet>
    </TableTop>
  )
}

const startPeople = 6

/** Who sits at the table and how many are going to vote, said before the first vote falls. */
const ReadyScreen = (props: {
  readonly held: HeldSitting
  readonly back: string
  readonly onVote: (begun: HeldSitting) => void
}) => {
  const { t } = useTranslation('selection')
  const services = useServices()
  const { held } = props
  const [people, setPeople] = useState(startPeople)
  const [panel, setPanel] = useState<SelectionSitting['panel']>(held.sitting.panel)
  const [problem, setProblem] = useState<ClientProblem>()
  const [busy, setBusy] = useState(false)
  const begin = async () => {
    const next = beginVote({ ...held.sitting, panel }, people)
    if (next === undefined) return
    setBusy(true)
    const saved = await saveSitting(services, held, next)
    setBusy(false)
    if (saved.ok) props.onVote(saved.value)
    else setProblem(saved.failure)
  }
  return (
    <TableTop
      head={<OpenHead back={{ to: '/kiezen', words: t('title') }} place={t('ready.place')} />}
      foot={
        <>
          <ButtonLink look="big" icon="arrow-left" flip to={props.back}>
            {t('ready.back')}
          </ButtonLink>
          <ClearAway id={held.sitting.id} />
          <Gap />
          <Button look="main" icon="arrow-right" flip iconAtEnd onTap={begin} busy={busy}>
            {t('ready.go')}
          </Button>
        </>
      }
    >
      <Sheet className="ready">
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <div className="ready__side">
          <Drawing name="group-table" tone="neutral" size="15rem" />
          <ul className="ready__talk">
            {(['one', 'two', 'three'] as const).map((key) => (
              <li key={key}>{t(`ready.talk.${key}`)}</li>
            ))}
          </ul>
        </div>
        <div className="ready__main">
          <div>
            <ScreenHeading>{t('ready.heading')}</ScreenHeading>
            <p className="lead soft">{t('ready.lead', { count: fewestVotes })}</p>
          </div>
          <HowManyPeople count={people} fewest={fewestVotes} most={mostPeople} onCount={setPeople} />
          <div className="ready__panel">
            <h2 id="panel">{t('ready.panel')}</h2>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same. */}
            <div className="buttons" role="group" aria-labelledby="panel">
              {panelRole.options.map((role) => {
                const isIn = panel.includes(role)
                return (
                  <Button
                    key={role}
                    look="second"
                    pressed={isIn}
                    onTap={() => setPanel(isIn ? panel.filter((one) => one !== role) : [...panel, role])}
                  >
                    {t(`panel.${role}`)}
                  </Button>
                )
              })}
            </div>
          </div>
          <p className="ready__secret soft">
            <Icon name="lock" /> {t('ready.secret')}
          </p>
        </div>
      </Sheet>
    </TableTop>
  )
}
