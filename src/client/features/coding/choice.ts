import type { Coding, Passage } from '#domain/coding.ts'
import type { Codes } from '../../actions/code-passage.ts'

/** What lies under the coder's hands: words of one answer, and what is said of them so far. */
export type Choice = {
  readonly question: string
  /** Absent: the whole answer. */
  readonly passage: Passage | undefined
  readonly codes: Codes
  /** The coding that is being changed; absent for a new one. */
  readonly last?: Coding | undefined
}
