import type { PraatplaatDatabase } from './database.ts'

export type AttachmentCounts = {
  /** Begun and not whole: still being recorded, or broken off. */
  readonly half: number
  /** Whole here, and not on the server. */
  readonly waiting: number
  /** The server said that it has no room for some of them. */
  readonly full: boolean
  readonly aside: number
  readonly arrived: number
}

/** Sound and photos of one conversation, by its record's id; nothing is opened for it. */
export const countAttachments = async (
  { tables }: PraatplaatDatabase,
  conversation: string,
): Promise<AttachmentCounts> => {
  const rows = (await tables.attachments.toArray()).filter((row) => row.conversation === conversation)
  const count = (...states: readonly string[]) => rows.filter(({ state }) => states.includes(state)).length
  return {
    half: count('open', 'closing'),
    waiting: count('kept', 'waiting'),
    full: rows.some(({ noRoom }) => noRoom === true),
    aside: count('quarantined'),
    arrived: count('arrived', 'pruned'),
  }
}

/** Does this tablet hold any sound or photo? They are not in a second copy. */
export const holdsAttachments = async ({ tables }: PraatplaatDatabase): Promise<boolean> =>
  (await tables.attachments.toArray()).some(({ state }) => state !== 'pruned' && state !== 'arrived')
