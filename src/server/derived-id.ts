import { createHash } from 'node:crypto'
import { uuidFromBytes } from '#wire/bytes.ts'

/** An id in the shape of a version 4 UUID, the same for the same name. */
export const derivedId = (name: string): string => uuidFromBytes(createHash('sha256').update(name).digest())
