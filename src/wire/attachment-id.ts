import { maxAttachments } from '#domain/conversation.ts'
import { utf8, uuidFromBytes } from './bytes.ts'
import { idsOfRoot } from './withdrawal-proof.ts'

/**
 * A1: id of a conversation's attachment with this number (from 1), from the root id alone, as a correction's is (W2): so a
 * withdrawal erases it anywhere, by whoever cannot open it too.
 */
export const attachmentId = async (root: string, number: number): Promise<string> =>
  uuidFromBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(`attachment ${number} of ${root}`))))

/** The ids that attachments of this conversation can have, in order of their numbers. */
export const attachmentIdsOfRoot = (root: string): Promise<readonly string[]> =>
  Promise.all(Array.from({ length: maxAttachments }, (_, index) => attachmentId(root, index + 1)))

/** W2: everything that a withdrawal of this conversation covers: its revisions, root first, and its attachments. */
export const everyIdOfRoot = async (root: string): Promise<readonly string[]> => [
  ...(await idsOfRoot(root)),
  ...(await attachmentIdsOfRoot(root)),
]
