import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GoalId } from '#domain/goal.ts'
import { goalId } from '#domain/goal.ts'
import { findPersonalDetails } from '#domain/personal-details.ts'
import type { ReadingOf } from '#domain/reading.ts'
import { looksLikeFullName, maxActionText, maxWho } from '#domain/reading.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { GoalStamp } from '../../ui/goal-stamp.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PersonalDetailHint } from './personal-detail-hint.tsx'

const roles = ['coordinator', 'volunteers', 'residents', 'partner', 'municipality'] as const

/** One thing to do: for which goal, what, who and when. Who is a role, or a first name that the person agreed to. */
export const ActionDialog = (props: {
  /** The day now: nothing is agreed for a day that is over. */
  readonly today: string
  readonly nameOf: (row: string) => string
  readonly onAgree: (says: ReadingOf<'action'>['says']) => void
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('reading')
  const [goal, setGoal] = useState<GoalId>()
  const [what, setWhat] = useState('')
  const [who, setWho] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [when, setWhen] = useState('')
  const [isTried, setTried] = useState(false)
  const roleWords = roles.map((key) => t(`action.role.${key}`))
  const isRole = roleWords.includes(who.trim())
  const isTooMuch = !isRole && (looksLikeFullName(who) || findPersonalDetails(who).some(({ kind }) => kind !== 'name'))
  const mustAsk = !isRole && who.trim() !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (goal === undefined || what.trim() === '' || who.trim() === '' || isTooMuch || (mustAsk && !agreed)) return
    props.onAgree({
      part: 'action',
      goal,
      what: what.trim(),
      who: who.trim(),
      ...(mustAsk ? { agreed: true as const } : {}),
      ...(when === '' ? {} : { when }),
    })
  }
  return (
    <Dialog className="reading-dialog" title={t('action.title')} onClose={props.onClose}>
      <form onSubmit={submit} className="reading-form">
        <fieldset className="goal-pick">
          <legend className="reading-form__label">{t('action.goal')}</legend>
          <div className="goal-pick__tiles">
            {goalId.options.map((key) => (
              <label
                key={key}
                className={`goal-pick__tile goal-${key} ${goal === key ? 'goal-pick__tile--chosen' : ''}`}
              >
                <input
                  type="radio"
                  className="only-heard"
                  name="goal"
                  checked={goal === key}
                  onChange={() => setGoal(key)}
                />
                <GoalStamp goal={key} />
                <span>{props.nameOf(key)}</span>
              </label>
            ))}
          </div>
          {isTried && goal === undefined ? (
            <p className="field__wrong" role="alert">
              <Icon name="alert-triangle" /> {t('action.goalMissing')}
            </p>
          ) : null}
        </fieldset>
        <Field
          label={t('action.what')}
          hint={t('action.whatHint')}
          wrong={isTried && what.trim() === '' ? t('action.whatMissing') : undefined}
          value={what}
          onText={setWhat}
          maxLength={maxActionText}
        />
        <PersonalDetailHint text={what} />
        <div className="reading-form__who">
          <Field
            label={t('action.who')}
            hint={t('action.whoHint')}
            wrong={
              isTried && who.trim() === '' ? t('action.whoMissing') : isTooMuch ? t('action.whoTooMuch') : undefined
            }
            value={who}
            onText={setWho}
            maxLength={maxWho}
          />
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same. */}
          <div role="group" aria-label={t('action.roles')} className="buttons">
            {roleWords.map((role) => (
              <Button key={role} look="second" pressed={who === role} onTap={() => setWho(role)}>
                {role}
              </Button>
            ))}
          </div>
          {mustAsk && !isTooMuch ? (
            <label className="reading-form__agreed">
              <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.currentTarget.checked)} />
              <span>{t('action.agreed', { who: who.trim() })}</span>
            </label>
          ) : null}
          {isTried && mustAsk && !agreed && !isTooMuch ? (
            <p className="field__wrong" role="alert">
              <Icon name="alert-triangle" /> {t('action.agreedMissing')}
            </p>
          ) : null}
        </div>
        <Field
          type="date"
          label={t('action.when')}
          hint={t('action.whenHint')}
          value={when}
          onText={setWhen}
          min={props.today}
        />
        <div className="buttons buttons--end">
          <Button look="big" onTap={props.onClose}>
            {t('cancel')}
          </Button>
          <Button look="main" submits>
            {t('action.keep')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
