import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Codebook, Effect } from '#domain/codebook.ts'
import type { Coding } from '#domain/coding.ts'
import { codePoints, passageText } from '#domain/coding.ts'
import type { GoalId } from '#domain/goal.ts'
import { goalId } from '#domain/goal.ts'
import { suggest, worthShowing } from '#domain/suggest.ts'
import { moveEnd } from '#domain/word-handles.ts'
import type { CodedTwice, Codes } from '../../actions/code-passage.ts'
import type { Language } from '../../i18n/language.ts'
import type { ClientProblem } from '../../problem.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import type { EffectWords } from '../../shell/use-effect-words.ts'
import { Button } from '../../ui/button.tsx'
import { GoalStamp } from '../../ui/goal-stamp.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Choice } from './choice.ts'
import { nameEffect, saysAnything, toggleEffect, toggleNowhere } from './codes.ts'
import { EffectTile } from './effect-tile.tsx'
import { NewEffectDialog } from './new-effect-dialog.tsx'
import type { Asked } from './rule-dialog.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import type { AnswerToCode } from './to-code.ts'

/** Between the words and the edge of the drawer, in pixels. */
const room = 16

/** The drawer under the text: the words chosen, with handles, and every effect under its goal. */
export const CodeTray = (props: {
  readonly choice: Choice
  /** Another number whenever other words were tapped. */
  readonly turn: number
  readonly answer: AnswerToCode
  readonly language: Language
  readonly codebook: Codebook | undefined
  readonly joined: ReadonlySet<string>
  readonly namedBefore: readonly string[]
  readonly words: EffectWords
  readonly suggests: boolean
  readonly onSuggests: (suggests: boolean) => void
  readonly changed: boolean
  readonly problem: ClientProblem | CodedTwice | undefined
  readonly onChange: (choice: Choice) => void
  readonly onKeep: () => void
  readonly onClose: () => void
  readonly onTakeBack: (coding: Coding) => void
  readonly onAnother: () => void
}) => {
  const { t } = useTranslation('coding')
  const { choice, answer, codebook, words } = props
  const { codes } = choice
  const [asked, setAsked] = useState<Asked>()
  const [isNaming, setIsNaming] = useState(false)
  const isSaid = saysAnything(codes)
  const tray = useRef<HTMLElement>(null)
  // In answer to a tap: the words that were tapped must not lie under the drawer that came up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each tap on words, and when the way to keep them comes up beside it.
  useEffect(() => {
    const words = document.querySelector('.sentence[aria-pressed="true"]')?.getBoundingClientRect()
    const edge = tray.current?.getBoundingClientRect().top
    if (words === undefined || edge === undefined) return
    if (words.bottom > edge - room) scrollBy(0, words.bottom - edge + room)
    else if (words.top < room) scrollBy(0, words.top - room)
  }, [props.turn, isSaid])
  const change = (next: Codes) => props.onChange({ ...choice, codes: next })
  const passage = choice.passage ?? { from: 0, to: codePoints(answer.text) }
  const moved = {
    startWider: moveEnd(answer.text, passage, 'start', 'wider'),
    startNarrower: moveEnd(answer.text, passage, 'start', 'narrower'),
    endWider: moveEnd(answer.text, passage, 'end', 'wider'),
    endNarrower: moveEnd(answer.text, passage, 'end', 'narrower'),
  }
  const text = passageText(answer.text, choice.passage) ?? answer.text
  const effects = codebook?.effects ?? []
  const own = [...props.joined, ...codes.effects.filter((one) => one.startsWith('own-') && !props.joined.has(one))]
  const suggested = props.suggests ? suggest(text, effects).effects.filter((one) => one.score >= worthShowing) : []
  const tile = (effect: Pick<Effect, 'id' | 'goals'>, goal: GoalId | undefined) => (
    <EffectTile
      key={effect.id}
      effect={effect.id}
      name={words.nameOf(effect.id)}
      goal={goal}
      also={effect.goals.find((one) => one !== goal)}
      given={codes.effects.includes(effect.id)}
      suggestedBy={suggested.find((one) => one.effect === effect.id)?.words.slice(0, 2)}
      hasRule={words.ruleOf(effect.id) !== undefined}
      onTap={() => change(toggleEffect(codes, effect.id))}
      onAsk={() => setAsked(effect.id)}
    />
  )
  const handle = (key: keyof typeof moved, icon: 'plus' | 'minus') => (
    <Button
      look="second"
      className="handle"
      icon={icon}
      label={t(`tray.${key}`)}
      onTap={() => {
        const next = moved[key]
        if (next !== undefined) props.onChange({ ...choice, passage: next })
      }}
    >
      {null}
    </Button>
  )
  const flag = (key: 'negative' | 'health' | 'nowhere' | 'new', pressed: boolean, word: string, onTap: () => void) => (
    <span className="code-flag">
      <Button look="second" pressed={pressed} onTap={onTap} className="code-flag__give">
        {pressed ? <Icon name="check" size="1.1em" /> : null}
        {word}
      </Button>
      <RuleButton what={word} onAsk={() => setAsked(key)} />
    </span>
  )
  return (
    <section className="code-tray" aria-label={t('tray.label')} ref={tray}>
      <div className="code-tray__words">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same. */}
        <div className="handles" role="group" aria-label={t('tray.chosen')} dir={props.language.dir}>
          <span className="handles__end">
            {handle('startWider', 'plus')}
            {handle('startNarrower', 'minus')}
          </span>
          <q className="handles__quote" lang={props.language.code} dir={props.language.dir} aria-live="polite">
            {text}
          </q>
          <span className="handles__end">
            {handle('endNarrower', 'minus')}
            {handle('endWider', 'plus')}
          </span>
        </div>
        <Button look="bare" icon="x" label={t('tray.close')} className="code-tray__close" onTap={props.onClose}>
          {null}
        </Button>
      </div>
      {props.changed ? (
        <p className="code-tray__note">
          <Icon name="alert-triangle" size="1.3em" /> {t('one.again')}
        </p>
      ) : null}
      {props.problem === undefined ? null : props.problem.code === 'coded-twice' ? (
        <p className="code-tray__note" role="alert">
          <Icon name="alert-triangle" size="1.3em" />{' '}
          {t('tray.twice', { effects: props.problem.effects.map(words.nameOf).join(', ') })}
        </p>
      ) : (
        <ProblemNotice problem={props.problem} />
      )}
      <div className="code-tray__goals">
        {goalId.options.map((goal) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
          <div
            key={goal}
            className={`effect-group goal-${goal}`}
            role="group"
            aria-label={t('tray.effects', { goal: t(`goals.${goal}`) })}
          >
            <p className="effect-group__goal" aria-hidden="true">
              <GoalStamp goal={goal} small />
              <span>{t(`goals.${goal}`)}</span>
            </p>
            {effects.filter((one) => one.goals[0] === goal).map((effect) => tile(effect, goal))}
          </div>
        ))}
      </div>
      {own.length === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
        <div className="effect-group effect-group--own" role="group" aria-label={t('tray.own')}>
          <p className="effect-group__goal" aria-hidden="true">
            {t('tray.own')}
          </p>
          {own.map((id) => tile({ id, goals: [] }, undefined))}
        </div>
      )}
      {props.suggests ? (
        <p className="code-tray__suggested soft">
          {suggested.length === 0 ? t('tray.noSuggestion') : t('tray.suggested')}
        </p>
      ) : null}
      <div className="code-tray__foot">
        {flag(
          'new',
          codes.newEffect !== undefined,
          codes.newEffect === undefined ? t('tray.new') : t('tray.newIs', { name: codes.newEffect }),
          () => (codes.newEffect === undefined ? setIsNaming(true) : change(nameEffect(codes, undefined))),
        )}
        {flag('nowhere', codes.nowhere, t('tray.nowhere'), () => change(toggleNowhere(codes)))}
        {codes.nowhere
          ? null
          : flag('negative', codes.negative, t('tray.negative'), () => change({ ...codes, negative: !codes.negative }))}
        {flag('health', codes.health, t('tray.health'), () => change({ ...codes, health: !codes.health }))}
        <Button look="link" pressed={props.suggests} onTap={() => props.onSuggests(!props.suggests)}>
          {t(props.suggests ? 'tray.unsuggest' : 'tray.suggest')}
        </Button>
        <div className="code-tray__ways">
          {choice.last === undefined ? null : (
            <>
              <Button look="plain" icon="plus" onTap={props.onAnother}>
                {t('tray.another')}
              </Button>
              <Button look="plain" icon="trash" onTap={() => choice.last && props.onTakeBack(choice.last)}>
                {t('tray.takeBack')}
              </Button>
            </>
          )}
          {isSaid ? (
            <Button look="main" icon="check" onTap={props.onKeep}>
              {t('tray.save')}
            </Button>
          ) : null}
        </div>
      </div>
      {asked === undefined ? null : <RuleDialog asked={asked} words={words} onClose={() => setAsked(undefined)} />}
      {isNaming ? (
        <NewEffectDialog
          earlier={props.namedBefore}
          onName={(name) => {
            setIsNaming(false)
            change(nameEffect(codes, name))
          }}
          onClose={() => setIsNaming(false)}
        />
      ) : null}
    </section>
  )
}

export const RuleButton = (props: { readonly what: string; readonly onAsk: () => void }) => {
  const { t } = useTranslation('coding')
  return (
    <button
      type="button"
      className="rule-button"
      aria-label={t('tray.rule', { effect: props.what })}
      onClick={props.onAsk}
    >
      ?
    </button>
  )
}
