import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { readLinkCode, showLinkCode } from '../../shell/link-code.ts'
import { UnlockDoor } from '../../shell/unlock-door.tsx'
import type { DeviceRow } from '../../storage/database.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { linkHere } from './link-here.ts'
import { LinkProblem } from './link-problem.tsx'
import { SetupFrame } from './setup-frame.tsx'

const hostOf = (server: string): string => new URL(server, location.href).host

/** Set-up visited again: it is done; a link code can still link this tablet. */
export const AlreadySetUp = (props: { readonly device: DeviceRow; readonly code: string | undefined }) => {
  const { t } = useTranslation('setup')
  if (props.code !== undefined) {
    return (
      <UnlockDoor>
        <LinkThisTablet device={props.device} code={props.code} />
      </UnlockDoor>
    )
  }
  return (
    <SetupFrame
      step={5}
      title={t('already.title')}
      lead={t('already.lead', { centre: props.device.centre.name })}
      picture={<Drawing name="table-talk" tone="neutral" />}
      foot={
        <>
          <ButtonLink look="big" to="/instellingen" icon="settings">
            {t('already.settings')}
          </ButtonLink>
          <ButtonLink look="main" to="/" icon="home">
            {t('ready.table')}
          </ButtonLink>
        </>
      }
    >
      <div>
        <ButtonLink look="link" to="/versturen">
          {t('already.putBack')}
        </ButtonLink>
      </div>
    </SetupFrame>
  )
}

const LinkThisTablet = (props: { readonly device: DeviceRow; readonly code: string }) => {
  const { t } = useTranslation('setup')
  const services = useServices()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const [linkedTo, setLinkedTo] = useState<{ readonly server: string; readonly centre?: string | undefined }>()
  const server = linkedTo?.server
  const connect = async () => {
    const code = readLinkCode(props.code)
    if (code === undefined) return setProblem({ code: 'enrolment-unknown' })
    setBusy(true)
    setProblem(undefined)
    const linked = await linkHere(services, sessionStorage, code)
    setBusy(false)
    if (linked.ok) setLinkedTo(linked.value)
    else setProblem(linked.failure)
  }
  const { link } = props.device
  return (
    <SetupFrame
      step={5}
      title={server === undefined ? t('relink.title') : t('link.doneTitle')}
      lead={
        server === undefined
          ? link === undefined
            ? t('relink.lead')
            : t('relink.again', { server: hostOf(link.server) })
          : t('relink.done', { server: hostOf(server) })
      }
      picture={<Drawing name={server === undefined ? 'envelope' : 'postmark'} tone="neutral" size="8rem" />}
      aside={t('link.aside')}
      foot={
        server === undefined ? (
          <>
            <ButtonLink look="big" to="/">
              {t('relink.table')}
            </ButtonLink>
            <Button look="main" onTap={connect} busy={busy}>
              {busy ? t('link.connecting') : t('relink.connect')}
            </Button>
          </>
        ) : (
          <ButtonLink look="main" to="/" icon="home">
            {t('relink.table')}
          </ButtonLink>
        )
      }
    >
      {problem === undefined ? null : <LinkProblem problem={problem} button={t('relink.connect')} />}
      {linkedTo?.centre === undefined || linkedTo.centre === props.device.centre.id ? null : (
        <p role="status">{t('centre.notYet')}</p>
      )}
      <p className="setup__code" dir="ltr">
        {showLinkCode(readLinkCode(props.code) ?? props.code)}
      </p>
    </SetupFrame>
  )
}
