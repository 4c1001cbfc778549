import type { ReactNode } from 'react'
import { Component, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { BaseLocationHook } from 'wouter'
import { Router } from 'wouter'
import type { Result } from '#domain/result.ts'
import type { Booted } from './boot.ts'
import { findLanguage } from './i18n/language.ts'
import type { ClientProblem } from './problem.ts'
import type { WorkerUpdate } from './register-worker.ts'
import { Screens } from './routes.tsx'
import { ServicesContext } from './services.ts'
import { ProblemNotice } from './shell/problem-notice.tsx'
import { StoreWarning } from './shell/store-warning.tsx'
import { Button } from './ui/button.tsx'
import { Notice } from './ui/notice.tsx'
import { Sheet, TableTop } from './ui/table-top.tsx'
import './app.css'

/** Where the next screen is still on its way: the sheet lies there, empty. */
const LaidTable = () => {
  const { t } = useTranslation()
  return (
    <TableTop>
      <Sheet className="laid-table">
        <p className="only-heard">{t('app.starting')}</p>
      </Sheet>
    </TableTop>
  )
}

const Broken = () => {
  const { t } = useTranslation()
  return (
    <TableTop>
      <Sheet narrow>
        <Notice alert what={t('crash.what')} toDo={t('crash.toDo')}>
          <Button look="main" onTap={() => location.reload()}>
            {t('crash.reload')}
          </Button>
        </Notice>
      </Sheet>
    </TableTop>
  )
}

/** The one door for bugs: the screen says so in plain words; what was kept is still there. Nothing of the error is stored. */
class BugDoor extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError = () => ({ broken: true })
  override render = () => (this.state.broken ? <Broken /> : this.props.children)
}

export const App = (props: {
  readonly booted: Result<Booted, ClientProblem>
  readonly worker: WorkerUpdate
  readonly place: BaseLocationHook
}) => {
  const { i18n } = useTranslation()
  const { booted } = props
  useEffect(() => {
    const language = findLanguage(i18n.language)
    document.documentElement.lang = language.code
    document.documentElement.dir = language.dir
  }, [i18n.language])
  return (
    <BugDoor>
      <Router hook={props.place}>
        <Suspense fallback={<LaidTable />}>
          {booted.ok ? (
            <ServicesContext value={booted.value.services}>
              <Suspense fallback={null}>
                <StoreWarning />
              </Suspense>
              <Screens worker={props.worker} device={booted.value.device} />
            </ServicesContext>
          ) : (
            <TableTop>
              <Sheet narrow>
                <ProblemNotice problem={booted.failure} onRetry={() => location.reload()} />
              </Sheet>
            </TableTop>
          )}
        </Suspense>
      </Router>
    </BugDoor>
  )
}
