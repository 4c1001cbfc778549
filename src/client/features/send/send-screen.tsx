import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import { formatDay, formatMoment } from '../../i18n/format-day.ts'
import { useLive, useServices } from '../../services.ts'
import { AsideNotice } from '../../shell/aside-notice.tsx'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { StorageAnswer } from '../../shell/storage-answer.tsx'
import { useVaultOpen } from '../../shell/use-vault-open.ts'
import {
  countClosedToServer,
  countTombstones,
  countWaitingBeside,
  readQuarantined,
} from '../../storage/record-queries.ts'
import type { Truth } from '../../storage/truth-queries.ts'
import { readDevice, readTruth } from '../../storage/truth-queries.ts'
import { countUnknownWithdrawals } from '../../storage/withdrawal-queries.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Slip } from '../../ui/slip.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { SecondCopy } from './second-copy.tsx'
import './send.css'

/** Where everything is, and the two ways to have it twice: the server and a sealed copy. Needs no reading code. */
export const SendScreen = () => {
  const { t } = useTranslation(['settings', 'ui'])
  const services = useServices()
  const { sync } = services
  const today = amsterdamDay(services.now())
  const truth = useLive((database) => readTruth(database, today), `truth of sending ${today}`)
  const device = useLive(readDevice, 'device of sending')
  const status = useSyncExternalStore(sync.subscribe, sync.status)
  const tombstones = useLive(countTombstones, 'tombstones')
  const closed = useLive(countClosedToServer, 'closed to the server') ?? 0
  const [waitedBefore, setWaitedBefore] = useState<number>()

  const send = async () => {
    setWaitedBefore(truth?.waiting ?? 0)
    await sync.sendNow()
  }
  if (truth === undefined || device === undefined) return null
  const canSend = truth.linked && (truth.unsent > 0 || (tombstones?.waiting ?? 0) > 0)
  return (
    <TableTop
      head={<OpenHead back={{ to: '/', words: t('ui:back.table') }} place={t('send.where')} />}
      foot={
        canSend ? (
          <>
            <Gap />
            <Button look="main" icon="send" flip onTap={send} busy={status.running}>
              {status.running ? t('send.sending') : t('send.now')}
            </Button>
          </>
        ) : undefined
      }
    >
      <Sheet className="send">
        <ScreenHeading>{t('send.title')}</ScreenHeading>
        <div className="send__places">
          <Slip where="here" count={t('send.kept', { count: truth.kept })} words={t('send.keptWords')} />
          {truth.linked ? (
            <>
              <Slip
                where="waiting"
                count={t('send.waiting', { count: truth.waiting })}
                words={t('send.waitingWords')}
              />
              <ArrivedSlip truth={truth} />
            </>
          ) : null}
        </div>
        <Outcome truth={truth} closed={closed} waitedBefore={waitedBefore} />
        {closed === 0 ? null : <ClosedToServer count={closed} />}
        <WhatElseWaits truth={truth} />
        <Unfinished drafts={truth.drafts} />
        <SetAside />
        <SecondCopy device={device} isDue={truth.backupDue} />
        <Health />
      </Sheet>
    </TableTop>
  )
}

const ArrivedSlip = (props: { readonly truth: Truth }) => {
  const { t, i18n } = useTranslation('settings')
  const { arrived, lastArrivedAt } = props.truth
  return (
    <Slip
      where="arrived"
      count={t('send.arrived', { count: arrived })}
      words={
        lastArrivedAt === undefined
          ? t('send.arrivedWords')
          : `${t('send.arrivedWords')}, ${t('send.arrivedWhen', { moment: formatMoment(lastArrivedAt, i18n.language) })}`
      }
    />
  )
}

/** What came of it, in words; and without a tap: what waits and when the tablet tries again. */
const Outcome = (props: {
  readonly truth: Truth
  /** Of those that wait, how many need more than wifi. */
  readonly closed: number
  readonly waitedBefore: number | undefined
}) => {
  const { t, i18n } = useTranslation('settings')
  const { sync } = useServices()
  const status = useSyncExternalStore(sync.subscribe, sync.status)
  const { truth, waitedBefore } = props
  if (!truth.linked) {
    return (
      <div className="send__outcome" role="status">
        <p>{t('send.alone')}</p>
        <ButtonLink to="/instellingen" look="link">
          {t('send.link')}
        </ButtonLink>
      </div>
    )
  }
  const open = truth.waiting - props.closed
  const sent = waitedBefore === undefined ? 0 : waitedBefore - truth.waiting
  return (
    <div className="send__outcome">
      {status.problem === undefined || status.running ? null : <ProblemNotice problem={status.problem} />}
      <p role="status">
        {sent > 0 ? `${t('send.sent', { count: sent })} ` : ''}
        {open > 0
          ? t('send.still', { count: open })
          : sent > 0 || truth.unsent > 0
            ? ''
            : truth.arrived > 0 && truth.quarantined === 0
              ? t('send.nothing')
              : t('send.nothingYet')}
        {open > 0 && status.nextTryAt !== undefined && !status.running
          ? ` ${t('send.next', { moment: formatMoment(status.nextTryAt, i18n.language) })}`
          : ''}
      </p>
    </div>
  )
}

/** S13: what wifi alone does not bring to the server, and what does. */
const ClosedToServer = (props: { readonly count: number }) => {
  const { t } = useTranslation('settings')
  const isOpen = useVaultOpen()
  return (
    <Notice
      icon="lock"
      what={t('send.closed', { count: props.count })}
      toDo={isOpen ? t('send.closedElsewhere') : t('send.closedHere')}
    >
      {isOpen ? null : <ButtonLink to="/archief">{t('send.closedOpen')}</ButtonLink>}
    </Notice>
  )
}

const WhatElseWaits = (props: { readonly truth: Truth }) => {
  const { t } = useTranslation('settings')
  const tombstones = useLive(countTombstones, 'tombstones')
  const beside = useLive(countWaitingBeside, 'waiting beside conversations')
  const unknown = useLive(countUnknownWithdrawals, 'unknown withdrawals')
  const drafts = props.truth.drafts.length
  const lines = [
    ...(drafts === 0 ? [] : [t('send.drafts', { count: drafts })]),
    ...(beside === undefined || beside.refusals === 0 || !props.truth.linked
      ? []
      : [t('send.refusals', { count: beside.refusals })]),
    ...(beside === undefined || beside.codings === 0 || !props.truth.linked
      ? []
      : [t('send.codings', { count: beside.codings })]),
    ...(beside === undefined || beside.quotes === 0 || !props.truth.linked
      ? []
      : [t('send.quotes', { count: beside.quotes })]),
    ...(beside === undefined || beside.selections === 0 || !props.truth.linked
      ? []
      : [t('send.selections', { count: beside.selections })]),
    ...(beside === undefined || beside.readings === 0 || !props.truth.linked
      ? []
      : [t('send.readings', { count: beside.readings })]),
    ...(tombstones === undefined || tombstones.waiting === 0 || !props.truth.linked
      ? []
      : [t('send.tombstones', { count: tombstones.waiting })]),
    ...(tombstones === undefined || tombstones.refused === 0
      ? []
      : [t('send.refusedTombstones', { count: tombstones.refused })]),
    ...(unknown === undefined || unknown === 0 ? [] : [t('send.unknownTombstones', { count: unknown })]),
  ]
  return lines.map((line) => <p key={line}>{line}</p>)
}

/** Every unfinished conversation with its own way in. */
const Unfinished = (props: { readonly drafts: Truth['drafts'] }) => {
  const { t, i18n } = useTranslation('settings')
  if (props.drafts.length === 0) return null
  return (
    <section className="send__part">
      <h2>{t('send.openTitle')}</h2>
      <ul className="send__drafts">
        {props.drafts.map((draft) => {
          const day = formatDay(draft.day, i18n.language)
          return (
            <li key={draft.id}>
              {draft.revision > 1 ? t('send.openCorrection', { day }) : t('send.openOne', { day })}{' '}
              <ButtonLink to={`/gesprek/${draft.id}`} look="link">
                {t('send.goOn')}
              </ButtonLink>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const SetAside = () => {
  const { t, i18n } = useTranslation('settings')
  const rows = useLive(readQuarantined, 'quarantined')
  if (rows === undefined || rows.length === 0) return null
  return (
    <section className="send__part">
      <h2>{t('send.aside')}</h2>
      {rows.map((row) => (
        <AsideNotice key={row.id} row={row} name={t('send.asideName', { day: formatDay(row.day, i18n.language) })} />
      ))}
    </section>
  )
}

const mega = 1024 * 1024

const Health = () => {
  const { t } = useTranslation('settings')
  const services = useServices()
  const [health, setHealth] = useState<Awaited<ReturnType<typeof services.storageHealth>>>()
  useEffect(() => {
    services.storageHealth().then(setHealth)
  }, [services])
  const size = (bytes: number) =>
    bytes < 1000 * mega
      ? t('health.megabytes', { count: Math.max(1, Math.round(bytes / mega)) })
      : t('health.gigabytes', { count: Math.round(bytes / mega / 1024) })
  return (
    <section className="send__part">
      <h2>{t('health.title')}</h2>
      <StorageAnswer bare />
      {health === undefined || health.quota === 0 ? null : (
        <p className="soft">{t('health.used', { used: size(health.usage), quota: size(health.quota) })}</p>
      )}
    </section>
  )
}
