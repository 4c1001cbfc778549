import './kept-back.css'

/** In the place of a number that is not given: `<5` to see, and in words for who hears it, because it may be more than five. */
export const KeptBack = (props: { readonly shown: string; readonly heard: string }) => (
  <span className="kept-back">
    <span aria-hidden="true">{props.shown}</span>
    <span className="only-heard">{props.heard}</span>
  </span>
)
