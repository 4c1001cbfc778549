// Backups are sealed for a key of which this server has the public half only: who takes the server or a backup opens none.
import { hash, hkdfSync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recoveryWords } from '#content/recovery-words.ts'
import { fromBase64Url, toBase64Url } from '#wire/bytes.ts'
import type { Opener, Recipient } from '#wire/envelope.ts'
import { keyIdOf, keyPairFromSeed } from '#wire/envelope.ts'
import { replaceFile } from '../durable-file.ts'
import type { RandomBytes } from '../keys/key-files.ts'

/** 120 bits, one word a byte, and a last word that finds a wrong or swapped one at 255 of 256. */
const seedLength = 15
export const backupWordCount = seedLength + 1

const checkByte = (seed: Uint8Array): number => hash('sha256', seed, 'buffer')[0]!
const pairOf = (seed: Uint8Array) =>
  keyPairFromSeed(new Uint8Array(hkdfSync('sha256', seed, new Uint8Array(0), 'praatplaat backup key pair 1', 32)))

const fileOf = (keys: string): string => join(keys, 'backup-public-key')

/** A new pair: the words are the private half and stand nowhere but where somebody writes them. */
export const makeBackupKey = async (
  randomBytes: RandomBytes,
): Promise<{ readonly words: readonly string[]; readonly recipient: Recipient }> => {
  const seed = randomBytes(seedLength)
  const { recipient } = await pairOf(seed)
  return { words: [...seed, checkByte(seed)].map((byte) => recoveryWords[byte]!), recipient }
}

const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

/** What the words open, read kindly (case, accents, numbers before them); `undefined` when they are not a key. */
export const backupOpener = async (text: string): Promise<Opener | undefined> => {
  const places = new Map(recoveryWords.map((word, index) => [plain(word), index]))
  const bytes = text
    .split(/[\s,.;:]+/)
    .map(plain)
    .filter((word) => word !== '')
    .map((word) => places.get(word))
  if (bytes.length !== backupWordCount || bytes.some((byte) => byte === undefined)) return undefined
  const seed = Uint8Array.from(bytes.slice(0, seedLength) as number[])
  if (checkByte(seed) !== bytes[seedLength]) return undefined
  return (await pairOf(seed)).opener
}

/** The key that backups are sealed for; `undefined` before one was made. @throws on a file that holds none. */
export const readBackupKey = async (keys: string): Promise<Recipient | undefined> => {
  const file = fileOf(keys)
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8').trim()
  if (!/^[A-Za-z0-9_-]{43}$/.test(text))
    throw new Error(`${file} does not hold a key; make another with npm run backup:key`)
  const publicKey = fromBase64Url(text)
  return { kid: await keyIdOf(publicKey), publicKey }
}

/** From now on backups are sealed for this one; those of before still open with the words of before. */
export const writeBackupKey = (keys: string, { publicKey }: Recipient): void =>
  replaceFile(fileOf(keys), toBase64Url(publicKey))
