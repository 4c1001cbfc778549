import type { ProblemCode } from '#wire/problem.ts'

/**
 * Everything that can go wrong and that somebody at the table can do something about. Each code has a sentence and a
 * next step in `locales/<lang>/problems.json` (`<code>.what`, `<code>.do`); a code without a text does not compile.
 */
export type ClientProblemCode =
  | ProblemCode
  /** The disk is full: nothing new can be kept; what is typed stays on the screen. */
  | 'storage-full'
  /** The browser lost its connection to the store and did not get it back. */
  | 'storage-lost'
  /** A newer version of the app already uses this store. */
  | 'newer-app'
  /** This store is being upgraded; another window still holds it open. */
  | 'other-window-blocks'
  /** The conversation is open in another window. */
  | 'open-elsewhere'
  /** Plain http: the browser withholds what seals and what locks. */
  | 'insecure-page'
  /** Storage does not survive: private window. */
  | 'private-window'
  | 'wrong-reading-code'
  /** The keys could not be computed: too little memory, or the worker's file is gone. No try was lost. */
  | 'low-memory'
  | 'reading-code-paused'
  | 'wrong-recovery-words'
  | 'reading-locked'
  | 'wrong-withdrawal-code'
  | 'draft-damaged'
  /** It was finished: there is a record and no draft any more. */
  | 'already-finished'
  | 'record-damaged'
  | 'unknown-instrument'
  | 'too-much-text'
  | 'not-a-backup'
  /** The browser cannot read the chosen file: gone since, or not on this tablet. */
  | 'file-unreadable'
  | 'backup-for-other-key'
  | 'not-linked'

/** S10: no use trying again soon: staff, or a newer app, must act first. */
export const needsPeople: ReadonlySet<ClientProblemCode> = new Set<ClientProblemCode>([
  'not-signed-in',
  'not-allowed',
  'client-too-old',
  'server-too-old',
])

export type ClientProblem = {
  readonly code: ClientProblemCode
  /** Epoch milliseconds until which trying again is no use (`reading-code-paused`, `too-many-requests`). */
  readonly until?: number
}

/**
 * What can stand in the way of sound or a photo. Apart from the codes above, whose words every tablet loads first: these
 * come with the screens that record.
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
