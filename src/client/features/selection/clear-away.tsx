import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { throwSittingAway } from '../../actions/keep-sitting.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'

/** People stop choosing, at whatever step: it goes, with every vote and word in it. */
export const ClearAway = (props: { readonly id: string }) => {
  const { t } = useTranslation('selection')
  const services = useServices()
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState<ClientProblem>()
  const [isAsked, setIsAsked] = useState(false)
  const away = async () => {
    const gone = await throwSittingAway(services, props.id)
    if (gone.ok) navigate('/kiezen', { replace: true })
    else setProblem(gone.failure)
  }
  if (problem !== undefined) return <ProblemNotice problem={problem} />
  if (!isAsked) {
    return (
      <Button look="second" icon="trash" onTap={() => setIsAsked(true)}>
        {t('away.go')}
      </Button>
    )
  }
  return (
    <>
      <Button look="second" icon="trash" onTap={away}>
        {t('away.sure')}
      </Button>
      <Button look="second" onTap={() => setIsAsked(false)}>
        {t('away.keep')}
      </Button>
    </>
  )
}
