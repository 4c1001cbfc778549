import { useTranslation } from 'react-i18next'
import { piles } from '#domain/card-sort.ts'
import type { StandardWords } from '#domain/card-words.ts'
import { cardWordsOrDutch } from '#domain/card-words.ts'
import type { Deck } from '#domain/deck.ts'
import { instrumentRef } from '#domain/instrument.ts'
import type { Language } from '../../i18n/language.ts'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { linesOf } from './card-sheets.tsx'
import '../../ui/goal-band.css'

const faces = {
  yes: 'slightly-smiling-face',
  'a-little': 'neutral-face',
  'not-yet': 'slightly-frowning-face',
} as const satisfies Readonly<Record<string, PictogramName>>

/** One person's sort on paper: the same cards in the same order as the screen on which it is entered. */
export const ScoreSheet = (props: {
  readonly deck: Deck
  readonly standard: StandardWords
  readonly second: Language | undefined
  readonly centre: string
}) => {
  const { t } = useTranslation('decks')
  const { deck, standard, second } = props
  // The places in the resident's language too: the sheet is filled in by whoever holds the pen.
  const { t: own } = useTranslation('cards', { lng: second?.code ?? 'nl' })
  const inSecond = (key: 'sort.question' | 'top.title' | 'wish.title' | 'own.title' | 'story.title') =>
    second === undefined || second.code === 'nl' ? null : (
      <span className="score__second" lang={second.code} dir={second.dir}>
        {own(key)}
      </span>
    )
  return (
    <section className="a4 score">
      <header className="score__head">
        <h2 className="score__title">{t('sheet.title')}</h2>
        <p className="score__ref" dir="ltr">
          {instrumentRef(deck)}
        </p>
      </header>
      <dl className="score__facts">
        <div>
          <dt>{t('sheet.centre')}</dt>
          <dd>{props.centre}</dd>
        </div>
        <div>
          <dt>{t('sheet.day')}</dt>
          <dd />
        </div>
        <div>
          <dt>{t('sheet.with')}</dt>
          <dd className="score__options">{t('sheet.who')}</dd>
        </div>
        <div>
          <dt>{t('sheet.language')}</dt>
          <dd>{second?.dutchName}</dd>
        </div>
      </dl>
      <p className="score__consent">
        <span>
          <span className="score__box" /> {t('sheet.consent')}
        </span>
        <span>{t('sheet.quote')}</span>
        <span>{t('sheet.noNames')}</span>
      </p>
      <table className="score__cards">
        <thead>
          <tr>
            <th scope="col" className="score__question">
              {t('sheet.question')} {inSecond('sort.question')}
              <span className="score__rule">{t('sheet.rule')}</span>
            </th>
            {piles.map((pile) => (
              <th key={pile} scope="col" className="score__pile">
                {pile === 'not-for-me' || pile === 'skipped' ? null : <Pictogram name={faces[pile]} size="100%" />}
                <span>{t(`pile.${pile}`)}</span>
                {second === undefined || own(`place.${pile}`) === t(`pile.${pile}`) ? null : (
                  <span className="score__second" lang={second.code} dir={second.dir}>
                    {own(`place.${pile}`)}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deck.cards.map((card) => (
            <tr key={card.id} className={card.goal === undefined ? '' : `goal-${card.goal}`}>
              <th scope="row" className="score__card">
                <span className="score__card-inside">
                  <span className="score__band goal-band" aria-hidden="true" />
                  <Pictogram name={card.pictogram as PictogramName} size="100%" />
                  <span className="score__words">
                    <span lang="nl">{cardWordsOrDutch(card, 'nl', standard)}</span>
                    {linesOf(card, standard, second)
                      .filter((line) => line.lang !== 'nl')
                      .map((line) => (
                        <span key={line.lang} lang={line.lang} dir={line.dir} className="score__second">
                          {line.words}
                        </span>
                      ))}
                  </span>
                </span>
              </th>
              {piles.map((pile) => (
                <td key={pile}>
                  <span className="score__box" />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="score__more">
        <div className="score__write">
          <p>
            {t('sheet.top')} {inSecond('top.title')}
          </p>
          <p className="score__rule">{t('sheet.topRule')}</p>
          <p className="score__three">
            <span>1</span>
            <span>2</span>
            <span>3</span>
          </p>
        </div>
        <div className="score__write">
          <p>
            {t('sheet.wish')} {inSecond('wish.title')}
          </p>
          <div className="score__line" />
        </div>
        <div className="score__write">
          <p>
            {t('sheet.missing')} {inSecond('own.title')}
          </p>
          <div className="score__line" />
        </div>
        <div className="score__write score__story">
          <p>
            {t('sheet.story')} {inSecond('story.title')}
          </p>
          <div className="score__line" />
          <div className="score__line" />
        </div>
      </div>
      <p className="score__slip">
        <span>{t('sheet.slip')}</span>
        <span className="score__code">{t('sheet.code')}</span>
      </p>
      <footer className="score__credit">
        {t('print.credit')} · {t('print.idea')}
        {second === undefined || second.checked ? '' : ` · ${t('print.uncheckedShort')}`} ·{' '}
        <span dir="ltr">{instrumentRef(deck)}</span>
      </footer>
    </section>
  )
}
