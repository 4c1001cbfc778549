// The server's secrets: files of their own, apart from the database, so that neither a copy of the database nor a backup
// opens a story or forges a receipt.
import { createHash, timingSafeEqual } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bytes } from '#wire/bytes.ts'
import { fromBase64Url, toBase64Url } from '#wire/bytes.ts'
import type { Opener, Recipient } from '#wire/envelope.ts'
import { keyPairFromSeed } from '#wire/envelope.ts'
import { claimFile } from '../durable-file.ts'

export type RandomBytes = (length: number) => Uint8Array

export type ServerKeys = {
  readonly ingest: { readonly opener: Opener; readonly recipient: Recipient }
  /** Ingest keys of before, newest first: what tablets sealed for them still comes in (C3). */
  readonly olderIngest: readonly Opener[]
  readonly macKey: Bytes
  /** SHA-256 of the manager's key, hex; `off` where somebody wrote that there is none. */
  readonly managerKeyHash: string
  /** In the clear only on the start that made it: print it, it is nowhere else. */
  readonly newManagerKey: string | undefined
  /** Receipts of another key cannot be told from forged ones: the database must take a new epoch. */
  readonly newMacKey: boolean
}

export const sha256OfSecret = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex')

/** Compares two hex hashes in constant time. */
export const sameHash = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')]
  return a.length === b.length && timingSafeEqual(a, b)
}

const readSecret = (file: string, pattern: RegExp): string | undefined => {
  if (!existsSync(file)) return undefined
  chmodSync(file, 0o600)
  const text = readFileSync(file, 'utf8').trim()
  if (!pattern.test(text)) throw new Error(`${file} does not hold a key; put it back from your copy of the keys`)
  return text
}

const thirtyTwoBytes = /^[A-Za-z0-9_-]{43}$/
const linesOfThirtyTwoBytes = /^[A-Za-z0-9_-]{43}(?:\s+[A-Za-z0-9_-]{43})*$/

/**
 * Reads the keys of a data directory, or makes those that are missing.
 * @throws when the database exists and the ingest key does not: a new one would leave every envelope closed for good.
 */
export const openServerKeys = async ({
  directory,
  databaseExists,
  randomBytes,
}: {
  readonly directory: string
  readonly databaseExists: boolean
  readonly randomBytes: RandomBytes
}): Promise<ServerKeys> => {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const file = (name: string) => join(directory, name)

  // One key a line: the first is given to tablets, those below it are the ones of before.
  const foundSeeds = readSecret(file('ingest-key'), linesOfThirtyTwoBytes)?.split(/\s+/)
  if (foundSeeds === undefined && databaseExists) {
    throw new Error(
      `${file('ingest-key')} is missing while the database is there; put it back from your copy of the keys`,
    )
  }
  const newSecret = (): string => toBase64Url(randomBytes(32))
  const [seed = claimFile(file('ingest-key'), newSecret()), ...olderSeeds] = foundSeeds ?? []

  const newMac = newSecret()
  const mac = readSecret(file('receipt-key'), thirtyTwoBytes) ?? claimFile(file('receipt-key'), newMac)

  const newManagerKey = newSecret()
  const managerKeyHash =
    readSecret(file('manager-key.sha256'), /^(?:[0-9a-f]{64}|off)$/) ??
    claimFile(file('manager-key.sha256'), sha256OfSecret(newManagerKey))

  return {
    ingest: await keyPairFromSeed(fromBase64Url(seed)),
    olderIngest: await Promise.all(
      olderSeeds.map(async (older) => (await keyPairFromSeed(fromBase64Url(older))).opener),
    ),
    macKey: fromBase64Url(mac),
    managerKeyHash,
    newManagerKey: managerKeyHash === sha256OfSecret(newManagerKey) ? newManagerKey : undefined,
    newMacKey: mac === newMac,
  }
}
