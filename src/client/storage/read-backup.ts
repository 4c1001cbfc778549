import { wholeDeck } from '#domain/deck-edit.ts'
import { sha256Hex } from '#wire/bytes.ts'
import { parseEnvelope } from '#wire/envelope.ts'
import type { BackupContents, BackupHead, BackupLine } from './backup.ts'
import { framed, head, line } from './backup.ts'
import type { StoredDeck, StoredDraft, StoredRecord, StoredTombstone } from './database.ts'

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const readLine = async (text: string): Promise<BackupLine | undefined> => {
  const frame = framed.safeParse(readJson(text))
  if (!frame.success || (await sha256Hex(frame.data.line)) !== frame.data.sha256) return undefined
  const parsed = line.safeParse(readJson(frame.data.line))
  if (!parsed.success) return undefined
  const read = parsed.data
  if (read.is === 'tombstone' || read.is === 'deck-edit') return read
  if (read.is === 'deck') return wholeDeck(read.deck) === undefined ? undefined : read
  const sealed = parseEnvelope(read.envelope)
  if (sealed === undefined || sealed.header.id !== read.id) return undefined
  return read.is === 'record' && (await sha256Hex(read.envelope)) !== read.hash ? undefined : read
}

export type ReadBackup = {
  readonly head: BackupHead
  readonly contents: BackupContents
  readonly refused: number
  /** Every key that something inside is sealed for: a backup of a backup holds records of more than one tablet. */
  readonly kids: ReadonlySet<string>
}

/** `undefined` when it is not a backup; lines that are damaged or missing are counted in `refused`, the rest is read. */
export const readBackup = async (text: string): Promise<ReadBackup | undefined> => {
  const [first = '', ...rest] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((one) => one.trim() !== '')
  const top = head.safeParse(readJson(first))
  if (!top.success) return undefined
  const read = (await Promise.all(rest.map(readLine))).filter((one) => one !== undefined)
  const records: StoredRecord[] = []
  const drafts: StoredDraft[] = []
  const tombstones: StoredTombstone[] = []
  const decks: StoredDeck[] = []
  for (const one of read) {
    // What the other tablet knew of receipts is between it and the server; here it waits until the server says so again.
    if (one.is === 'record') {
      const { is: _line, ...row } = one
      records.push({ ...row, state: 'waiting' })
    } else if (one.is === 'draft') {
      const { is: _line, ...row } = one
      drafts.push(row)
    } else if (one.is === 'tombstone') tombstones.push({ root: one.root, proof: one.proof, state: 'waiting' })
    else if (one.is === 'deck') decks.push({ id: one.deck.id, version: one.deck.version, deck: one.deck })
    else decks.push({ id: one.edit.id, version: 0, edit: one.edit })
  }
  const kids = new Set([
    top.data.recoveryKid,
    ...[...records, ...drafts].flatMap(({ envelope }) =>
      (parseEnvelope(envelope ?? '')?.wraps ?? []).map((wrap) => wrap.kid),
    ),
  ])
  return {
    head: top.data,
    kids,
    contents: { records, drafts, tombstones, decks },
    refused: Math.max(0, top.data.lines - read.length),
  }
}
