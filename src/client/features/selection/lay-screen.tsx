import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Conversation } from '#domain/conversation.ts'
import type { Selection, SelectionLevel } from '#domain/selection.ts'
import { chosenIn, fewestCandidates, mostCandidates, nextCandidates } from '#domain/selection.ts'
import { mayBeRead } from '#domain/selection-candidates.ts'
import type { Candidate } from '#domain/selection-sitting.ts'
import { storyKey } from '#domain/selection-vote.ts'
import { beginSitting } from '../../actions/keep-sitting.ts'
import { findLanguage } from '../../i18n/language.ts'
import type { ClientProblem } from '../../problem.ts'
import { useLive, useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import type { CentreNames } from '../../shell/use-centre-names.ts'
import { readDevice } from '../../storage/truth-queries.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { asCandidate, storyQuestions, storyWords } from './story.ts'

/** Stories that can be chosen from together: of one round, in one centre or over what the centres chose. */
type Pile = {
  readonly key: string
  readonly level: SelectionLevel
  readonly round: string
  readonly centre: string
  readonly candidates: readonly Candidate[]
  /** Not among them: who told these said that they may not be told on. */
  readonly kept: number
}

const pilesOf = (
  told: ReadonlyMap<string, Conversation>,
  selections: readonly Selection[],
  here: string | undefined,
): readonly Pile[] => {
  const piles = new Map<string, Pile>()
  for (const conversation of told.values()) {
    const { root, round, centre } = conversation
    const questions = storyQuestions(conversation)
    if (questions.length === 0) continue
    const key = `${centre} ${round}`
    const held = piles.get(key) ?? { key, level: 'centre', round, centre, candidates: [], kept: 0 }
    const before = chosenIn(selections, { round, level: 'centre' })
    const open = questions.filter(
      (question) => !before.some((one) => one.conversation.root === root && one.question === question),
    )
    piles.set(
      key,
      mayBeRead(conversation)
        ? { ...held, candidates: [...held.candidates, ...open.map((question) => ({ conversation: root, question }))] }
        : { ...held, kept: held.kept + 1 },
    )
  }
  const own = [...piles.values()].toSorted(
    (a, b) =>
      Number(b.centre === here) - Number(a.centre === here) ||
      (a.round === b.round ? (a.centre < b.centre ? -1 : 1) : a.round > b.round ? -1 : 1),
  )
  const rounds = [...new Set(own.map((one) => one.round))]
  const above = rounds.flatMap((round): readonly Pile[] => {
    const chosen = nextCandidates(selections, round).filter((one) => {
      const conversation = told.get(one.conversation.root)
      return conversation !== undefined && mayBeRead(conversation)
    })
    // Of one centre alone there is nothing to choose over all centres.
    return new Set(chosen.map((one) => one.centre)).size < 2
      ? []
      : [
          {
            key: `programme ${round}`,
            level: 'programme',
            round,
            centre: here ?? chosen[0]!.centre,
            candidates: chosen.map(asCandidate),
            kept: 0,
          },
        ]
  })
  return [...own, ...above]
}

/** Which stories go on the table. Whose they are and where they were told is not shown here either. */
export const LayScreen = (props: {
  readonly told: ReadonlyMap<string, Conversation>
  readonly selections: readonly Selection[]
  readonly names: CentreNames
}) => {
  const { t } = useTranslation('selection')
  const services = useServices()
  const [, navigate] = useLocation()
  const { told, names } = props
  const piles = pilesOf(told, props.selections, names.here?.id)
  const [of, setOf] = useState(piles[0]?.key ?? '')
  const pile = piles.find((one) => one.key === of) ?? piles[0]
  const [laid, setLaid] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<ClientProblem>()
  const [busy, setBusy] = useState(false)
  const centres = names.centres.map((one) => one.name)
  const chosen = pile?.candidates.filter((one) => laid.has(storyKey(one))) ?? []
  // S15: what a tablet of one centre says of another's stories is held back at the server.
  const linkedFor = useLive(
    async (database) => (await readDevice(database))?.link?.centre ?? null,
    'centre of the link',
  )
  const isRefused = pile?.level === 'programme' && typeof linkedFor === 'string'
  const isFull = chosen.length >= mostCandidates

  const begin = async () => {
    if (pile === undefined) return
    setBusy(true)
    const begun = await beginSitting(services, { ...pile, candidates: chosen })
    setBusy(false)
    if (begun.ok) navigate(`/kiezen/${begun.value.sitting.id}`, { replace: true })
    else if (begun.failure.code !== 'one-centre') setProblem(begun.failure)
  }
  const toggle = (key: string) => {
    const next = new Set(laid)
    if (!next.delete(key)) next.add(key)
    setLaid(next)
  }
  const strip = piles.map((one) => ({
    key: one.key,
    word: `${one.level === 'programme' ? t('level.programme') : names.nameOf(one.centre)} · ${one.round}`,
  }))
  return (
    <TableTop
      head={<OpenHead back={{ to: '/kiezen', words: t('title') }} place={t('lay.place')} />}
      foot={
        pile === undefined || isRefused || pile.candidates.length < fewestCandidates ? undefined : (
          <>
            <span className="strong" role="status">
              {t('lay.laid', { count: chosen.length })}
            </span>
            <Gap />
            {chosen.length < fewestCandidates ? (
              <span className="soft">{t('lay.more')}</span>
            ) : (
              <Button look="main" icon="arrow-right" flip iconAtEnd onTap={begin} busy={busy}>
                {t('lay.go')}
              </Button>
            )}
          </>
        )
      }
    >
      <Sheet className="lay">
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {strip.length < 2 ? null : (
          <ChoiceStrip
            label={t('lay.from')}
            choices={strip}
            chosen={pile?.key ?? ''}
            onChoose={(key) => {
              setOf(key)
              setLaid(new Set())
            }}
          />
        )}
        {isRefused ? (
          <Notice icon="lock" what={t('lay.oneCentre')} toDo={t('lay.oneCentreDo')} />
        ) : pile === undefined || pile.candidates.length < fewestCandidates ? (
          <div className="selection-empty">
            <Drawing name="table-talk" tone="empty" size="18rem" />
            <ScreenHeading>{t('lay.tooFew')}</ScreenHeading>
            <p className="lead soft">{t('lay.tooFewHow')}</p>
            {pile === undefined || pile.kept === 0 ? null : (
              <p className="soft">{t('lay.kept', { count: pile.kept })}</p>
            )}
          </div>
        ) : (
          <>
            <div>
              <ScreenHeading>{t('lay.heading')}</ScreenHeading>
              <p className="lead soft">{t(pile.level === 'programme' ? 'lay.howAbove' : 'lay.how')}</p>
            </div>
            {isFull ? <Notice what={t('lay.full', { count: mostCandidates })} /> : null}
            <ul className="lay__stories">
              {pile.candidates.map((candidate) => {
                const conversation = told.get(candidate.conversation)
                if (conversation === undefined) return null
                const key = storyKey(candidate)
                const isLaid = laid.has(key)
                const language = findLanguage(conversation.language)
                const { change, words } = storyWords(conversation, candidate.question, centres, t('aCentre'))
                return (
                  <li key={key}>
                    <button
                      type="button"
                      className="lay-slip"
                      aria-pressed={isLaid}
                      onClick={() => (isLaid || !isFull ? toggle(key) : undefined)}
                    >
                      <span className="lay-slip__mark" aria-hidden="true">
                        {isLaid ? <Icon name="check" size="1.5rem" /> : null}
                      </span>
                      <span className="lay-slip__words" lang={language.code} dir={language.dir}>
                        {change === undefined ? null : <span className="lay-slip__change">{change}</span>}
                        <span className="lay-slip__story">{words}</span>
                      </span>
                    </button>
                  </li>
                )
              })}
            </ul>
            {pile.kept === 0 ? null : <p className="soft">{t('lay.kept', { count: pile.kept })}</p>}
          </>
        )}
      </Sheet>
    </TableTop>
  )
}
