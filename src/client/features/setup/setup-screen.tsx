import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Centre, Programme } from '#domain/programme.ts'
import type { Enrolled } from '../../actions/enrol-tablet.ts'
import { setUpTablet } from '../../actions/set-up-tablet.ts'
import { loadWords } from '../../i18n/load-words.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { RecoverySheet } from '../../shell/recovery-sheet.tsx'
import { UnlockDoor } from '../../shell/unlock-door.tsx'
import { WordsBack } from '../../shell/words-back.tsx'
import type { DeviceRow } from '../../storage/database.ts'
import { Drawing } from '../../ui/drawing.tsx'
import { AlreadySetUp } from './already-set-up.tsx'
import { CentreStep } from './centre-step.tsx'
import { CodeStep } from './code-step.tsx'
import { KeepStep } from './keep-step.tsx'
import { LinkStep } from './link-step.tsx'
import { LostStep } from './lost-step.tsx'
import { findSetUp, forgetPendingLink, keepPendingLink, readPendingLink } from './pending-link.ts'
import { PutBackStep } from './put-back-step.tsx'
import { ReadyStep } from './ready-step.tsx'
import { SetupFrame, setupSteps } from './setup-frame.tsx'
import { WelcomeStep } from './welcome-step.tsx'

type Step =
  | 'welcome'
  | 'lost'
  | 'link'
  | 'centre'
  | 'code'
  | 'sheet'
  | 'words-back'
  | 'keep'
  | 'making'
  | 'put-back'
  | 'ready'

/** Readies a tablet, once: alone or linked, its centre, reading code, recovery sheet, storage. Keys are made at the end. */
export const SetupScreen = (props: { readonly code?: string | undefined }) => {
  const services = useServices()
  // Looked up once: the row that set-up itself writes must not turn its last sheet into "already done".
  const [device, setDevice] = useState<DeviceRow | 'none'>()
  const look = useCallback(async () => {
    setDevice((await findSetUp(services, sessionStorage)) ?? 'none')
  }, [services])
  useEffect(() => void look(), [look])
  if (device === undefined) return null
  return device === 'none' ? (
    <Sequence code={props.code} onAlready={look} />
  ) : (
    <AlreadySetUp device={device} code={props.code} />
  )
}

const Sequence = (props: { readonly code: string | undefined; readonly onAlready: () => void }) => {
  const { t, i18n } = useTranslation('setup')
  const services = useServices()
  const [step, setStep] = useState<Step>(props.code === undefined ? 'welcome' : 'link')
  const [builtIn, setBuiltIn] = useState<Programme>()
  const [link, setLink] = useState<Enrolled | undefined>(() => readPendingLink(sessionStorage))
  const [typed, setTyped] = useState<readonly Centre[]>([])
  const [centre, setCentre] = useState<Centre>()
  const [readingCode, setReadingCode] = useState('')
  // One seed for the whole set-up: going back shows the sheet that was already written down.
  const [seed] = useState(() => services.randomBytes(15))
  /** It takes the place of a tablet that is lost, broken or empty: its copy is put back at the end. */
  const [isAfterLoss, setIsAfterLoss] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  useEffect(() => {
    services.programme().then(setBuiltIn)
  }, [services])
  const programme = link?.programme ?? builtIn
  if (programme === undefined) return null

  const makeKeys = async () => {
    if (centre === undefined) return
    setStep('making')
    setProblem(undefined)
    const made = await setUpTablet(services, {
      centre,
      typed,
      readingCode,
      recoverySeed: seed,
      language: i18n.language,
      ...(link === undefined ? {} : { link }),
    })
    if (made.ok && made.value === 'already') props.onAlready()
    else if (made.ok) {
      forgetPendingLink(sessionStorage)
      if (isAfterLoss) await loadWords(['settings'])
      setStep(isAfterLoss ? 'put-back' : 'ready')
    } else {
      setProblem(made.failure)
      setStep('keep')
    }
  }

  switch (step) {
    case 'welcome':
      return (
        <WelcomeStep
          onAlone={() => {
            // Whoever chooses alone is not linked behind their back by an earlier try.
            forgetPendingLink(sessionStorage)
            setLink(undefined)
            setStep('centre')
          }}
          onLink={() => setStep('link')}
          onLost={() => {
            setIsAfterLoss(true)
            setStep('lost')
          }}
        />
      )
    case 'lost':
      return (
        <LostStep
          onNext={() => setStep('link')}
          onBack={() => {
            setIsAfterLoss(false)
            setStep('welcome')
          }}
        />
      )
    case 'link':
      return (
        <LinkStep
          code={props.code}
          link={link}
          onLinked={(linked) => {
            keepPendingLink(sessionStorage, linked)
            setLink(linked)
            // Whoever made the code knew which centre the tablet is for; another may still be chosen.
            setCentre(linked.programme.centres.find((one) => one.id === linked.centre))
          }}
          onNext={() => setStep('centre')}
          onBack={() => setStep(isAfterLoss ? 'lost' : 'welcome')}
        />
      )
    case 'centre':
      return (
        <CentreStep
          programme={programme}
          typed={typed}
          chosen={centre}
          linkedTo={link?.centre}
          onChoose={setCentre}
          onType={(added) => {
            setTyped([...typed, added])
            setCentre(added)
          }}
          onNext={() => setStep('code')}
          onBack={() => setStep(link === undefined && !isAfterLoss ? 'welcome' : 'link')}
        />
      )
    case 'code':
      return (
        <CodeStep
          onBack={() => setStep('centre')}
          onCode={(code) => {
            setReadingCode(code)
            setStep('sheet')
          }}
        />
      )
    case 'sheet':
      return (
        <RecoverySheet
          step={4}
          of={setupSteps}
          head={<LanguageSwitch />}
          seed={seed}
          centre={centre?.name ?? ''}
          title={t('sheet.title')}
          lead={t('sheet.lead')}
          aside={t('sheet.aside')}
          onBack={() => setStep('code')}
          onNext={() => setStep('words-back')}
        />
      )
    case 'words-back':
      return (
        <WordsBack
          step={4}
          of={setupSteps}
          head={<LanguageSwitch />}
          seed={seed}
          onBack={() => setStep('sheet')}
          onNext={() => setStep('keep')}
        />
      )
    case 'keep':
      return (
        <KeepStep onBack={() => setStep('words-back')} onFinish={makeKeys}>
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
        </KeepStep>
      )
    case 'making':
      return (
        <SetupFrame
          step={5}
          title={t('making.title')}
          lead={t('making.lead')}
          picture={<Drawing name="lock" tone="neutral" size="7rem" />}
        />
      )
    case 'put-back':
      return (
        <UnlockDoor>
          <PutBackStep onNext={() => setStep('ready')} />
        </UnlockDoor>
      )
    case 'ready':
      return (
        <ReadyStep
          centre={centre?.name ?? ''}
          isLinked={link !== undefined}
          after={isAfterLoss ? (link?.reads === true ? 'reads' : 'only-sends') : undefined}
          onPutBack={async () => {
            setIsAfterLoss(true)
            await loadWords(['settings'])
            setStep('put-back')
          }}
        />
      )
  }
}
