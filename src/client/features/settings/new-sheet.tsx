import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { SheetProblem } from '../../actions/renew-sheet.ts'
import { useLive, useServices } from '../../services.ts'
import { GuidedSheet } from '../../shell/guided-sheet.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { RecoverySheet } from '../../shell/recovery-sheet.tsx'
import { UnlockDoor } from '../../shell/unlock-door.tsx'
import { useSecondCopy } from '../../shell/use-second-copy.ts'
import { WordsBack } from '../../shell/words-back.tsx'
import { readDevice } from '../../storage/truth-queries.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import '../../ui/numbered.css'
import './new-sheet.css'

const steps = 3

type Step = 'why' | 'sheet' | 'words-back' | 'done'

/**
 * Another recovery sheet, behind the reading code. The old one works until two of the new words were typed back.
 * Step and words stand outside the door: copying sixteen words by hand takes longer than the idle lock waits.
 */
export const NewSheet = () => {
  const services = useServices()
  const device = useLive(readDevice, 'device of the new sheet')
  const [step, setStep] = useState<Step>('why')
  const [seed] = useState(() => services.randomBytes(15))
  if (device === undefined) return null
  return (
    <UnlockDoor>
      <Steps step={step} onStep={setStep} seed={seed} centre={device.centre.name} />
    </UnlockDoor>
  )
}

const Steps = (props: {
  readonly step: Step
  readonly onStep: (step: Step) => void
  readonly seed: Uint8Array<ArrayBuffer>
  readonly centre: string
}) => {
  const { t } = useTranslation(['setup', 'settings'])
  const { step, onStep, seed } = props
  const [, navigate] = useLocation()
  const [isUnsure, setIsUnsure] = useState(false)
  const unsure = t('settings:sheet.unsure')
  const services = useServices()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SheetProblem>()
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    const action = await import('../../actions/renew-sheet.ts').catch(() => undefined)
    const renewed = await action?.renewSheet(services, seed)
    setBusy(false)
    if (renewed?.ok) return onStep('done')
    if (renewed !== undefined) setIsUnsure(renewed.failure.isUnsure === true)
    setProblem(renewed?.failure ?? { code: 'newer-app' })
    onStep('why')
  }
  switch (step) {
    case 'why':
      return (
        <GuidedSheet
          step={0}
          of={steps}
          title={t('newSheet.title')}
          lead={t('newSheet.lead')}
          picture={<Drawing name="question-list" tone="neutral" />}
          aside={t('newSheet.aside')}
          onBack={() => navigate('/instellingen')}
          onSubmit={() => onStep('sheet')}
          foot={
            <>
              <ButtonLink look="big" to="/instellingen">
                {t('newSheet.stop')}
              </ButtonLink>
              <Button look="main" icon="arrow-right" flip iconAtEnd submits>
                {t('newSheet.begin')}
              </Button>
            </>
          }
        >
          {problem === undefined ? null : <ProblemNotice problem={problem}>{isUnsure ? unsure : null}</ProblemNotice>}
          <ul className="guided__points new-sheet__points">
            <li>
              <Icon name="check" />
              {t('newSheet.point1')}
            </li>
            <li>
              <Icon name="check" />
              {t('newSheet.point2')}
            </li>
            <li>
              <Icon name="check" />
              {t('newSheet.point3')}
            </li>
          </ul>
        </GuidedSheet>
      )
    case 'sheet':
      return (
        <RecoverySheet
          step={1}
          of={steps}
          seed={seed}
          centre={props.centre}
          title={t('newSheet.sheetTitle')}
          lead={t('newSheet.sheetLead')}
          aside={isUnsure ? unsure : t('newSheet.sheetAside')}
          onBack={() => onStep('why')}
          onNext={() => onStep('words-back')}
        />
      )
    case 'words-back':
      return (
        <WordsBack
          step={2}
          of={steps}
          seed={seed}
          button={t('newSheet.take')}
          busy={busy}
          onBack={() => onStep('sheet')}
          onNext={take}
        />
      )
    case 'done':
      return <Done />
  }
}

const Done = () => {
  const { t } = useTranslation('setup')
  const { make, busy, made, problem } = useSecondCopy()
  return (
    <GuidedSheet
      step={steps}
      of={steps}
      title={t('newSheet.doneTitle')}
      lead={t('newSheet.doneLead')}
      picture={<Drawing name="lock" tone="neutral" size="7rem" />}
      foot={
        <>
          <ButtonLink look="big" to="/instellingen" icon="settings">
            {t('newSheet.settings')}
          </ButtonLink>
          <Button look="main" icon="copy" onTap={make} busy={busy}>
            {busy ? t('newSheet.copying') : t('newSheet.copy')}
          </Button>
        </>
      }
    >
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <ol className="numbered guided__points">
        <li>{t('newSheet.done1')}</li>
        <li>{t('newSheet.done2')}</li>
        <li>{t('newSheet.done3')}</li>
      </ol>
      <p className="strong" role="status">
        {made === undefined ? '' : t('newSheet.copied', { name: made.name })}
      </p>
    </GuidedSheet>
  )
}
