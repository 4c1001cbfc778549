import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../services.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Gap } from '../ui/table-top.tsx'
import { useVaultOpen } from './use-vault-open.ts'
import './open-head.css'

/** The strip on the table above a sheet: where you are, the way back, and while reading is open: that it is, and the way to lock it. */
export const OpenHead = (props: {
  readonly back: { readonly to: string; readonly words: string }
  readonly place?: string
  readonly detail?: string | undefined
  readonly children?: ReactNode
}) => {
  const { t } = useTranslation('ui')
  const { vault } = useServices()
  const isOpen = useVaultOpen()
  return (
    <>
      <ButtonLink to={props.back.to} look="bare" icon="arrow-left" flip>
        {props.back.words}
      </ButtonLink>
      {props.place === undefined ? null : (
        <p className="open-head__place">
          <span className="strong">{props.place}</span>
          {props.detail === undefined ? null : <span className="soft"> · {props.detail}</span>}
        </p>
      )}
      <Gap />
      {props.children}
      {isOpen ? (
        <>
          <span className="open-head__open soft">
            <Icon name="lock-open" /> {t('drawers.open')}
          </span>
          <Button look="plain" icon="lock" className="open-head__lock" onTap={vault.lock}>
            {t('drawers.lock')}
          </Button>
        </>
      ) : null}
    </>
  )
}
