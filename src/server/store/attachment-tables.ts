/** `conflict`: what came has not the hash that was announced, or that its manifest says. */
export type AttachmentState = 'awaited' | 'complete' | 'conflict'

type AttachmentsTable = {
  readonly programme_id: string
  readonly id: string
  /** Who sends it; of one that only its conversation told of: who sent that. */
  device_id: string
  state: AttachmentState
  /** Null until it was announced: only its conversation told of it yet. */
  parts: number | null
  /** Sealed, all parts together. */
  bytes: number | null
  hash: string | null
  /** What the opened manifest says of the whole (A5); null until it was opened. */
  manifest_hash: string | null
  manifest_bytes: number | null
  /** How many parts are here; 0 of a complete one: its term is over, and the parts are gone. */
  arrived: number
  /** The place of the whole, when it is complete. */
  server_seq: number | null
  /** Of which conversation, once something was opened that says so. */
  root: string | null
  what: string | null
  readonly since: string
}

type AttachmentPartsTable = {
  readonly programme_id: string
  readonly id: string
  readonly part: number
  readonly device_id: string
  readonly hash: string
  /** The sealed bytes, as the tablet made them. */
  readonly content: Uint8Array
}

export type AttachmentTables = {
  readonly attachments: AttachmentsTable
  readonly attachment_parts: AttachmentPartsTable
}
