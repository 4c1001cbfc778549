import * as z from 'zod/mini'
import { day, instrumentReference, recordId } from '#domain/conversation.ts'
import { card, deck } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import { centreId } from '#domain/programme.ts'
import { tombstone } from '#wire/batch.ts'
import { sha256Hex } from '#wire/bytes.ts'
import type { RecordState, StoredDeck, StoredDraft, StoredRecord, StoredTombstone } from './database.ts'

/** LOUD: files with this name lie on sticks and in mailboxes for years; a reader of this version must stay. */
export const backupFormat = 'praatplaat-backup'

export const head = z.object({
  format: z.literal(backupFormat),
  version: z.literal(1),
  made: day,
  centre: centreId,
  /** Whose recovery words open what is inside. */
  recoveryKid: z.string(),
  /**
   * After a sheet was replaced: reading keys, each under the words of its tablet's newest sheet. Conversations from before
   * name the former recovery key, and nobody may have its words any more. A reader that does not know them goes by the
   * older words.
   */
  readingKeys: z.optional(z.array(z.object({ kid: z.string(), nonce: z.string(), key: z.string() }))),
  lines: z.int(),
})
export type BackupHead = z.infer<typeof head>

const clear = {
  id: recordId,
  revision: z.int(),
  day,
  centre: centreId,
  instrument: instrumentReference,
  envelope: z.string(),
}
// On the workbench words may still be empty.
const workedOnCard = z.object({ ...card.shape, words: z.optional(z.record(z.string(), z.string())) })
export const line = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('record'),
    kind: z.enum([
      'conversation',
      'refusal',
      'coding',
      'consensus',
      'quote-clearance',
      'reading',
      'recording',
      'selection',
    ]),
    hash: z.string(),
    size: z.int(),
    ...clear,
  }),
  z.object({ is: z.literal('draft'), version: z.int(), ...clear }),
  z.object({ is: z.literal('tombstone'), ...tombstone.shape }),
  z.object({ is: z.literal('deck'), deck }),
  z.object({
    is: z.literal('deck-edit'),
    edit: z.object({ id: deck.shape.id, name: z.string(), cards: z.array(workedOnCard) }),
  }),
])
export type BackupLine = z.infer<typeof line>

/** A line as it stands in the file. */
export const framed = z.object({ sha256: z.string(), line: z.string() })

export type BackupContents = {
  readonly records: readonly StoredRecord[]
  readonly drafts: readonly StoredDraft[]
  readonly tombstones: readonly StoredTombstone[]
  /** Card sets of the programme's own, every version and what is being worked on. */
  readonly decks: readonly StoredDeck[]
}

const copyOf = ({ id, name, cards }: DeckEdit) => ({ id, name, cards: [...cards] })

/**
 * L6: is this row one for a copy? What was read back is the server's and other tablets': a copy of it would come home as
 * this tablet's own.
 */
export const goesInCopy = (state: RecordState): boolean => state !== 'pulled' && state !== 'pruned'

const linesOf = ({ records, drafts, tombstones, decks }: BackupContents): readonly BackupLine[] => [
  ...records
    .filter(({ state }) => goesInCopy(state))
    .flatMap(({ id, kind, revision, day, centre, instrument, hash, size, envelope }): readonly BackupLine[] =>
      envelope === undefined
        ? []
        : [{ is: 'record', id, kind, revision, day, centre, instrument, hash, size, envelope }],
    ),
  ...drafts.map((draft): BackupLine => ({ is: 'draft', ...draft })),
  ...tombstones.map(({ root, proof }): BackupLine => ({ is: 'tombstone', root, proof })),
  ...decks.map(
    (row): BackupLine =>
      row.deck === undefined ? { is: 'deck-edit', edit: copyOf(row.edit) } : { is: 'deck', deck: row.deck },
  ),
]

/**
 * One text, a head and then one JSON line for each thing, every line with its own SHA-256: a file cut short or bitten
 * loses the lines it lost and no other. Every word of a resident is in an envelope; card sets, which hold none, are in
 * the clear. No key but under the words of a recovery sheet, and no token: safe to mail.
 */
export const writeBackup = async (
  about: Omit<BackupHead, 'format' | 'version' | 'lines'>,
  contents: BackupContents,
): Promise<string> => {
  const lines = linesOf(contents)
  const top: BackupHead = { format: backupFormat, version: 1, ...about, lines: lines.length }
  const framedLines = await Promise.all(
    lines.map(async (one) => {
      const text = JSON.stringify(one)
      return JSON.stringify({ sha256: await sha256Hex(text), line: text })
    }),
  )
  return `${[JSON.stringify(top), ...framedLines].join('\n')}\n`
}
