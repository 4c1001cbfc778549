import type { Recording } from '#domain/attachment.ts'
import { recording } from '#domain/attachment.ts'
import { apartByWords } from '#domain/card-wording.ts'
import type { CodedRecord } from '#domain/coded-record.ts'
import { codedRecord } from '#domain/coded-record.ts'
import { openedCoded } from '#domain/opened-coded.ts'
import { openedFromTablet } from '#domain/opened-conversation.ts'
import { openedFromSelection } from '#domain/opened-selection.ts'
import type { Reading } from '#domain/reading.ts'
import { reading } from '#domain/reading.ts'
import type { PlainRecord } from '#domain/record.ts'
import { record } from '#domain/record.ts'
import { attachmentIdsOfRoot } from '#wire/attachment-id.ts'
import type { EnvelopeHeader } from '#wire/envelope.ts'
import { parseEnvelope } from '#wire/envelope.ts'
import { revisionId } from '#wire/withdrawal-proof.ts'
import { standardDutch } from '../standard-dutch.ts'
import type { Opened, UnreadableReason } from '../store/record-store.ts'
import type { IngestOpener } from './open-envelope.ts'
import { openEnvelopeHere } from './open-envelope.ts'

// The header is what the tablet showed in the clear. A body that says something else would count under one id and be
// withdrawn under another.
const headerFits = (header: EnvelopeHeader, of: PlainRecord | CodedRecord | Reading | Recording): boolean =>
  header.id === of.id &&
  header.kind === of.kind &&
  header.revision === of.revision &&
  header.day === of.day &&
  header.centre === of.centre &&
  header.instrument === of.instrument

const isAbout = (kind: EnvelopeHeader['kind']): boolean =>
  kind === 'coding' || kind === 'consensus' || kind === 'quote-clearance' || kind === 'selection'

/** Opens one stored envelope. Never throws on what is in it: what cannot be read is kept and told by its reason (V4). */
export const openRecord = async ({
  id,
  envelope,
  openers,
  programme,
  knowsInstrument,
}: {
  readonly id: string
  readonly envelope: string
  /** The server's key and those it had before. */
  readonly openers: readonly IngestOpener[]
  readonly programme: string
  readonly knowsInstrument: (reference: string) => boolean
}): Promise<Opened> => {
  const unreadable = (reason: UnreadableReason): Opened => ({ id, kind: 'unreadable', reason })
  const sealed = parseEnvelope(envelope)
  if (sealed === undefined) return unreadable('no-envelope')
  if (sealed.header.id !== id) return unreadable('header-differs')
  const opener = openers.find(({ kid }) => sealed.wraps.some((wrap) => wrap.kid === kid))
  if (opener === undefined) return unreadable('not-for-this-key')
  const body = openEnvelopeHere(sealed, opener)
  if (!body.ok) return unreadable(body.failure.code)
  const read = isAbout(sealed.header.kind)
    ? codedRecord.safeParse(body.value)
    : sealed.header.kind === 'recording'
      ? recording.safeParse(body.value)
      : sealed.header.kind === 'reading'
        ? reading.safeParse(body.value)
        : record.safeParse(body.value)
  if (!read.success) return unreadable('unknown-shape')
  const opened = read.data
  if (!headerFits(sealed.header, opened)) return unreadable('header-differs')
  if (opened.programme !== programme) return unreadable('other-programme')
  // A reading is of no instrument: its form stands there, and its shape is what was just read.
  if (opened.kind !== 'reading' && !knowsInstrument(opened.instrument)) return unreadable('unknown-instrument')
  if (opened.kind === 'refusal') return { id, kind: 'refusal', refusal: opened }
  if (opened.kind === 'recording') {
    // A1: under another id than its conversation gives it would outlive the withdrawal.
    const ids = await attachmentIdsOfRoot(opened.conversation)
    return ids.includes(id) ? { id, kind: 'recording', recording: opened } : unreadable('header-differs')
  }
  // W2: a revision under another id than its root gives would outlive the root's withdrawal.
  if (opened.id !== (await revisionId(opened.root, opened.revision))) return unreadable('header-differs')
  if (opened.kind === 'reading') return { id, kind: 'reading', reading: opened }
  if (opened.kind === 'quote-clearance') return { id, kind: 'quote-clearance', clearance: opened }
  if (opened.kind === 'selection') return { id, kind: 'selection', selection: openedFromSelection(opened) }
  if (opened.kind !== 'conversation') return { id, kind: 'coded', coded: openedCoded(opened) }
  // A card sort without its cards, or cards in another form, would count as what it is not.
  if ((opened.form === 'card-sort') !== (opened.cards !== undefined)) return unreadable('unknown-shape')
  const { cards } = opened
  // Other words under a standard number are another card: in the tables, in every file and in the exchange format.
  const apart = cards === undefined ? opened : { ...opened, cards: apartByWords(cards, standardDutch) }
  const { attachments } = opened
  return {
    id,
    kind: 'conversation',
    conversation: openedFromTablet(apart),
    ...(attachments === undefined ? {} : { attachments }),
  }
}
