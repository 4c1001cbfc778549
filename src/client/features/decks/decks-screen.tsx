import { DeckEditor } from './deck-editor.tsx'
import { DeckList } from './deck-list.tsx'
import './decks.css'

/** The card sets of this tablet, or one of them on the workbench. */
export const DecksScreen = (props: { readonly id?: string | undefined }) =>
  props.id === undefined ? <DeckList /> : <DeckEditor key={props.id} id={props.id} />
