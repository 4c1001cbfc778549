import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { GoalStamp } from '../../ui/goal-stamp.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import type { FoundRow } from './found-rows.ts'
import { foundRows, ofSession, storiesOf } from './found-rows.ts'
import { useGuessWords } from './guess-words.ts'
import { Meanings } from './meanings.tsx'
import { SessionCaveats } from './session-caveats.tsx'
import type { SessionProps } from './session-frame.tsx'
import { SessionFrame } from './session-frame.tsx'
import { StoriesDialog } from './stories-dialog.tsx'
import { useRowWords } from './use-row-words.ts'
import '../../ui/goal-band.css'

/** What was found, beside what was guessed. A tap on a number opens the stories behind it. */
export const FoundScreen = (props: SessionProps) => {
  const { t } = useTranslation('reading')
  const { told, current } = props
  const { session } = current
  const [open, setOpen] = useState<FoundRow>()
  const nameOf = useRowWords()
  const guessWords = useGuessWords()
  const conversations = ofSession(told.conversations, session)
  const here = { ...told, conversations }
  const { level, guess } = session.says
  const found = foundRows(here, level, session.changeStory)
  const surprise = furthest(found.rows, guess, found.coded)
  const width = (share: number) => `${Math.min(100, 100 * share)}%`
  return (
    <SessionFrame {...props} step="zien" className={`reading--found reading--${level}`}>
      <div className="reading__top">
        <div>
          <ScreenHeading>{t('found.title')}</ScreenHeading>
          <p className="lead">
            {surprise === undefined
              ? t('found.noGuess')
              : t(surprise.more ? 'found.more' : 'found.less', { name: nameOf(surprise.key) })}
          </p>
        </div>
        <div className="buttons not-printed">
          <Button look="big" icon="printer" onTap={() => print()}>
            {t('found.print')}
          </Button>
        </div>
      </div>
      {found.coded === session.says.coded ? null : (
        <p className="soft">{t('found.moved', { count: session.says.coded, now: found.coded })}</p>
      )}
      <table className="found-table">
        <caption>
          {t(`found.caption.${level}`)} <span>{t('found.unit', { count: found.coded })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t(`level.one.${level}`)}</th>
            <th scope="col">{t('found.guessed')}</th>
            <th scope="col">{t('found.found')}</th>
          </tr>
        </thead>
        <tbody>
          {found.rows.map((row) => (
            <tr key={row.key} className={`goal-${row.goal}`}>
              <th scope="row">
                <span className="found-table__name">
                  <GoalStamp goal={row.goal} />
                  <span>{nameOf(row.key)}</span>
                </span>
              </th>
              <td className="found-table__guess">{guessWords(guess[row.key])}</td>
              <td>
                <span className="found-table__cell">
                  <button
                    type="button"
                    className="found-table__number"
                    aria-label={t('found.read', {
                      count: row.conversations,
                      of: found.coded,
                      name: nameOf(row.key),
                    })}
                    onClick={() => setOpen(row)}
                  >
                    {row.conversations}
                  </button>
                  <span className="found-table__bars" aria-hidden="true">
                    <span
                      className={`found-table__bar ${row.conversations === 0 ? '' : 'goal-band'}`}
                      style={{ inlineSize: width(row.conversations / Math.max(1, found.coded)) }}
                    />
                    {guess[row.key] === undefined ? null : (
                      <span className="found-table__guessed" style={{ inlineSize: width((guess[row.key] ?? 0) / 4) }} />
                    )}
                  </span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="found-table__key not-printed">
        <span className="found-table__guessed found-table__guessed--key" aria-hidden="true" /> {t('found.keyGuess')}{' '}
        {t('found.tap')}
      </p>
      <div className="reading__two">
        <Meanings {...props} question="see" nameOf={nameOf} rows={found.rows.map((row) => row.key)} />
        <Meanings {...props} question="meaning" nameOf={nameOf} rows={found.rows.map((row) => row.key)} />
      </div>
      <SessionCaveats told={told} conversations={conversations} coded={found.coded} />
      {open === undefined ? null : (
        <StoriesDialog
          row={open}
          of={found.coded}
          name={nameOf(open.key)}
          stories={storiesOf(here, open.key, session.changeStory)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </SessionFrame>
  )
}

/** Where guess and finding lie furthest apart; `undefined` where nobody guessed. */
const furthest = (
  rows: readonly FoundRow[],
  guess: Readonly<Record<string, number>>,
  of: number,
): { readonly key: string; readonly more: boolean } | undefined => {
  const [most] = rows
    .flatMap(({ key, conversations }) => {
      const guessed = guess[key]
      return guessed === undefined || of === 0 ? [] : [{ key, apart: conversations / of - guessed / 4 }]
    })
    .sort((a, b) => Math.abs(b.apart) - Math.abs(a.apart))
  return most === undefined ? undefined : { key: most.key, more: most.apart >= 0 }
}
