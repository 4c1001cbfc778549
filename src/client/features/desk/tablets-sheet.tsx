import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CentreOfDesk, TabletOfDesk } from '#wire/manage.ts'
import { formatMoment } from '../../i18n/format-day.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Desk } from './ask-desk.ts'
import type { SignedIn, Staff } from './ask-staff.ts'
import { DeskSheet } from './desk-sheet.tsx'
import { EnrolDialog } from './enrol-dialog.tsx'
import type { Fact } from './rows.tsx'
import { Row, Rows } from './rows.tsx'
import { ShutOutDialog } from './shut-out-dialog.tsx'
import { useAsked } from './use-asked.ts'

type Asking = { readonly kind: 'enrol' } | { readonly kind: 'shut-out'; readonly tablet: TabletOfDesk }

/** The tablets as each last told: where it is, what it still has to send, and whether it is shut out. */
export const TabletsSheet = (props: { readonly staff: Staff; readonly desk: Desk; readonly session: SignedIn }) => {
  const { t, i18n } = useTranslation('desk')
  const { staff, session } = props
  const { value, problem, again, change } = useAsked(
    useCallback(async () => {
      const tablets = await staff.tablets()
      if (!tablets.ok) return tablets
      const centres = await staff.centres()
      return centres.ok ? { ok: true, value: { ...tablets.value, ...centres.value } } : centres
    }, [staff]),
  )
  const [asking, setAsking] = useState<Asking>()
  const tablets = value?.tablets ?? []
  const centres: readonly CentreOfDesk[] = value?.centres ?? []
  const isOwn = session.person.role === 'coordinator'
  const inUse = tablets.filter((one) => one.revokedAt === null)
  const unsent = inUse.reduce((sum, one) => sum + (one.unsent ?? 0), 0)
  const moment = (at: string) => formatMoment(Date.parse(at), i18n.language)
  const nameOf = (tablet: TabletOfDesk) => tablet.name ?? t('tablets.nameless', { id: tablet.id.slice(0, 4) })
  const centreOf = ({ centre }: TabletOfDesk) =>
    centre === null ? t('tablets.everywhere') : (centres.find((one) => one.id === centre)?.name ?? centre)
  const move = (id: string, centre: string) => change(() => staff.moveTablet(id, centre))
  const factsOf = (tablet: TabletOfDesk): readonly Fact[] => [
    tablet.lastSeen === null
      ? t('tablets.neverSeen', { moment: moment(tablet.createdAt) })
      : t('tablets.seen', { moment: moment(tablet.lastSeen) }),
    ...(tablet.unsent === 0 ? [t('tablets.sent')] : []),
    ...(tablet.unsent === null || tablet.unsent === 0
      ? []
      : [{ matters: t('tablets.unsent', { count: tablet.unsent }) }]),
    ...(tablet.quarantined === null || tablet.quarantined === 0
      ? []
      : [{ matters: t('tablets.quarantined', { count: tablet.quarantined }) }]),
    ...(tablet.otherCentre === 0 ? [] : [{ matters: t('tablets.otherCentre', { count: tablet.otherCentre }) }]),
    ...(tablet.persisted === false ? [{ matters: t('tablets.notPersisted') }] : []),
    ...(tablet.build === null ? [] : [t('tablets.build', { build: tablet.build })]),
    ...(tablet.reads ? [t('tablets.reads')] : []),
    ...(tablet.deposits ? [t('tablets.deposits')] : []),
  ]
  return (
    <DeskSheet
      sentence={
        value === undefined
          ? t('parts.tablets')
          : inUse.length === 0
            ? t('tablets.none')
            : t('tablets.sentence', { count: inUse.length })
      }
      lead={
        value === undefined || inUse.length === 0
          ? t('tablets.lead')
          : unsent === 0
            ? t('tablets.allSent')
            : t('tablets.someUnsent', { count: unsent })
      }
      drawing="place-sociale-cohesie"
      problem={problem}
      action={
        <>
          <Button look="main" icon="qrcode" onTap={() => setAsking({ kind: 'enrol' })}>
            {t('enrol.open')}
          </Button>
          <Button look="big" icon="refresh" onTap={again}>
            {t('refresh')}
          </Button>
        </>
      }
    >
      <Rows label={t('parts.tablets')}>
        {tablets.map((tablet) => {
          const isOut = tablet.revokedAt !== null
          return (
            <Row
              key={tablet.id}
              picture={<Icon name={isOut ? 'hand-stop' : 'device-tablet'} size="1.75rem" />}
              name={nameOf(tablet)}
              mark={isOut ? t('tablets.out', { moment: moment(tablet.revokedAt!) }) : centreOf(tablet)}
              facts={isOut ? [centreOf(tablet), ...factsOf(tablet)] : factsOf(tablet)}
              quiet={isOut}
              actions={
                tablet.otherCentre > 0 && session.may.includes('accept-other-centre') ? (
                  <>
                    <Button
                      label={t('tablets.acceptOtherOf', { name: nameOf(tablet) })}
                      onTap={() => change(() => staff.acceptOtherCentre(tablet.id))}
                    >
                      {t('tablets.acceptOther')}
                    </Button>
                    <MoveButton tablet={tablet} name={nameOf(tablet)} centres={centres} onMove={move} />
                  </>
                ) : !session.may.includes('shut-out-tablets') ? undefined : isOut ? (
                  <Button
                    label={t(tablet.deposits ? 'tablets.endDepositOf' : 'tablets.allowDepositOf', {
                      name: nameOf(tablet),
                    })}
                    onTap={() => change(() => staff.setDeposit(tablet.id, !tablet.deposits))}
                  >
                    {tablet.deposits ? t('tablets.endDeposit') : t('tablets.allowDeposit')}
                  </Button>
                ) : (
                  <Button
                    icon="hand-stop"
                    label={t('tablets.shutOutOf', { name: nameOf(tablet) })}
                    onTap={() => setAsking({ kind: 'shut-out', tablet })}
                  >
                    {t('tablets.shutOut')}
                  </Button>
                )
              }
            />
          )
        })}
      </Rows>
      {asking?.kind === 'enrol' ? (
        <EnrolDialog
          desk={props.desk}
          centres={centres.filter((one) => !one.closed)}
          whole={!isOwn}
          onClose={() => {
            setAsking(undefined)
            again()
          }}
        />
      ) : null}
      {asking?.kind === 'shut-out' ? (
        <ShutOutDialog
          name={nameOf(asking.tablet)}
          unsent={asking.tablet.unsent}
          onShutOut={async (deposits) => {
            setAsking(undefined)
            await change(() => staff.shutOut(asking.tablet.id, deposits))
          }}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </DeskSheet>
  )
}

/** S15: a tablet that moved house. Only to a centre that takes part: a name that was typed on a tablet is none yet. */
const MoveButton = (props: {
  readonly tablet: TabletOfDesk
  readonly name: string
  readonly centres: readonly CentreOfDesk[]
  readonly onMove: (id: string, centre: string) => void
}) => {
  const { t } = useTranslation('desk')
  const { tablet, name } = props
  const to = props.centres.find((one) => one.id === tablet.filedUnder && !one.closed)
  if (to === undefined || to.id === tablet.centre || tablet.revokedAt !== null) return null
  return (
    <Button label={t('tablets.moveOf', { name, centre: to.name })} onTap={() => props.onMove(tablet.id, to.id)}>
      {t('tablets.move', { centre: to.name })}
    </Button>
  )
}
