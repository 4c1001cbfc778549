import type { AboutTables } from '#domain/caveats.ts'
import type { ExportedCounts } from '#domain/count-rows.ts'
import type { ExportedCoding } from '#domain/exported-coding.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { OpenedSelection } from '#domain/opened-selection.ts'
import type { Programme } from '#domain/programme.ts'
import type { Reading } from '#domain/reading.ts'

/** A quote that a person cleared for these readers, as it may leave: nothing of who told it, or where. */
export type ExportedQuote = {
  /** Root of its clearance. */
  readonly id: string
  readonly question: string
  readonly round: string
  readonly quote: string
  /** Effects that the words it was taken from are coded with, of those whose numbers these readers get. */
  readonly effects: readonly string[]
}

/**
 * What may leave in an export, already as its readers may see it. Inside: every conversation with its codings. Outside:
 * suppressed counts and cleared quotes, and nothing else; there is no conversation in it that could slip out.
 */
export type ExportSource = {
  readonly programme: Programme
  readonly round: string | undefined
  readonly about: AboutTables
  readonly counts: ExportedCounts
  /** Names of the programme's own effects that these readers may know. */
  readonly ownEffects: ReadonlyMap<string, string>
} & (
  | {
      readonly audience: 'centre'
      /** Newest revisions by day and root, page by page. */
      readonly pages: () => AsyncIterable<readonly OpenedConversation[]>
      /** Those that stand, of conversations that are exported; by conversation, question, place. */
      readonly codings: readonly ExportedCoding[]
      /** What people made of the results, and what came of it. */
      readonly readings?: readonly Reading[]
      /** The same of stories that people chose from. */
      readonly selections?: readonly OpenedSelection[]
    }
  | { readonly audience: 'network' | 'public'; readonly quotes: readonly ExportedQuote[] }
)
