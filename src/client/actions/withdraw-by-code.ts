import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { WithdrawalCode } from '#domain/withdrawal-code.ts'
import { withdrawalCode } from '#domain/withdrawal-code.ts'
import { everyIdOfRoot } from '#wire/attachment-id.ts'
import { idFromProof, withdrawalProof } from '#wire/withdrawal-proof.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { readDevice } from '../storage/truth-queries.ts'
import { withdrawRoot } from '../storage/withdrawal-log.ts'

/**
 * `here`: how many revisions were erased on this tablet; 0 when it was held elsewhere and only the server can have it.
 * Whether the server knew `root` stands on its tombstone once that arrived (`readTombstone`).
 */
export type Withdrawn = { readonly root: string; readonly here: number; readonly day?: string }

/**
 * Erases a conversation by the resident's code: envelope, queue and draft on this tablet at once; the tombstone goes to
 * the server with the next push and stays waiting until it arrived (W3, W4).
 * Problems: wrong-withdrawal-code (the check character does not fit; or no link, and nothing here), storage problems.
 */
export const withdrawByCode = async (
  { database, drafts, opened, sync }: Services,
  code: WithdrawalCode,
): Promise<Result<Withdrawn, ClientProblem>> => {
  if (!withdrawalCode.safeParse(code).success) return err({ code: 'wrong-withdrawal-code' })
  const proof = await withdrawalProof(code)
  const root = await idFromProof(proof)
  const ids = await everyIdOfRoot(root)
  const device = await database.read(() => readDevice(database))
  if (!device.ok) return device
  const always = device.value?.link !== undefined
  const erased = await withdrawRoot(database, { ids, tombstone: { root, proof, state: 'waiting' }, always })
  if (!erased.ok) return erased
  // Open in this window: its words go too, and no late save brings them back.
  for (const id of ids) drafts.remove(id)
  opened.forget(ids)
  if (erased.value.here === 0 && !always) return err({ code: 'wrong-withdrawal-code' })
  sync.wake()
  return ok({ root, ...erased.value })
}
