import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import { formatMoment } from '../../i18n/format-day.ts'
import { needsPeople } from '../../problem.ts'
import type { WorkerUpdate } from '../../register-worker.ts'
import { useLive, useServices } from '../../services.ts'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useVaultOpen } from '../../shell/use-vault-open.ts'
import type { DeviceRow } from '../../storage/database.ts'
import type { Truth } from '../../storage/truth-queries.ts'
import { readTruth } from '../../storage/truth-queries.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Drawer, Slip } from '../../ui/slip.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { CopyDue } from './copy-due.tsx'
import { OpenDrafts } from './open-drafts.tsx'
import { OpenSlips } from './open-slips.tsx'
import { Street } from './street.tsx'
import './home.css'

/** Where everything begins: big tiles, and always the one line of truth about where the conversations are. */
export const HomeScreen = (props: { readonly device: DeviceRow; readonly worker: WorkerUpdate }) => {
  const { t, i18n } = useTranslation()
  const services = useServices()
  const today = amsterdamDay(services.now())
  const truth = useLive((database) => readTruth(database, today), `truth ${today}`)
  const isOpen = useVaultOpen()
  const updateWaits = useSyncExternalStore(props.worker.subscribe, props.worker.waiting)
  const [round, setRound] = useState('')
  useEffect(() => {
    services.programme().then((programme) => setRound(programme.round))
  }, [services])

  return (
    <TableTop
      className="home"
      foot={
        <div className="home__foot">
          <TruthLine truth={truth} />
          <div className="table-edge" />
          <div className="home__drawers">
            <Drawer
              to="/archief"
              name={t('drawers.archive')}
              words={isOpen ? t('drawers.open') : t('drawers.locked')}
              open={isOpen}
            />
            <Drawer
              to="/resultaten"
              name={t('drawers.results')}
              words={isOpen ? t('drawers.open') : t('drawers.locked')}
              open={isOpen}
            />
            {isOpen ? (
              <Button look="big" icon="lock" onTap={services.vault.lock}>
                {t('drawers.lock')}
              </Button>
            ) : null}
          </div>
        </div>
      }
    >
      <Sheet className="home__sheet">
        <div className="home__top">
          <Drawing name="cup-3" size="3.6rem" />
          <div className="home__where">
            <p className="home__centre">{props.device.centre.name}</p>
            <p className="home__round soft">
              {t('home.place')} <span className="home__round-name">{t('home.round', { round })}</span>
            </p>
          </div>
          <LanguageSwitch />
          <ButtonLink to="/instellingen" look="bare" icon="settings">
            {t('home.settings')}
          </ButtonLink>
        </div>
        <div className="home__head">
          <ScreenHeading className="home__title">{t('home.title')}</ScreenHeading>
          <Drawing name="skyline" className="home__skyline" />
        </div>
        {updateWaits && services.drafts.all().length === 0 ? (
          <Notice what={t('update.what')} toDo={t('update.toDo')} icon="refresh">
            <Button onTap={props.worker.take}>{t('update.now')}</Button>
          </Notice>
        ) : null}
        <OpenSlips slips={truth?.slips ?? []} today={today} />
        {truth?.linked ? <PeopleNeeded /> : null}
        <CopyDue isDue={truth?.backupDue === true} />
        <div className="home__tiles">
          <a className="home-tile home-tile--new" href="#/gesprek/nieuw">
            <span className="home-tile__name">{t('home.new')}</span>
            <span className="home-tile__how soft">{t('home.newHow')}</span>
            <Drawing name="table-talk" className="home-tile__talk" tone="neutral" />
            <Street className="home-tile__street" />
          </a>
          <HomeTile to="/kaarten/nieuw" name={t('home.cards')} how={t('home.cardsHow')} drawing="cards" />
          <HomeTile to="/oefenen" name={t('home.practise')} how={t('home.practiseHow')} drawing="group-table" />
          <HomeTile half to="/versturen" name={t('home.copy')} how={t('home.copyHow')} drawing="stack" />
          <HomeTile half to="/handleiding" name={t('home.guide')} how={t('home.guideHow')} drawing="question-list" />
        </div>
        <OpenDrafts drafts={truth?.drafts ?? []} language={i18n.language} today={today} />
      </Sheet>
    </TableTop>
  )
}

const HomeTile = (props: {
  readonly to: string
  readonly name: string
  readonly how: string
  readonly drawing: 'group-table' | 'cards' | 'question-list' | 'stack'
  /** Two of these share a row. */
  readonly half?: boolean
}) => (
  <a className={`home-tile ${props.half ? 'home-tile--half' : ''}`} href={`#${props.to}`}>
    <span className="home-tile__words">
      <span className="home-tile__name home-tile__name--small">{props.name}</span>
      <span className="home-tile__how soft">{props.how}</span>
    </span>
    <Drawing name={props.drawing} tone="neutral" className="home-tile__drawing" />
  </a>
)

/** S10: what only people can mend is said without a tap; all other trouble mends itself, and is said to whoever asks. */
const PeopleNeeded = () => {
  const { sync } = useServices()
  const { problem } = useSyncExternalStore(sync.subscribe, sync.status)
  return problem !== undefined && needsPeople.has(problem.code) ? <ProblemNotice problem={problem} /> : null
}

/** How many are kept here, how many wait, when the last arrived: three forms, three words, three places. */
const TruthLine = (props: { readonly truth: Truth | undefined }) => {
  const { t, i18n } = useTranslation()
  const { sync } = useServices()
  const status = useSyncExternalStore(sync.subscribe, sync.status)
  const [problemAfterTap, setProblemAfterTap] = useState(false)
  const { truth } = props
  if (truth === undefined) return <div className="home__truth" />
  const send = async () => {
    setProblemAfterTap(true)
    await sync.sendNow()
  }
  const { problem } = status
  return (
    <>
      {problemAfterTap && problem !== undefined && !needsPeople.has(problem.code) && truth.unsent > 0 ? (
        <ProblemNotice problem={problem} />
      ) : null}
      <div className="home__truth" role="status">
        <Slip where="here" count={t('truth.kept', { count: truth.kept })} words={t('truth.keptWords')} />
        {truth.linked && truth.unsent > 0 ? (
          <Slip where="waiting" count={t('truth.waiting', { count: truth.unsent })} words={t('truth.waitingWords')}>
            <Button onTap={send} busy={status.running}>
              {status.running ? t('truth.sending') : t('truth.send')}
            </Button>
          </Slip>
        ) : null}
        {truth.quarantined > 0 ? (
          <Slip where="waiting" count={t('truth.aside', { count: truth.quarantined })} words="">
            <ButtonLink to="/versturen">{t('truth.look')}</ButtonLink>
          </Slip>
        ) : null}
        <Gap />
        {truth.linked ? (
          <Slip
            where="arrived"
            count={
              truth.lastArrivedAt === undefined
                ? t('truth.arrivedNever')
                : truth.unsent === 0 && truth.quarantined === 0
                  ? t('truth.arrivedAll')
                  : t('truth.arrived')
            }
            words={
              truth.lastArrivedAt === undefined
                ? ''
                : t('truth.arrivedWhen', { moment: formatMoment(truth.lastArrivedAt, i18n.language) })
            }
          />
        ) : (
          <p className="home__alone">
            <span className="strong">{t('truth.alone')}</span>
            <br />
            <span className="soft">{t('truth.aloneWords')}</span>
          </p>
        )}
      </div>
    </>
  )
}
