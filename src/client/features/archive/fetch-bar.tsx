import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '#domain/result.ts'
import { pullConversations } from '../../actions/pull-conversations.ts'
import { formatMoment } from '../../i18n/format-day.ts'
import type { ClientProblem } from '../../problem.ts'
import { useLive, useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { readDevice } from '../../storage/truth-queries.ts'
import { Button } from '../../ui/button.tsx'
import { ProgrammeWords } from './programme-words.tsx'

/** Only on a tablet that may read its centre back: when it last did, and a tap to do it now. */
export const FetchBar = (props: { readonly onOpened: () => void }) => {
  const { t, i18n } = useTranslation('archive')
  const services = useServices()
  const link = useLive(async (database) => (await readDevice(database))?.link, 'link of fetching')
  const [isBusy, setIsBusy] = useState(false)
  const [pulled, setPulled] = useState<Result<number, ClientProblem>>()
  const [isAdopted, setIsAdopted] = useState(false)
  if (link?.reads !== true) return null
  const { sealedFor } = link
  const isClosed =
    sealedFor !== undefined && !isAdopted && !services.vault.openers().some(({ kid }) => kid === sealedFor.kid)
  const fetchNow = async () => {
    if (isBusy) return
    setIsBusy(true)
    setPulled(await pullConversations(services))
    setIsBusy(false)
  }
  return (
    <section className="fetch-bar" aria-label={t('fetch.label')}>
      {pulled === undefined || pulled.ok ? null : <ProblemNotice problem={pulled.failure} />}
      {link.pull !== undefined && isClosed ? (
        <ProgrammeWords
          onOpened={() => {
            setIsAdopted(true)
            props.onOpened()
          }}
        />
      ) : null}
      <div className="fetch-bar__line">
        <p role="status">
          {pulled?.ok ? (
            <span className="strong">
              {pulled.value === 0 ? t('fetch.none') : t('fetch.new', { count: pulled.value })}{' '}
            </span>
          ) : null}
          <span className="soft">
            {link.pull === undefined
              ? t('fetch.never')
              : t('fetch.last', { moment: formatMoment(link.pull.at, i18n.language) })}
          </span>
        </p>
        <Button look="plain" icon="download" onTap={fetchNow} busy={isBusy}>
          {isBusy ? t('fetch.busy') : t('fetch.now')}
        </Button>
      </div>
    </section>
  )
}
