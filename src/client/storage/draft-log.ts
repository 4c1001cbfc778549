import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { PraatplaatDatabase, StoredDraft, StoredRecord, StoredSlip, Tables } from './database.ts'

/** Where the interview number comes from: the counter's name, and the number that the sealed draft already holds. */
export type DrawnNumber = { readonly counter: string; readonly number: number }

/** W4: withdrawn here, or elsewhere and heard from the server. */
const isWithdrawn = async ({ records, tombstones }: Tables, root: string): Promise<boolean> =>
  (await tombstones.get(root)) !== undefined || (await records.get(root))?.state === 'withdrawn'

export const readNextNumber = (database: PraatplaatDatabase, counter: string): Promise<Result<number, ClientProblem>> =>
  database.read(async ({ device }) => (await device.get('device'))?.numbers[counter] ?? 1)

/**
 * E5: the first sealed version, wraps included, in one transaction with the interview number.
 * @returns `number-taken` when another start drew it in the meantime (seal again with the next), `exists` when the id is in use,
 * `withdrawn` when the conversation it corrects was withdrawn meanwhile.
 */
export const storeFirstDraft = (
  database: PraatplaatDatabase,
  draft: StoredDraft,
  drawn?: DrawnNumber,
  root = draft.id,
): Promise<Result<'stored' | 'number-taken' | 'exists' | 'withdrawn', ClientProblem>> =>
  database.write(['device', 'drafts', 'records', 'tombstones'], async (tables) => {
    const { device, drafts, records } = tables
    if (await isWithdrawn(tables, root)) return 'withdrawn'
    const held = await drafts.get(draft.id)
    // The same first version again is a retry after a lost connection.
    if (held !== undefined) return held.envelope === draft.envelope ? 'stored' : 'exists'
    if ((await records.get(draft.id)) !== undefined) return 'exists'
    if (drawn !== undefined) {
      const row = await device.get('device')
      if (row === undefined) throw new Error('no conversation before set-up')
      if ((row.numbers[drawn.counter] ?? 1) !== drawn.number) return 'number-taken'
      await device.put({ ...row, numbers: { ...row.numbers, [drawn.counter]: drawn.number + 1 } })
    }
    await drafts.add(draft)
    return 'stored'
  })

/**
 * T1: replaces a draft by a newer version. The version is compared inside the transaction: sealing is asynchronous, so
 * two saves can arrive in the wrong order, and the older must not win.
 * @returns `stale` when a newer version is stored already, `gone` when the draft was finished or thrown away.
 */
export const replaceDraft = (
  database: PraatplaatDatabase,
  draft: StoredDraft,
): Promise<Result<'stored' | 'stale' | 'gone', ClientProblem>> =>
  database.write(['drafts'], async ({ drafts }) => {
    const held = await drafts.get(draft.id)
    if (held === undefined) return 'gone'
    if (held.version >= draft.version) return held.envelope === draft.envelope ? 'stored' : 'stale'
    await drafts.put(draft)
    return 'stored'
  })

/**
 * T3: the draft goes and the record comes in one transaction, and with it the slip of its code (T6).
 * @returns `already` when another record of this id was there first: that one stands, `gone` when there was no draft, or
 * when its conversation was withdrawn: a correction must not bring it back.
 */
export const finishDraftRow = (
  database: PraatplaatDatabase,
  id: string,
  record: StoredRecord,
  { root = id, slip }: { readonly root?: string; readonly slip?: StoredSlip | undefined } = {},
): Promise<Result<'finished' | 'already' | 'gone', ClientProblem>> =>
  database.write(['drafts', 'records', 'tombstones', 'slips'], async (tables) => {
    const { drafts, records, slips } = tables
    if (await isWithdrawn(tables, root)) {
      await drafts.delete(id)
      return 'gone'
    }
    const held = await records.get(record.id)
    // The same bytes again are a retry after a lost connection.
    if (held !== undefined) return held.hash === record.hash ? 'finished' : 'already'
    if ((await drafts.get(id)) === undefined) return 'gone'
    await drafts.delete(id)
    await records.add(record)
    if (slip !== undefined) await slips.put(slip)
    return 'finished'
  })

/** The draft goes; the number goes back when it was the last one drawn; with a refusal, that is counted in the same transaction. */
export const dropDraft = (
  database: PraatplaatDatabase,
  dropped: { readonly id: string; readonly drawn?: DrawnNumber; readonly refusal?: StoredRecord },
): Promise<Result<void, ClientProblem>> =>
  database.write(['device', 'drafts', 'records'], async ({ device, drafts, records }) => {
    const held = await drafts.get(dropped.id)
    if (held === undefined) return
    await drafts.delete(dropped.id)
    const row = await device.get('device')
    if (dropped.drawn !== undefined && row?.numbers[dropped.drawn.counter] === dropped.drawn.number + 1) {
      await device.put({ ...row, numbers: { ...row.numbers, [dropped.drawn.counter]: dropped.drawn.number } })
    }
    // L3: what came back under this id while it was open was skipped. Reading begins again, and brings it.
    if (held.revision > 1 && row?.link?.pull !== undefined) {
      const { build: _again, ...pull } = row.link.pull
      await device.put({ ...row, link: { ...row.link, pull } })
    }
    if (dropped.refusal !== undefined) await records.put(dropped.refusal)
  })

export const readDraft = async (
  database: PraatplaatDatabase,
  id: string,
): Promise<Result<StoredDraft | undefined, ClientProblem>> => {
  const read = await database.read(({ drafts }) => drafts.get(id))
  return read.ok ? ok(read.value) : read
}
