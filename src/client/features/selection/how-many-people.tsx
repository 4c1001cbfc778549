import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

/** A number with a button on each side: nobody needs a keyboard for it. */
export const HowManyPeople = (props: {
  readonly count: number
  readonly fewest: number
  readonly most: number
  readonly onCount: (count: number) => void
}) => {
  const { t } = useTranslation('selection')
  const { count } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
    <div className="how-many-people" role="group" aria-label={t('ready.people')}>
      <Button
        look="big"
        icon="minus"
        label={t('ready.fewer')}
        onTap={() => props.onCount(Math.max(props.fewest, count - 1))}
      >
        {' '}
      </Button>
      <p className="how-many-people__number" role="status">
        <span>{count}</span> {t('ready.vote', { count })}
      </p>
      <Button
        look="big"
        icon="plus"
        label={t('ready.more')}
        onTap={() => props.onCount(Math.min(props.most, count + 1))}
      >
        {' '}
      </Button>
    </div>
  )
}
