import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { discardDraft } from '../actions/discard-draft.ts'
import type { ClientProblem } from '../problem.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { useSecondCopy } from './use-second-copy.ts'
import './unopened-draft.css'

/** An unfinished conversation that does not open: taken along sealed, or thrown away after asking twice. */
export const UnopenedDraft = (props: { readonly id: string }) => {
  const { t } = useTranslation()
  const services = useServices()
  const [, navigate] = useLocation()
  const copy = useSecondCopy()
  const [asked, setAsked] = useState(0)
  const [problem, setProblem] = useState<ClientProblem>()
  const close = () => setAsked(0)
  const discard = async () => {
    const done = await discardDraft(services, props.id)
    if (done.ok) return navigate('/')
    setProblem(done.failure)
    close()
  }
  const failure = problem ?? copy.problem
  return (
    <div className="unopened-draft">
      {failure === undefined ? null : <ProblemNotice problem={failure} />}
      <div className="buttons">
        <Button icon="copy" onTap={copy.make} busy={copy.busy}>
          {t('unopened.take')}
        </Button>
        <Button icon="trash" look="second" onTap={() => setAsked(1)}>
          {t('unopened.discard')}
        </Button>
      </div>
      <p role="status">{copy.made === undefined ? '' : t('unopened.taken', { name: copy.made.name })}</p>
      {asked === 0 ? null : (
        <Dialog title={t('unopened.sureTitle')} onClose={close}>
          <p>{asked === 1 ? t('unopened.sure') : t('unopened.sureAgain')}</p>
          <div className="buttons buttons--end">
            <Button look="main" onTap={close}>
              {t('unopened.no')}
            </Button>
            {/* Keyed, so that a second tap on the same spot does not answer a question nobody read. */}
            {asked === 1 ? (
              <Button key="once" icon="trash" onTap={() => setAsked(2)}>
                {t('unopened.yes')}
              </Button>
            ) : (
              <Button key="twice" icon="trash" onTap={discard}>
                {t('unopened.yesAgain')}
              </Button>
            )}
          </div>
        </Dialog>
      )}
    </div>
  )
}
