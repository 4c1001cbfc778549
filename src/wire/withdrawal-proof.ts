import { maxRevision } from '#domain/conversation.ts'
import type { WithdrawalCode } from '#domain/withdrawal-code.ts'
import { toBase64Url, utf8, uuidFromBytes } from './bytes.ts'

/**
 * W1: a conversation's id is computed from its withdrawal code, in two steps.
 *
 *   proof = PBKDF2-SHA256(code, "praatplaat withdrawal 1", 210 000)   32 bytes, base64url
 *   id    = UUIDv4 shape of SHA-256("id " + proof)
 *
 * So the code finds its conversation on any tablet and on the server without a list that ties codes to stories, and a
 * withdrawal that carries the proof shows that whoever asks holds the code: knowing an id is not enough.
 */
const rounds = 210_000

/** The 32-byte proof of a code, base64url; about 60 ms of native PBKDF2, off the main thread. */
export const withdrawalProof = async (code: WithdrawalCode): Promise<string> => {
  const key = await crypto.subtle.importKey(
    'raw',
    utf8(`${code.pictures.join(' ')} ${code.letters}`),
    'PBKDF2',
    false,
    ['deriveBits'],
  )
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: utf8('praatplaat withdrawal 1'), iterations: rounds },
    key,
    256,
  )
  return toBase64Url(new Uint8Array(bits))
}

/** The root id (revision 1) of the conversation that a proof stands for. */
export const idFromProof = async (proof: string): Promise<string> =>
  uuidFromBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(`id ${proof}`))))

/** Id of a correction: from the root id alone, because who corrects does not hold the resident's code (SPEC W2). */
export const revisionId = async (root: string, revision: number): Promise<string> =>
  revision === 1
    ? root
    : uuidFromBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(`revision ${revision} of ${root}`))))

/** W2: every id that one conversation can have, root first: what a tombstone covers, known corrections or not. */
export const idsOfRoot = (root: string): Promise<readonly string[]> =>
  Promise.all(Array.from({ length: maxRevision }, (_, index) => revisionId(root, index + 1)))

/** Does this proof belong to this root id? The server asks before it erases anything. */
export const provesRoot = async (proof: string, root: string): Promise<boolean> => (await idFromProof(proof)) === root
