import { useTranslation } from 'react-i18next'
import { findPersonalDetails } from '#domain/personal-details.ts'
import { Icon } from '../../ui/icon.tsx'

/** Points at what looks like somebody's details. It points, people decide: it never says that there are none. */
export const PersonalDetailHint = (props: { readonly text: string }) => {
  const { t } = useTranslation('reading')
  const found = findPersonalDetails(props.text)
  return (
    <p className="reading-form__hint" role="status">
      {found.length === 0 ? null : (
        <>
          <Icon name="alert-triangle" />{' '}
          {t('detail', { words: found.map(({ from, to }) => props.text.slice(from, to)).join(', ') })}
        </>
      )}
    </p>
  )
}
