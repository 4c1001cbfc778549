import type { FormEvent } from 'react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CentreOfDesk } from '#wire/manage.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Staff } from './ask-staff.ts'
import { DeskSheet } from './desk-sheet.tsx'
import { Row, Rows } from './rows.tsx'
import { useAsked } from './use-asked.ts'

/** The centres of the programme. Tablets hear of a change at their next contact. */
export const CentresSheet = (props: { readonly staff: Staff }) => {
  const { t } = useTranslation('desk')
  const { staff } = props
  const { value, problem, change } = useAsked(useCallback(() => staff.centres(), [staff]))
  const [adding, setAdding] = useState('')
  const [renaming, setRenaming] = useState<CentreOfDesk>()
  const centres = value?.centres ?? []
  const open = centres.filter((one) => !one.closed)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const name = adding.trim()
    if (name !== '' && (await change(() => staff.addCentre(name)))) setAdding('')
  }
  return (
    <DeskSheet
      sentence={value === undefined ? t('parts.centres') : t('centres.sentence', { count: open.length })}
      lead={t('centres.lead')}
      drawing="skyline"
      problem={problem}
    >
      <form className="desk-line" noValidate onSubmit={add}>
        <Field label={t('centres.new')} maxLength={80} value={adding} onText={setAdding} />
        <Button look="big" icon="plus" submits>
          {t('centres.add')}
        </Button>
      </form>
      <Rows label={t('parts.centres')}>
        {centres.map((centre) => (
          <Row
            key={centre.id}
            picture={<Icon name={centre.closed ? 'lock' : 'home'} size="1.75rem" />}
            name={centre.name}
            mark={centre.closed ? t('centres.closed') : undefined}
            quiet={centre.closed}
            actions={
              <>
                <Button
                  icon="pencil"
                  label={t('centres.renameOf', { name: centre.name })}
                  onTap={() => setRenaming(centre)}
                >
                  {t('centres.rename')}
                </Button>
                <Button
                  label={t(centre.closed ? 'centres.openOf' : 'centres.closeOf', { name: centre.name })}
                  onTap={() => change(() => staff.closeCentre(centre.id, !centre.closed))}
                >
                  {centre.closed ? t('centres.open') : t('centres.close')}
                </Button>
              </>
            }
          />
        ))}
      </Rows>
      {renaming === undefined ? null : (
        <RenameDialog
          centre={renaming}
          onRename={async (name) => {
            setRenaming(undefined)
            if (name !== renaming.name) await change(() => staff.renameCentre(renaming.id, name))
          }}
          onClose={() => setRenaming(undefined)}
        />
      )}
    </DeskSheet>
  )
}

const RenameDialog = (props: {
  readonly centre: CentreOfDesk
  readonly onRename: (name: string) => void
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('desk')
  const [name, setName] = useState(props.centre.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') props.onRename(name.trim())
  }
  return (
    <Dialog title={t('centres.renameTitle')} onClose={props.onClose} className="desk-dialog">
      <form className="desk-form" noValidate onSubmit={submit}>
        <p>{t('centres.renameLead')}</p>
        <Field label={t('centres.name')} maxLength={80} value={name} onText={setName} />
        <div className="buttons buttons--end">
          <Button onTap={props.onClose}>{t('cancel')}</Button>
          <Button look="main" submits>
            {t('centres.rename')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
