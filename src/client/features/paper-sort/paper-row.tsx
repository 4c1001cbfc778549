import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pile } from '#domain/card-sort.ts'
import { piles } from '#domain/card-sort.ts'
import type { Card } from '#domain/deck.ts'
import { Icon } from '../../ui/icon.tsx'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import '../../ui/goal-band.css'

const marks = {
  yes: 'slightly-smiling-face',
  'a-little': 'neutral-face',
  'not-yet': 'slightly-frowning-face',
} as const satisfies Readonly<Record<string, PictogramName>>

/** The row after this one takes the keys and comes into view: the eye stays on the paper. */
const goOn = (row: HTMLElement) => {
  const next = row.nextElementSibling
  if (!(next instanceof HTMLElement)) return
  next.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'center', behavior: 'smooth' })
}

const Row = (props: {
  readonly card: Card
  readonly words: string
  readonly at: number
  readonly of: number
  readonly chosen: Pile | undefined
  readonly onChoose: (pile: Pile) => void
}) => {
  const { t } = useTranslation('decks')
  const row = useRef<HTMLLIElement>(null)
  const { card, chosen } = props
  const choose = (pile: Pile) => {
    props.onChoose(pile)
    // Taking a cross back means looking at this row again.
    if (chosen !== pile && row.current !== null) goOn(row.current)
  }
  return (
    <li
      ref={row}
      className={`paper-row ${card.goal === undefined ? '' : `goal-${card.goal}`} ${chosen === undefined ? '' : 'paper-row--done'}`}
    >
      <span className="paper-row__band goal-band" aria-hidden="true" />
      <Pictogram name={card.pictogram as PictogramName} size="2.5rem" />
      <span className="paper-row__words" lang="nl">
        {props.words}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same. */}
      <div
        className="paper-row__piles"
        role="group"
        aria-label={t('paper.row', { at: props.at, of: props.of, words: props.words })}
        onKeyDown={(event) => {
          const pile = event.ctrlKey || event.metaKey || event.altKey ? undefined : piles[Number(event.key) - 1]
          if (pile === undefined) return
          event.preventDefault()
          choose(pile)
        }}
      >
        {piles.map((pile) => (
          <button
            key={pile}
            type="button"
            className="paper-pile-button"
            aria-pressed={chosen === pile}
            onClick={() => choose(pile)}
          >
            {pile === 'not-for-me' ? (
              <Icon name="x" />
            ) : pile === 'skipped' ? (
              <Icon name="arrow-right" flip />
            ) : (
              <Pictogram name={marks[pile]} size="1.75rem" />
            )}
            <span>{t(`pile.${pile}`)}</span>
          </button>
        ))}
      </div>
    </li>
  )
}

/** Only the row that changed is drawn again: a cross costs one row and no sheet. */
export const PaperRow = memo(
  Row,
  (before, after) => before.card === after.card && before.words === after.words && before.chosen === after.chosen,
)
