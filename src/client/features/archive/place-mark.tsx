import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../i18n/format-day.ts'
import type { StoredRecord } from '../../storage/database.ts'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Where one conversation is: picture, form and word together, as on the table (look 13). */
export const PlaceMark = (props: { readonly row: StoredRecord; readonly linked: boolean }) => {
  const { t, i18n } = useTranslation('archive')
  const { state, arrivedAt, from } = props.row
  const isHere = state === 'waiting' && !props.linked
  const form = state === 'waiting' ? (isHere ? 'here' : 'waiting') : state === 'pruned' ? 'arrived' : state
  return (
    <span className={`place-mark place-mark--${form}`}>
      {form === 'here' ? <Drawing name="stack" size="1.9rem" /> : null}
      {form === 'waiting' ? <Drawing name="envelope" size="1.9rem" /> : null}
      {form === 'arrived' ? <Drawing name="postmark" size="3rem" /> : null}
      {form === 'pulled' ? <Icon name="download" /> : null}
      {form === 'quarantined' ? <Icon name="alert-triangle" /> : null}
      {form === 'withdrawn' ? <Icon name="trash" /> : null}
      <span>
        {isHere ? t('place.here') : t(`place.${state}`)}
        {form === 'pulled' && from !== undefined ? (
          <span className="soft"> {t('place.pulledFrom', { from })}</span>
        ) : null}
        {form === 'arrived' && arrivedAt !== undefined ? (
          <span className="soft"> {t('place.arrivedWhen', { moment: formatMoment(arrivedAt, i18n.language) })}</span>
        ) : null}
      </span>
    </span>
  )
}
