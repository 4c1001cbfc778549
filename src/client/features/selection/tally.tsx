import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { Sign, signName } from './sign.tsx'

export type TallyRow = {
  readonly key: string
  readonly sign: number
  readonly votes: number
  readonly isChosen: boolean
  /** No part of the last vote: it was among others. */
  readonly isOut: boolean
}

/** How the vote came out: a bean for each vote behind its sign. Only shown when the vote is closed. */
export const Tally = (props: { readonly rows: readonly TallyRow[]; readonly blank: number }) => {
  const { t } = useTranslation(['selection', 'vote'])
  return (
    <ul className="tally">
      {props.rows.map((row) => (
        <li key={row.key} className={`tally__row ${row.isChosen ? 'tally__row--chosen' : ''}`}>
          <Sign at={row.sign} size="2.75rem" />
          <span className="tally__name">
            {t(`vote:sign.${signName(row.sign)}`)}
            {row.isChosen ? (
              <span className="tally__chosen">
                <Icon name="star-filled" size="1.1em" /> {t('tally.chosen')}
              </span>
            ) : null}
          </span>
          <span className="tally__beans" aria-hidden="true">
            {Array.from({ length: row.votes }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: beans are all alike, and stand for nobody.
              <span key={at} className="tally__bean" />
            ))}
          </span>
          <span className="tally__count strong">
            {row.isOut ? t('tally.out') : t('tally.votes', { count: row.votes })}
          </span>
        </li>
      ))}
      {props.blank === 0 ? null : (
        <li className="tally__row tally__row--blank soft">{t('tally.blank', { count: props.blank })}</li>
      )}
    </ul>
  )
}
