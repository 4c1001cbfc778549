import { useTranslation } from 'react-i18next'
import type { Role } from '#domain/role.ts'
import { roles } from '#domain/role.ts'
import type { CentreOfDesk } from '#wire/manage.ts'
import type { InviteRequest } from '#wire/people.ts'
import { ChoiceTile, ChoiceTiles } from '../../ui/choice-tile.tsx'
import { CentreTiles } from './centre-tiles.tsx'

export type ChosenRole = { readonly role: Role; readonly centres: readonly string[] }

/** As the server takes it; `undefined` for a coordinator of no centre. */
export const roleAsked = ({ role, centres }: ChosenRole): InviteRequest['as'] | undefined => {
  if (role !== 'coordinator') return { role }
  return centres.length === 0 ? undefined : { role, centres: [...centres] }
}

/** What somebody may be, each with what it means, and of which centres. */
export const RoleChoice = (props: {
  readonly centres: readonly CentreOfDesk[]
  readonly chosen: ChosenRole
  readonly onChoose: (chosen: ChosenRole) => void
  readonly isTried: boolean
}) => {
  const { t } = useTranslation('desk')
  const { role, centres } = props.chosen
  const toggle = (id: string) =>
    props.onChoose({ role, centres: centres.includes(id) ? centres.filter((one) => one !== id) : [...centres, id] })
  return (
    <>
      <ChoiceTiles label={t('people.role')} className="desk-ways">
        {roles.map((one) => (
          <ChoiceTile
            key={one}
            word={t(`roles.${one}.word`)}
            small={t(`roles.${one}.may`)}
            chosen={one === role}
            onTap={() => props.onChoose({ role: one, centres })}
          />
        ))}
      </ChoiceTiles>
      {role === 'coordinator' ? (
        <section className="desk-form" aria-label={t('people.whichCentres')}>
          <h3>{t('people.whichCentres')}</h3>
          <CentreTiles label={t('people.whichCentres')} centres={props.centres} chosen={centres} onTap={toggle} />
          {props.isTried && centres.length === 0 ? (
            <p className="field__wrong" role="alert">
              {t('people.centreMissing')}
            </p>
          ) : null}
        </section>
      ) : null}
    </>
  )
}
