import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { personName } from '#domain/person-name.ts'
import type { CentreOfDesk } from '#wire/manage.ts'
import type { LinkAnswer } from '#wire/people.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import type { Staff } from './ask-staff.ts'
import { DeskProblemNotice } from './desk-problem.tsx'
import type { DeskProblem } from './desk-problem-of.ts'
import { OnceLink } from './once-link.tsx'
import type { ChosenRole } from './role-choice.tsx'
import { RoleChoice, roleAsked } from './role-choice.tsx'

/** Who comes, and as what; then the link to hand over. No mail is sent: people know whom they give it to. */
export const InviteDialog = (props: {
  readonly staff: Staff
  readonly centres: readonly CentreOfDesk[]
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('desk')
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<ChosenRole>({ role: 'coordinator', centres: [] })
  const [isTried, setIsTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<DeskProblem>()
  const [link, setLink] = useState<LinkAnswer>()
  const isNamed = personName.safeParse(name).success
  const invite = async () => {
    setIsTried(true)
    const as = roleAsked(chosen)
    if (busy || !isNamed || as === undefined) return
    setBusy(true)
    const answer = await props.staff.invite({ name: name.trim(), as })
    setBusy(false)
    setProblem(answer.ok ? undefined : answer.failure)
    if (answer.ok) setLink(answer.value)
  }
  return (
    <Dialog
      title={link === undefined ? t('people.invite') : t('people.inviteDone', { name: name.trim() })}
      onClose={props.onClose}
      className="desk-dialog desk-dialog--wide"
    >
      {problem === undefined ? null : <DeskProblemNotice problem={problem} />}
      {link === undefined ? (
        <>
          <Field
            label={t('people.name')}
            hint={t('people.nameHint')}
            wrong={isTried && !isNamed ? t('invitation.nameMissing') : undefined}
            autoCapitalize="words"
            maxLength={60}
            value={name}
            onText={setName}
          />
          <RoleChoice centres={props.centres} chosen={chosen} onChoose={setChosen} isTried={isTried} />
          <div className="buttons buttons--end">
            <Button onTap={props.onClose}>{t('cancel')}</Button>
            <Button look="main" icon="send" busy={busy} onTap={invite}>
              {t('people.makeLink')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{t('people.handOver')}</p>
          <OnceLink {...link} label={t('people.linkQr')} />
          <div className="buttons buttons--end">
            <Button look="main" onTap={props.onClose}>
              {t('enrol.done')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
