// A file sealed for one key, piece by piece, so that a copy of any size passes through little memory. A first line says
// how; then pieces of AES-256-GCM, each with its place and whether it is the last in its nonce: one that was taken out,
// moved, doubled or cut off at the end does not open.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open, rm } from 'node:fs/promises'
import * as z from 'zod'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { keyId, type Opener, type Recipient } from '#wire/envelope.ts'
import { unwrapKey, wrapKey } from '#wire/wrapped-key.ts'

const format = 'praatplaat-backup-1'
const purpose = `${format} content key`
const pieceLength = 1024 * 1024
const tagLength = 16
/** Longer than any first line of ours. */
const mostLine = 1024

const base64Url = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/)
const firstLine = z.strictObject({ format: z.literal(format), kid: keyId, enc: base64Url, key: base64Url })

export type OpenSealedFailure = 'not-sealed' | 'other-key' | 'damaged'

const nonceOf = (place: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce[0] = last ? 1 : 0
  nonce.writeBigUInt64BE(BigInt(place), 4)
  return nonce
}

/** As many bytes as there are, up to `length`. */
const readPiece = async (from: FileHandle, at: number, length: number): Promise<Buffer> => {
  const piece = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await from.read(piece, filled, length - filled, at + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return piece.subarray(0, filled)
}

/** Runs work that fills a new file of this account only; on disk when it resolves, and not there when it does not. */
const fillNew = async <Value>(file: string, work: (into: FileHandle) => Promise<Value>): Promise<Value> => {
  const into = await open(file, 'wx', 0o600)
  try {
    const done = await work(into)
    await into.sync()
    await into.close()
    return done
  } catch (failure) {
    await into.close().catch(() => {})
    await rm(file, { force: true })
    throw failure
  }
}

/**
 * Writes the sealed form of a file into a new one, flushed.
 * @throws when it is there already, or the disk does not take it; nothing is left then.
 */
export const sealFile = async (plain: string, sealed: string, recipient: Recipient): Promise<void> => {
  const contentKey = Uint8Array.from(randomBytes(32))
  const wrapped = await wrapKey(contentKey, recipient, purpose)
  const line = Buffer.from(`${JSON.stringify({ format, kid: recipient.kid, ...wrapped })}\n`)
  const from = await open(plain, 'r')
  try {
    await fillNew(sealed, async (into) => {
      await into.writeFile(line)
      let piece = await readPiece(from, 0, pieceLength)
      for (let place = 0, at = piece.length; ; place += 1) {
        const next = await readPiece(from, at, pieceLength)
        const last = next.length === 0
        const cipher = createCipheriv('aes-256-gcm', contentKey, nonceOf(place, last))
        cipher.setAAD(line)
        await into.writeFile(Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]))
        if (last) return
        piece = next
        at += next.length
      }
    })
  } finally {
    await from.close()
  }
}

const readFirstLine = async (from: FileHandle) => {
  const begin = await readPiece(from, 0, mostLine)
  const end = begin.indexOf(0x0a)
  if (end < 0) return undefined
  const line = begin.subarray(0, end + 1)
  try {
    const read = firstLine.safeParse(JSON.parse(line.toString('utf8')))
    return read.success ? { line, says: read.data } : undefined
  } catch {
    return undefined
  }
}

/** The id of the key that a file is sealed for; `undefined` for a file that is not sealed. */
export const sealedFor = async (file: string): Promise<string | undefined> => {
  const from = await open(file, 'r')
  try {
    return (await readFirstLine(from))?.says.kid
  } finally {
    await from.close()
  }
}

/**
 * Writes what a sealed file holds into a new one. Nothing is left of it unless all of it opened.
 * @throws when the new file is there already or the disk does not take it.
 */
export const openSealedFile = async (
  sealed: string,
  plain: string,
  opener: Opener,
): Promise<Result<void, OpenSealedFailure>> => {
  const from = await open(sealed, 'r')
  try {
    const first = await readFirstLine(from)
    if (first === undefined) return err('not-sealed')
    const contentKey = await unwrapKey(first.says, opener, purpose)
    if (!contentKey.ok) return err(first.says.kid === opener.kid ? 'damaged' : 'other-key')
    const { size } = await from.stat()
    let damaged = false
    await fillNew(plain, async (into) => {
      let at = first.line.length
      for (let place = 0; ; place += 1) {
        const piece = await readPiece(from, at, pieceLength + tagLength)
        at += piece.length
        const last = at >= size
        const end = piece.length - tagLength
        try {
          const decipher = createDecipheriv('aes-256-gcm', contentKey.value, nonceOf(place, last))
          decipher.setAAD(first.line)
          decipher.setAuthTag(piece.subarray(Math.max(0, end)))
          await into.writeFile(Buffer.concat([decipher.update(piece.subarray(0, Math.max(0, end))), decipher.final()]))
        } catch {
          damaged = true
          return
        }
        if (last) return
      }
    })
    if (!damaged) return ok(undefined)
    await rm(plain, { force: true })
    return err('damaged')
  } finally {
    await from.close()
  }
}
