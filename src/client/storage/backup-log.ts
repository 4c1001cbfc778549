import { sameCards } from '#domain/deck-edit.ts'
import type { Result } from '#domain/result.ts'
import { isSameSealed } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { PraatplaatDatabase, StoredDeck, StoredDraft, StoredRecord, StoredTombstone, Tables } from './database.ts'
import { eraseRows } from './erase-rows.ts'

export type Added = {
  readonly added: number
  readonly already: number
  /** Finished in the file, while a window has the draft open that it was made from. */
  readonly open: number
  /** Here with other words than in the file: what is here stays. */
  readonly differs: number
  readonly addedIds: readonly string[]
  readonly decks: DecksAdded
}

/** `other`: this tablet has other cards under that id and number; a published version never changes. */
export type DecksAdded = { readonly added: number; readonly already: number; readonly other: number }

/** Re-addressed here since: other bytes, the same conversation. */
const isSame = (held: StoredRecord, row: StoredRecord): boolean =>
  held.envelope !== undefined && row.envelope !== undefined && isSameSealed(held.envelope, row.envelope)

const addDecks = async (decks: Tables['decks'], incoming: readonly StoredDeck[]): Promise<DecksAdded> => {
  const count = { added: 0, already: 0, other: 0 }
  for (const row of incoming) {
    const held = await decks.get([row.id, row.version])
    if (held === undefined) {
      await decks.add(row)
      count.added += 1
      // What is being worked on here stays as it is.
    } else if (held.deck === undefined || row.deck === undefined || sameCards(held.deck, row.deck)) count.already += 1
    else count.other += 1
  }
  return count
}

/**
 * Puts rows of a backup beside this tablet's own, all in one transaction: a half import would look like a whole one.
 * What is held already stays as it is, unless its bytes were found damaged: then these, of the same hash, repair it. The
 * same id with other bytes is left out and counted. A draft that is here goes for its record only when the file holds that
 * very draft too, and no window has it open: any other may hold words that the record does not (P2). What was withdrawn
 * stays withdrawn, drafts and slip too.
 * @param erased ids that tombstones, here or in the backup, cover.
 * @param open ids of drafts that a window has open.
 */
export const addFromBackup = (
  database: PraatplaatDatabase,
  incoming: {
    readonly records: readonly StoredRecord[]
    readonly drafts: readonly StoredDraft[]
    readonly tombstones: readonly StoredTombstone[]
    readonly decks: readonly StoredDeck[]
    readonly erased: ReadonlySet<string>
    readonly open: ReadonlySet<string>
  },
): Promise<Result<Added, ClientProblem>> =>
  database.write(['records', 'drafts', 'tombstones', 'slips', 'decks'], async (tables) => {
    const { records, drafts, tombstones, decks } = tables
    const addedIds: string[] = []
    let already = 0
    let open = 0
    let differs = 0
    for (const tombstone of incoming.tombstones)
      if ((await tombstones.get(tombstone.root)) === undefined) await tombstones.add(tombstone)
    await eraseRows(tables, [...incoming.erased])
    const brought = new Map(incoming.drafts.map((draft) => [draft.id, draft.envelope]))
    for (const row of incoming.records) {
      if (incoming.erased.has(row.id)) {
        already += 1
        continue
      }
      const held = await records.get(row.id)
      if (held === undefined) {
        const draft = await drafts.get(row.id)
        if (draft !== undefined && draft.envelope !== brought.get(row.id)) differs += 1
        else if (incoming.open.has(row.id)) open += 1
        else {
          await drafts.delete(row.id)
          await records.add(row)
          addedIds.push(row.id)
        }
      } else if (held.hash === row.hash && held.state === 'quarantined' && held.problem === 'damaged') {
        await records.put(row)
        addedIds.push(row.id)
      } else if (held.hash === row.hash || isSame(held, row)) already += 1
      else differs += 1
    }
    for (const draft of incoming.drafts) {
      const held = await drafts.get(draft.id)
      // Finished here since the copy was made: the usual way of a draft.
      if (incoming.erased.has(draft.id) || (await records.get(draft.id)) !== undefined) already += 1
      else if (held === undefined) {
        await drafts.add(draft)
        addedIds.push(draft.id)
      } else if (held.envelope === draft.envelope) already += 1
      else differs += 1
    }
    return { added: addedIds.length, already, open, differs, addedIds, decks: await addDecks(decks, incoming.decks) }
  })
