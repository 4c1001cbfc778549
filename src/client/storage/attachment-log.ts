import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import { hashOfBytes } from '#wire/attachment.ts'
import type { ClientProblem } from '../problem.ts'
import type { FrozenManifest, StoredAttachment, StoredPart, StoredPiece } from './attachment-row.ts'
import type { PraatplaatDatabase, Tables } from './database.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Kept<Value> = Promise<Result<Value, ClientProblem>>

/** An array sorts after every number: this is every row of one attachment. */
const allOf = (id: string) => [[id], [id, []]] as const

/** Every byte of it, inside a transaction over all three tables. */
export const eraseAttachment = async (
  { attachments, pieces, parts }: Pick<Tables, 'attachments' | 'pieces' | 'parts'>,
  id: string,
): Promise<void> => {
  const [from, to] = allOf(id)
  await pieces.where(':id').between(from, to).delete()
  await parts.where(':id').between(from, to).delete()
  await attachments.delete(id)
}

const tablesOfBytes = ['attachments', 'pieces', 'parts'] as const

/** On a person's word: it is not to be kept. */
export const dropAttachment = (database: PraatplaatDatabase, id: string): Kept<void> =>
  database.write(tablesOfBytes, (tables) => eraseAttachment(tables, id))

export const readAttachment = (database: PraatplaatDatabase, id: string): Kept<StoredAttachment | undefined> =>
  database.read(({ attachments }) => attachments.get(id))

export const readAttachments = (database: PraatplaatDatabase): Kept<readonly StoredAttachment[]> =>
  database.read(({ attachments }) => attachments.toArray())

/**
 * E5: what is begun, wraps included, before the first piece of it.
 * @returns `gone` when its conversation is no open draft here, `exists` when the id is in use.
 */
export const addAttachment = (
  database: PraatplaatDatabase,
  row: StoredAttachment,
): Kept<'stored' | 'exists' | 'gone'> =>
  database.write(['attachments', 'drafts', 'records'], async ({ attachments, drafts, records }) => {
    const held = await attachments.get(row.id)
    // The same head again is a retry after a lost connection.
    if (held !== undefined) return held.head === row.head ? 'stored' : 'exists'
    if ((await records.get(row.id)) !== undefined) return 'exists'
    if ((await drafts.get(row.conversation)) === undefined) return 'gone'
    await attachments.add(row)
    return 'stored'
  })

/**
 * A7: one sealed piece behind what is kept already.
 * @returns `gone` when it was withdrawn or dropped meanwhile, `closed` when nothing may follow any more, `elsewhere` when
 * another window kept something there.
 */
export const addPiece = (
  database: PraatplaatDatabase,
  piece: StoredPiece,
): Kept<'stored' | 'gone' | 'closed' | 'elsewhere'> =>
  database.write(['attachments', 'pieces'], async ({ attachments, pieces }) => {
    const row = await attachments.get(piece.id)
    if (row === undefined) return 'gone'
    if (row.state !== 'open') return 'closed'
    if (row.size !== piece.at) {
      const held = await pieces.get([piece.id, piece.at])
      // The same bytes again are a retry after a lost connection.
      const isSame = held?.bytes.length === piece.bytes.length && held.bytes.every((one, at) => one === piece.bytes[at])
      return isSame && row.size === piece.at + piece.size ? 'stored' : 'elsewhere'
    }
    await pieces.put(piece)
    await attachments.put({ ...row, size: piece.at + piece.size })
    return 'stored'
  })

/** Nothing follows any more: from here on its size, and so the number of its parts, stands, and whether it broke off. */
export const closeAttachment = (
  database: PraatplaatDatabase,
  id: string,
  brokenOff: boolean,
): Kept<StoredAttachment | undefined> =>
  database.write(['attachments'], async ({ attachments }) => {
    const row = await attachments.get(id)
    if (row?.state !== 'open') return row
    const closing: StoredAttachment = { ...row, state: 'closing', ...(brokenOff ? { brokenOff } : {}) }
    await attachments.put(closing)
    return closing
  })

/** The pieces that hold plain bytes between `from` and `to`, in order. */
export const readPieces = (
  database: PraatplaatDatabase,
  id: string,
  from: number,
  to: number,
): Kept<readonly StoredPiece[]> =>
  database.read(async ({ pieces }) => {
    const before = await pieces.where(':id').between([id], [id, from], true, true).last()
    const rest = await pieces.where(':id').between([id, from], [id, to], false, false).toArray()
    return before === undefined ? rest : [before, ...rest]
  })

/**
 * One part in the place of the pieces that it holds to their end, in one transaction: a disk that is nearly full needs room
 * for one part and no more.
 * @param end plain bytes up to which parts hold all there is, with this one.
 * @returns false when it was withdrawn or dropped meanwhile, or that part was made already.
 */
export const replacePieces = (database: PraatplaatDatabase, part: StoredPart, end: number): Kept<boolean> =>
  database.write(tablesOfBytes, async ({ attachments, pieces, parts }) => {
    const row = await attachments.get(part.id)
    if (row?.state !== 'closing') return false
    if (row.hashes.length > part.part) return row.hashes[part.part] === part.hash
    if (row.hashes.length < part.part) throw new Error('parts are made in their order')
    await parts.put(part)
    await attachments.put({ ...row, hashes: [...row.hashes, part.hash] })
    const held = await pieces.where(':id').between([part.id], [part.id, end], true, false).toArray()
    await pieces.bulkDelete(held.filter((one) => one.at + one.size <= end).map((one) => [one.id, one.at]))
    return true
  })

/** S2: the manifest is frozen here, and goes to the queue when its conversation is finished. */
export const keepManifest = (
  database: PraatplaatDatabase,
  id: string,
  whole: { readonly manifest: FrozenManifest; readonly bytes: number; readonly hash: string },
): Kept<boolean> =>
  database.write(['attachments', 'pieces'], async ({ attachments, pieces }) => {
    const row = await attachments.get(id)
    // Frozen before: those bytes stand.
    if (row?.state === 'kept') return true
    if (row?.state !== 'closing') return false
    const [from, to] = allOf(id)
    await pieces.where(':id').between(from, to).delete()
    await attachments.put({ ...row, ...whole, state: 'kept' })
    return true
  })

/** Set aside: something of it is not what was kept. Nothing is erased. */
export const setAttachmentAside = (
  database: PraatplaatDatabase,
  id: string,
  problem: 'conflict' | 'damaged',
): Kept<void> =>
  database.write(['attachments'], async ({ attachments }) => {
    const row = await attachments.get(id)
    if (row !== undefined) await attachments.put({ ...row, state: 'quarantined', problem })
  })

/** The part as it was kept; `undefined` when it is not there or its bytes have another hash than when it was made. */
export const readPart = async (
  database: PraatplaatDatabase,
  id: string,
  part: number,
): Kept<{ readonly hash: string; readonly bytes: Bytes } | undefined> => {
  const row = await database.read(({ parts }) => parts.get([id, part]))
  if (!row.ok) return row
  return ok(row.value !== undefined && (await hashOfBytes(row.value.bytes)) === row.value.hash ? row.value : undefined)
}
