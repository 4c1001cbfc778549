import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { startConversation } from '../../actions/start-conversation.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { conversationPath } from '../../shell/conversation-path.ts'
import { DraftProblem } from '../../shell/draft-door.tsx'

/** Practice begins at once: with a resident, in Dutch, at the plate or straight at one question. Nothing of it is kept. */
export const PracticeStart = (props: { readonly question: string | undefined }) => {
  const services = useServices()
  const { t } = useTranslation('conversation')
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState<ClientProblem>()
  const begun = useRef(false)
  const { question } = props
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    startConversation(services, { with: 'resident', language: 'nl', practice: true }).then((started) => {
      if (!started.ok) return setProblem(started.failure)
      const place = question === undefined ? { step: 'plate' as const } : { step: 'question' as const, question }
      navigate(conversationPath(started.value.id, place), { replace: true })
    })
  }, [services, question, navigate])
  if (problem !== undefined) return <DraftProblem problem={problem} onRetry={() => location.reload()} />
  return <p className="only-heard">{t('start.starting')}</p>
}
