import { Icon } from './icon.tsx'
import './read-this.css'

/** The caveats that travel with every count, on screen and on paper: part of the sheet, never a footnote. */
export const ReadThis = (props: { readonly title: string; readonly sentences: readonly string[] }) => (
  <aside className="read-this">
    <Icon name="info-circle" size="1.75rem" />
    <p>
      <strong>{props.title}</strong> {props.sentences.join(' ')}
    </p>
  </aside>
)
