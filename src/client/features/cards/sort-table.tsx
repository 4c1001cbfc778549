import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import type { Pile } from '#domain/card-sort.ts'
import type { Card } from '#domain/deck.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import type { Saying } from '../../shell/guest-shell.tsx'
import { GuestTile } from '../../shell/guest-tile.tsx'
import { ReadTile } from '../../shell/read-tile.tsx'
import { useTakeTap } from '../../shell/use-tap-guard.ts'
import { afterPaint } from '../../ui/after-paint.ts'
import { Icon } from '../../ui/icon.tsx'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import { CardFace } from './card-face.tsx'
import { doingOfKey } from './play.ts'
import { slideCard } from './slide-card.ts'
import { useDragCard } from './use-drag-card.ts'
import './sort-table.css'

export const bigPlaces = ['yes', 'a-little', 'not-yet'] as const
export const smallPlaces = ['not-for-me', 'skipped'] as const
export const placePicture: Readonly<Record<(typeof bigPlaces)[number], PictogramName>> = {
  yes: 'slightly-smiling-face',
  'a-little': 'neutral-face',
  'not-yet': 'slightly-frowning-face',
}

type Shown = { readonly card: Pick<Card, 'id' | 'goal' | 'pictogram'>; readonly text: Saying }

/** One card in the middle, three big places and two small ones: tap a place, drag the card there, or press 1 to 5. */
export const SortTable = (props: {
  readonly words: SpokenWords<'cards'>
  readonly card: Shown | undefined
  /** Lies under it, ready to be seen the moment that one goes. */
  readonly next?: Shown | undefined
  /** In place of the card when the hand is empty. */
  readonly emptyHand?: ReactNode
  readonly onLay: (on: Pile) => void
  readonly onUndo?: (() => void) | undefined
  /** What lies at the start side: the last card laid, with the way to take it back. */
  readonly start?: ReactNode
  /** What lies at the end side: the mat. */
  readonly end?: ReactNode
  readonly more: boolean
  readonly onlyBig?: boolean
}) => {
  const { words } = props
  const take = useTakeTap()
  const table = useRef<HTMLDivElement>(null)
  const card = useRef<HTMLDivElement>(null)
  const label = useId()
  const placeOf = (on: Pile) => table.current?.querySelector(`[data-place="${on}"]`) ?? null
  const under = useRef<HTMLDivElement>(null)
  /** A card is on its way, and not yet counted. */
  const underWay = useRef<() => void>(undefined)
  const count = () => {
    const work = underWay.current
    underWay.current = undefined
    work?.()
  }
  const lay = (on: Pile) => {
    count()
    if (props.card === undefined || card.current === null) return
    const sliding = slideCard(card.current, placeOf(on))
    underWay.current = () => {
      sliding.goOnWithout()
      props.onLay(on)
    }
    if (props.next === undefined || under.current === null) return count()
    // The next card is seen first and the last one counted behind that frame: a slow tablet needs a tenth of a second
    // for the whole screen, and a hand that sees nothing happen taps again.
    card.current.removeAttribute('data-card')
    under.current.setAttribute('data-card', props.next.card.id)
    afterPaint(count)
  }
  const drag = useDragCard(card, lay)
  const keys = useRef<(event: globalThis.KeyboardEvent) => void>(undefined)
  keys.current = (event) => {
    const doing = doingOfKey(event.key, event.ctrlKey || event.metaKey)
    if (doing === undefined || event.repeat || document.querySelector('dialog[open]') !== null) return
    event.preventDefault()
    if (doing.do === 'undo') {
      count()
      props.onUndo?.()
    } else if (doing.do === 'lay' && take(event.timeStamp)) lay(doing.on)
  }
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => keys.current?.(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  const counting = useRef(count)
  counting.current = count
  useEffect(() => {
    // Put away in that very moment, where frames are no longer drawn.
    const hidden = () => counting.current()
    document.addEventListener('visibilitychange', hidden)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      counting.current()
    }
  }, [])
  return (
    <div className="sort-table" ref={table}>
      <div className={`sort-table__hand ${props.more ? 'sort-table__hand--more' : ''}`}>
        {props.card === undefined ? (
          props.emptyHand
        ) : (
          <>
            {props.next === undefined ? null : (
              <div className="sort-table__card" key={props.next.card.id} ref={under} aria-hidden="true" inert>
                <CardFace {...props.next} />
              </div>
            )}
            <div
              className="sort-table__card"
              key={props.card.card.id}
              ref={card}
              {...drag}
              data-card={props.card.card.id}
            >
              <CardFace {...props.card} />
            </div>
          </>
        )}
      </div>
      {props.card === undefined ? null : (
        <ReadTile
          words={words}
          text={props.card.text.own}
          language={props.card.text.language}
          className="sort-table__read"
        />
      )}
      {props.card === undefined ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
        <div
          className="sort-table__places"
          role="group"
          aria-label={words.say('sort.places')}
          onKeyDown={(event) => moveFocus(event)}
          id={label}
        >
          {bigPlaces.map((on) => (
            <GuestTile key={on} look="place" place={on} className="place" onTap={() => lay(on)}>
              <Pictogram name={placePicture[on]} size="var(--place-face)" />
              <TwoLanguages className="place__word" dutch={words.dutch(`place.${on}`)}>
                {words.say(`place.${on}`)}
              </TwoLanguages>
            </GuestTile>
          ))}
          {props.onlyBig
            ? null
            : smallPlaces.map((on) => (
                <GuestTile key={on} look="second" place={on} className="place-second" onTap={() => lay(on)}>
                  <span className="guest-tile__line">
                    <TwoLanguages dutch={words.dutch(`place.${on}`)}>{words.say(`place.${on}`)}</TwoLanguages>
                    {on === 'skipped' ? <Icon name="arrow-right" size="1.8rem" flip /> : null}
                  </span>
                </GuestTile>
              ))}
        </div>
      )}
      <div className="sort-table__start">{props.start}</div>
      <div className="sort-table__end">{props.end}</div>
    </div>
  )
}

/** Arrow keys go from place to place, the way they lie on the screen. */
const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
  const step =
    event.key === forward || event.key === 'ArrowDown' ? 1 : event.key === back || event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-place]')]
  const now = places.indexOf(document.activeElement as HTMLElement)
  if (now < 0) return
  event.preventDefault()
  places[(now + step + places.length) % places.length]?.focus()
}
