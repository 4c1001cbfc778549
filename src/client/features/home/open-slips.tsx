import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dropSlip } from '../../actions/drop-slip.ts'
import { formatDay } from '../../i18n/format-day.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import type { Truth } from '../../storage/truth-queries.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** After a crash on the thank-you screen: the code can still reach whoever told. Nothing here vanishes by itself. */
export const OpenSlips = (props: { readonly slips: Truth['slips']; readonly today: string }) => {
  const { t, i18n } = useTranslation()
  const services = useServices()
  const [problem, setProblem] = useState<ClientProblem>()
  const drop = async (id: string) => {
    const dropped = await dropSlip(services, id)
    setProblem(dropped.ok ? undefined : dropped.failure)
  }
  return (
    <>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {props.slips.map(({ id, day }) => (
        <Notice
          key={id}
          what={t('home.slip', { day: day === props.today ? t('home.today') : formatDay(day, i18n.language) })}
          toDo={t('home.slipToDo')}
          icon="pencil"
        >
          <ButtonLink to={`/gesprek/${id}`}>{t('home.slipShow')}</ButtonLink>
          <Button look="link" onTap={() => drop(id)}>
            {t('home.slipDone')}
          </Button>
        </Notice>
      ))}
    </>
  )
}
