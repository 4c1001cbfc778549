import { useTranslation } from 'react-i18next'
import type { Selection } from '#domain/selection.ts'
import { stepOf } from '#domain/selection-sitting.ts'
import type { HeldSitting } from '../../actions/keep-sitting.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import type { CentreNames } from '../../shell/use-centre-names.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'

/** What people are choosing, what they chose, and the way to begin. */
export const SelectionList = (props: {
  readonly sittings: readonly HeldSitting[]
  readonly selections: readonly Selection[]
  readonly names: CentreNames
}) => {
  const { t, i18n } = useTranslation(['selection', 'archive'])
  const { sittings, names } = props
  const closed = props.selections
    .filter((one) => one.outcome === 'chosen')
    .toSorted((a, b) => (a.day === b.day ? (a.sitting < b.sitting ? -1 : 1) : a.day > b.day ? -1 : 1))
  const where = (of: Pick<Selection, 'level' | 'centre'>) =>
    of.level === 'programme' ? t('level.programme') : names.nameOf(of.centre)
  const isEmpty = sittings.length === 0 && closed.length === 0
  return (
    <TableTop
      head={<OpenHead back={{ to: '/archief', words: t('archive:title') }} place={t('title')} />}
      foot={
        <>
          <Gap />
          <ButtonLink look="main" icon="plus" to="/kiezen/nieuw">
            {t('list.begin')}
          </ButtonLink>
        </>
      }
    >
      <Sheet className="selection-list">
        <div className="selection-list__top">
          <div>
            <ScreenHeading>{t('list.heading')}</ScreenHeading>
            <p className="lead soft">{t('list.lead')}</p>
          </div>
          <Drawing name="table-talk" tone="neutral" size={isEmpty ? '19rem' : '14rem'} className="not-printed" />
        </div>
        {isEmpty ? (
          <ol className="selection-steps">
            {(['lay', 'read', 'vote', 'why'] as const).map((step) => (
              <li key={step}>
                <span className="strong">{t(`list.step.${step}`)}</span> {t(`list.step.${step}How`)}
              </li>
            ))}
          </ol>
        ) : null}
        {sittings.length === 0 ? null : (
          <section>
            <h2>{t('list.open')}</h2>
            <ul className="selection-rows">
              {sittings.map(({ sitting }) => (
                <li key={sitting.id}>
                  <a className="selection-row" href={`#/kiezen/${sitting.id}`}>
                    <span className="selection-row__picture" aria-hidden="true">
                      <Icon name="pencil" size="1.75rem" />
                    </span>
                    <span className="selection-row__words">
                      <span className="selection-row__name">{where(sitting)}</span>
                      <span className="soft">
                        {t('list.stories', { count: sitting.candidates.length })} · {t(`step.${stepOf(sitting)}`)} ·{' '}
                        {formatDay(sitting.begun, i18n.language)}
                      </span>
                    </span>
                    <Icon name="arrow-right" flip />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {closed.length === 0 ? null : (
          <section>
            <h2>{t('list.chosen')}</h2>
            <ul className="selection-rows">
              {closed.map((one) => (
                <li key={one.id}>
                  <a className="selection-row" href={`#/kiezen/${one.sitting}`}>
                    <span className="selection-row__picture" aria-hidden="true">
                      <Icon name="star-filled" size="1.75rem" />
                    </span>
                    <span className="selection-row__words">
                      <span className="selection-row__name">{where(one)}</span>
                      <span className="soft">
                        {t('list.of', { count: one.candidates })} · {one.round} · {formatDay(one.day, i18n.language)}
                      </span>
                      <span className="selection-row__why">{one.reason}</span>
                    </span>
                    <Icon name="arrow-right" flip />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Sheet>
    </TableTop>
  )
}
