import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { formatMoment } from '../../i18n/format-day.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { hasPasskeys } from './ask-passkey.ts'
import type { Staff } from './ask-staff.ts'
import type { DeskProblem } from './desk-problem-of.ts'
import { DeskSheet } from './desk-sheet.tsx'
import { Row, Rows } from './rows.tsx'
import { useAsked } from './use-asked.ts'

/** One's own ways to sign in. */
export const AccountSheet = (props: { readonly staff: Staff }) => {
  const { t, i18n } = useTranslation('desk')
  const [, navigate] = useLocation()
  const { staff } = props
  const { value, problem, change } = useAsked(useCallback(() => staff.account(), [staff]))
  const [failed, setFailed] = useState<DeskProblem>()
  const moment = (at: string) => formatMoment(Date.parse(at), i18n.language)
  const renew = async () => {
    const link = await staff.renewSelf()
    setFailed(link.ok ? undefined : link.failure)
    if (link.ok) navigate(new URL(link.value.link).hash.slice(1))
  }
  return (
    <DeskSheet
      sentence={value === undefined ? t('parts.account') : t('account.sentence', { name: value.person.name })}
      lead={value === undefined ? '' : t(`roles.${value.person.role}.may`)}
      drawing="person"
      problem={failed ?? problem}
      action={
        hasPasskeys() ? (
          <Button look="main" icon="key" onTap={() => change(staff.addPasskey)}>
            {t('account.addPasskey')}
          </Button>
        ) : undefined
      }
    >
      {value === undefined ? null : (
        <Rows label={t('account.ways')}>
          <Row
            picture={<Icon name="lock" size="1.75rem" />}
            name={t('invitation.password')}
            facts={[value.hasPassword ? t('account.hasPassword') : t('account.noPassword')]}
            actions={<Button onTap={renew}>{t('account.renew')}</Button>}
          />
          {value.passkeys.map((passkey, at) => (
            <Row
              key={passkey.id}
              picture={<Icon name="key" size="1.75rem" />}
              name={t('account.passkey', { number: at + 1 })}
              facts={[
                t('account.made', { moment: moment(passkey.createdAt) }),
                ...(passkey.lastUsed === null ? [] : [t('account.used', { moment: moment(passkey.lastUsed) })]),
              ]}
              actions={
                <Button
                  icon="x"
                  label={t('account.removeOf', { number: at + 1 })}
                  onTap={() => change(() => staff.removePasskey(passkey.id))}
                >
                  {t('account.remove')}
                </Button>
              }
            />
          ))}
        </Rows>
      )}
    </DeskSheet>
  )
}
