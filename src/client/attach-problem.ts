import type { ClientProblemCode } from './problem.ts'

/**
 * What can stand in the way of sound or a photo. Apart from `problem.ts`, whose words every tablet loads first; these are in
 * `locales/<lang>/attachments.json` (`<code>.what`, `<code>.do`).
 */
export type AttachProblemCode =
  /** Nothing of a practice conversation is kept. */
  | 'practice'
  /** The most that one conversation may have. */
  | 'too-many'
  /** Longer than the path carries: what came before stands. */
  | 'too-long'
  /** Finished, withdrawn or thrown away meanwhile: nothing can be added. */
  | 'conversation-gone'
  /** It goes on in another window. */
  | 'elsewhere'
  /** No room for photos and sound on this tablet; words go on. */
  | 'tablet-full'
  /** Some of what was kept is not as it was kept. */
  | 'damaged'
  /** The server takes no more of this tablet's sound and photos. */
  | 'server-full'
  /** The server has other bytes under this number. */
  | 'conflict'
  /** Reading must be open to finish what broke off. */
  | 'locked'
  /** The store is not there, or a newer app has it. */
  | 'not-kept'

export type AttachProblem = { readonly code: AttachProblemCode }

/** What a trouble of the store means to somebody who records. */
export const attachProblemOf = (code: ClientProblemCode): AttachProblem =>
  code === 'storage-full' ? { code: 'tablet-full' } : { code: 'not-kept' }
