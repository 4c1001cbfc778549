import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CentreOfDesk } from '#wire/manage.ts'
import type { InviteRequest, PeopleAnswer } from '#wire/people.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { ChosenRole } from './role-choice.tsx'
import { RoleChoice, roleAsked } from './role-choice.tsx'

/** Another role, or other centres. */
export const RoleDialog = (props: {
  readonly person: PeopleAnswer['people'][number]
  readonly centres: readonly CentreOfDesk[]
  readonly onChoose: (as: InviteRequest['as']) => void
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('desk')
  const [chosen, setChosen] = useState<ChosenRole>(props.person)
  const [isTried, setIsTried] = useState(false)
  const choose = () => {
    setIsTried(true)
    const as = roleAsked(chosen)
    if (as !== undefined) props.onChoose(as)
  }
  return (
    <Dialog
      title={t('people.roleTitle', { name: props.person.name })}
      onClose={props.onClose}
      className="desk-dialog desk-dialog--wide"
    >
      <RoleChoice centres={props.centres} chosen={chosen} onChoose={setChosen} isTried={isTried} />
      <div className="buttons buttons--end">
        <Button onTap={props.onClose}>{t('cancel')}</Button>
        <Button look="main" onTap={choose}>
          {t('people.roleKeep')}
        </Button>
      </div>
    </Dialog>
  )
}
