import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Enrolled } from '../../actions/enrol-tablet.ts'
import { enrolTablet } from '../../actions/enrol-tablet.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { readLinkCode, showLinkCode } from '../../shell/link-code.ts'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Field } from '../../ui/field.tsx'
import { LinkProblem } from './link-problem.tsx'
import { SetupFrame } from './setup-frame.tsx'

/** Spends the one-time code: typed here, or brought by a link, which then enrols by itself. Going on alone is always there. */
export const LinkStep = (props: {
  readonly code: string | undefined
  readonly link: Enrolled | undefined
  readonly onLinked: (link: Enrolled) => void
  readonly onNext: () => void
  readonly onBack: () => void
}) => {
  const { t } = useTranslation('setup')
  const services = useServices()
  const [typed, setTyped] = useState(showLinkCode(props.code ?? ''))
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const { onLinked } = props

  const connect = useCallback(
    async (text: string) => {
      const code = readLinkCode(text)
      setWrong(code === undefined)
      if (code === undefined) return
      setBusy(true)
      setProblem(undefined)
      const enrolled = await enrolTablet(services, code)
      setBusy(false)
      if (enrolled.ok) onLinked(enrolled.value)
      else setProblem(enrolled.failure)
    },
    [services, onLinked],
  )
  // A code works once: a second try by a second effect would answer "already used".
  const tried = useRef(false)
  useEffect(() => {
    if (props.code === undefined || props.link !== undefined || tried.current) return
    tried.current = true
    connect(props.code)
  }, [props.code, props.link, connect])

  if (props.link !== undefined) {
    return (
      <SetupFrame
        step={1}
        title={t('link.doneTitle')}
        lead={t('link.done', { server: new URL(props.link.server, location.href).host })}
        picture={<Drawing name="postmark" tone="neutral" size="9rem" />}
        onBack={props.onBack}
        onSubmit={props.onNext}
        foot={
          <Button look="main" icon="arrow-right" flip iconAtEnd submits>
            {t('next')}
          </Button>
        }
      >
        <p className="strong" role="status">
          {t('link.programme', { name: props.link.programme.name })}
        </p>
      </SetupFrame>
    )
  }
  return (
    <SetupFrame
      step={1}
      title={t('link.title')}
      lead={t('link.lead')}
      picture={<Drawing name="envelope" tone="neutral" size="7rem" />}
      aside={t('link.aside')}
      onBack={props.onBack}
      onSubmit={() => {
        if (!busy) connect(typed)
      }}
      foot={
        <>
          <Button look="second" onTap={props.onNext}>
            {t('link.alone')}
          </Button>
          <Button look="main" submits busy={busy}>
            {busy ? t('link.connecting') : t('link.connect')}
          </Button>
        </>
      }
    >
      {problem === undefined ? null : <LinkProblem problem={problem} button={t('link.connect')} />}
      <div className="guided__fields">
        <Field
          label={t('link.label')}
          hint={t('link.hint')}
          wrong={wrong ? t('link.wrong') : undefined}
          value={typed}
          onText={setTyped}
          autoCapitalize="characters"
        />
      </div>
    </SetupFrame>
  )
}
