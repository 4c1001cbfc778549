import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { Bytes } from '#wire/bytes.ts'

/** How far one tablet came in one epoch. */
export type Place = { readonly seq: number; readonly epoch: string }

export type PullCursors = {
  /** L3: the place as a tablet gets it, for that tablet alone. */
  readonly write: (device: string, place: Place) => string
  /** `undefined` when this server never wrote it for this tablet. */
  readonly read: (device: string, cursor: string) => Place | undefined
}

export const createPullCursors = (macKey: Bytes): PullCursors => {
  const key = createSecretKey(macKey)
  const macOf = (device: string, { seq, epoch }: Place): string =>
    createHmac('sha256', key)
      .update(JSON.stringify(['pull', device, seq, epoch]))
      .digest('base64url')
  return {
    write: (device, place) => `${place.seq}.${place.epoch}.${macOf(device, place)}`,
    read: (device, cursor) => {
      const [, seq, epoch, mac] = /^(0|[1-9]\d{0,14})\.([0-9a-f]{32})\.([A-Za-z0-9_-]{43})$/.exec(cursor) ?? []
      if (seq === undefined || epoch === undefined || mac === undefined) return undefined
      const place = { seq: Number(seq), epoch }
      return timingSafeEqual(Buffer.from(macOf(device, place)), Buffer.from(mac)) ? place : undefined
    },
  }
}
