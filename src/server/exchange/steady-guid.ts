import { createHash } from 'node:crypto'
import type { GuidOf } from '#domain/qda-codes.ts'

/**
 * GUIDs that names decide (UUID version 5 under the programme): two exports, on two machines, call the same thing the
 * same, so that other programs can merge them.
 */
export const steadyGuid =
  (programme: string): GuidOf =>
  (name) => {
    const bytes = createHash('sha1').update(`praatplaat/${programme}/${name}`).digest().subarray(0, 16)
    bytes[6] = (bytes[6]! & 0x0f) | 0x50
    bytes[8] = (bytes[8]! & 0x3f) | 0x80
    const hex = bytes.toString('hex')
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  }
