import { useTranslation } from 'react-i18next'
import { useLive } from '../../services.ts'
import { countAttachments } from '../../storage/attachment-queries.ts'

/** What became of the sound and photos of one conversation; nothing where there are none. */
export const ReceiptAttachments = (props: { readonly conversation: string; readonly linked: boolean }) => {
  const { t } = useTranslation('archive')
  const { conversation, linked } = props
  const counts = useLive((database) => countAttachments(database, conversation), `attachments of ${conversation}`)
  if (counts === undefined) return null
  const { half, waiting, full, aside, arrived } = counts
  return (
    <>
      {half === 0 ? null : <p>{t('receipt.soundHalf', { count: half })}</p>}
      {waiting === 0 ? null : (
        <p>{linked ? t('receipt.soundWaits', { count: waiting }) : t('receipt.soundAlone', { count: waiting })}</p>
      )}
      {full ? <p>{t('receipt.soundFull')}</p> : null}
      {aside === 0 ? null : <p>{t('receipt.soundAside', { count: aside })}</p>}
      {arrived === 0 ? null : <p>{t('receipt.soundArrived', { count: arrived })}</p>}
    </>
  )
}
