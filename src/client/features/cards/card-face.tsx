import type { Card } from '#domain/deck.ts'
import type { Saying } from '../../shell/guest-shell.tsx'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'
import './card-face.css'

/** On an own card that nobody chose a picture for: it was written. */
export const unpictured = 'writing-hand' satisfies PictogramName

type Shown = Pick<Card, 'goal'> & { readonly pictogram?: string | undefined }

const hueOf = (card: Shown) => (card.goal === undefined ? 'card-hue--none' : `goal-${card.goal}`)

/** The words of a card; those in another language than the game's say so, to eyes, voices and the direction of reading. */
const Words = (props: { readonly text: Saying; readonly className: string }) =>
  props.text.language === undefined ? (
    <TwoLanguages className={props.className} dutch={props.text.dutch}>
      {props.text.own}
    </TwoLanguages>
  ) : (
    <span className={`two-languages ${props.className}`} lang={props.text.language} dir="ltr">
      <span className="two-languages__own">{props.text.own}</span>
    </span>
  )

/** A card as it lies in front of somebody: pattern band, picture on a light round, few words. Hue, pattern and picture are its goal's. */
export const CardFace = (props: { readonly card: Shown; readonly text: Saying; readonly className?: string }) => (
  <div className={`card-face ${hueOf(props.card)} ${props.className ?? ''}`}>
    <span className="card-face__band" aria-hidden="true" />
    <span className="card-face__room" aria-hidden="true">
      <span className="card-face__round">
        {props.card.pictogram === undefined ? null : (
          <Pictogram name={props.card.pictogram as PictogramName} size="96%" />
        )}
      </span>
    </span>
    <Words className="card-face__words" text={props.text} />
  </div>
)

/** The same card small: a strip at its start edge instead of a band on top. */
export const SmallCard = (props: { readonly card: Shown; readonly text: Saying }) => (
  <span className={`small-card ${hueOf(props.card)}`}>
    <span className="small-card__strip" aria-hidden="true" />
    <span className="small-card__round" aria-hidden="true">
      {props.card.pictogram === undefined ? null : (
        <Pictogram name={props.card.pictogram as PictogramName} size="94%" />
      )}
    </span>
    <Words className="small-card__words" text={props.text} />
  </span>
)

/** Only its picture: what lies on a pile. */
export const TinyCard = (props: { readonly card: Shown }) => (
  <span className={`tiny-card ${hueOf(props.card)}`} aria-hidden="true">
    {props.card.pictogram === undefined ? null : <Pictogram name={props.card.pictogram as PictogramName} size="108%" />}
  </span>
)
