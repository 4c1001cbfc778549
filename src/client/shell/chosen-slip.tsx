import { useTranslation } from 'react-i18next'
import { formatDay } from '../i18n/format-day.ts'
import { Icon } from '../ui/icon.tsx'
import { useSelections } from './use-selections.ts'
import './chosen-slip.css'

/** Beside a story that people chose: that they did, why, and what was said against it. Nothing where nobody did. */
export const ChosenSlip = (props: { readonly root: string }) => {
  const { t, i18n } = useTranslation('archive')
  const selections = useSelections()
  if (selections === undefined || !selections.ok) return null
  const chosen = selections.value.filter(
    (one) => one.outcome === 'chosen' && one.conversation.root === props.root && one.reason !== '',
  )
  return chosen.map((one) => (
    <section key={one.id} className="chosen-slip">
      <h2>
        <Icon name="star-filled" size="1.2em" />{' '}
        {t(one.level === 'centre' ? 'chosen.centre' : 'chosen.programme', { count: one.candidates })}
      </h2>
      <p className="chosen-slip__why">{one.reason}</p>
      {one.dissent === '' ? null : (
        <p className="chosen-slip__why soft">{t('chosen.against', { words: one.dissent })}</p>
      )}
      <p className="soft">
        {t('chosen.votes', { count: one.votes, of: one.voted })} · {formatDay(one.day, i18n.language)} ·{' '}
        <a href={`#/kiezen/${one.sitting}`}>{t('chosen.sheet')}</a>
      </p>
    </section>
  ))
}
