import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Gap, TableTop } from '../../ui/table-top.tsx'
import type { SignedIn } from './ask-staff.ts'
import type { DeskPart } from './desk-parts.ts'
import { deskParts } from './desk-parts.ts'

/** The desk: its parts are tabs at the edge of the sheet. Under the manager's key there is one part, so no tabs. */
export const DeskFrame = (props: {
  readonly session: SignedIn | undefined
  readonly part: DeskPart
  /** In the head, before the language. */
  readonly actions?: ReactNode
  readonly foot?: ReactNode
  readonly onLeave: () => void
  readonly children: ReactNode
}) => {
  const { t } = useTranslation('desk')
  const { session } = props
  const parts = session === undefined ? [] : deskParts.filter((part) => session.may.includes(part.needs))
  return (
    <TableTop
      className="desk-frame"
      head={
        <>
          <p className="open-head__place">
            <span className="strong">{t('title')}</span>
            {session === undefined ? null : <span className="soft"> · {session.person.name}</span>}
          </p>
          <Gap />
          {props.actions}
          <LanguageSwitch />
          <Button icon="lock" className="open-head__lock" onTap={props.onLeave}>
            {session === undefined ? t('close') : t('signOut')}
          </Button>
          {parts.length < 2 ? null : (
            <nav className="desk-tabs" aria-label={t('parts.label')}>
              {parts.map(({ key, path, icon }) => (
                <a
                  key={key}
                  className="desk-tab"
                  href={`#${path}`}
                  aria-current={key === props.part ? 'page' : undefined}
                >
                  <Icon name={icon} />
                  <span>{t(`parts.${key}`)}</span>
                </a>
              ))}
            </nav>
          )}
        </>
      }
      foot={props.foot}
    >
      {props.children}
    </TableTop>
  )
}
