import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partBytes, partsFor, plainPartBytes, recording, sealedPartSize, sealedSize } from '#domain/attachment.ts'
import { maxAttachments, maxRevision } from '#domain/conversation.ts'
import { must, randomBytes } from '#tests/support/create-test-services.ts'
import {
  announced,
  hashOfBytes,
  hashOfParts,
  openPart,
  openPiece,
  partKeyOf,
  partRequest,
  sealPart,
  sealPiece,
} from '#wire/attachment.ts'
import { attachmentIdsOfRoot, everyIdOfRoot } from '#wire/attachment-id.ts'
import { fromBase64Url, toBase64Url } from '#wire/bytes.ts'
import { envelope, keyPairFromSeed, openContentKey, openEnvelope } from '#wire/envelope.ts'
import { idsOfRoot } from '#wire/withdrawal-proof.ts'

const root = '11111111-1111-4111-8111-111111111111'
const id = '22222222-2222-4222-8222-222222222222'
const other = '33333333-3333-4333-8333-333333333333'

describe('parts', () => {
  it('[A3] a sealed part opens in its own place and nowhere else', async () => {
    const key = await partKeyOf(randomBytes(32))
    const stranger = await partKeyOf(randomBytes(32))
    const place = { id, part: 1, parts: 3, size: 700_000 }
    const plain = randomBytes(1000)
    const sealed = await sealPart(key, place, plain)
    expect(must(await openPart(key, place, sealed))).toEqual(plain)
    // Reordered, cut off behind it, put in another attachment, or under another key.
    for (const wrong of [{ part: 0 }, { part: 2 }, { parts: 2 }, { parts: 4 }, { size: 700_001 }, { id: other }])
      expect(await openPart(key, { ...place, ...wrong }, sealed)).toEqual({ ok: false, failure: 'damaged' })
    expect((await openPart(stranger, place, sealed)).ok).toBe(false)
    expect((await openPart(key, place, sealed.slice(0, -1))).ok).toBe(false)
    expect((await openPart(key, place, new Uint8Array(5))).ok).toBe(false)
    for (const at of [0, 11, 12, 500, sealed.length - 1]) {
      const bitten = sealed.slice()
      bitten[at] = (bitten[at] ?? 0) ^ 1
      expect((await openPart(key, place, bitten)).ok).toBe(false)
    }
  })

  it('[A3] every part takes a nonce of its own', async () => {
    const key = await partKeyOf(randomBytes(32))
    const place = { id, part: 0, parts: 1, size: 3 }
    const sealed = await Promise.all(Array.from({ length: 50 }, () => sealPart(key, place, new Uint8Array([1, 2, 3]))))
    expect(new Set(sealed.map((one) => toBase64Url(one.slice(0, 12)))).size).toBe(50)
  })

  it('[A7] a piece is no part, and no other piece', async () => {
    const key = await partKeyOf(randomBytes(32))
    const sealed = await sealPiece(key, { id, at: 0 }, new Uint8Array([1, 2, 3]))
    expect(must(await openPiece(key, { id, at: 0 }, sealed))).toEqual(new Uint8Array([1, 2, 3]))
    expect((await openPiece(key, { id, at: 3 }, sealed)).ok).toBe(false)
    expect((await openPiece(key, { id: other, at: 0 }, sealed)).ok).toBe(false)
    expect((await openPart(key, { id, part: 0, parts: 1, size: 3 }, sealed)).ok).toBe(false)
  })

  it('[A2] [A3] a sealed part is 256 KiB at most, whatever the size, and the sizes add up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 * plainPartBytes }), (size) => {
        const sealed = sealedSize(size)
        const sizes = Array.from({ length: partsFor(size) }, (_, part) => sealedPartSize(sealed, part))
        expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(sealed)
        expect(Math.ceil(sealed / partBytes)).toBe(sizes.length)
        for (const one of sizes.slice(0, -1)) expect(one).toBe(partBytes)
        expect(sizes.at(-1)).toBeGreaterThanOrEqual(28)
        expect(sizes.at(-1)).toBeLessThanOrEqual(partBytes)
      }),
      { examples: [[0], [1], [plainPartBytes - 1], [plainPartBytes], [plainPartBytes + 1], [2 * plainPartBytes]] },
    )
    const whole = { protocol: 1, id, part: 0, hash: 'a'.repeat(64), bytes: toBase64Url(new Uint8Array(partBytes)) }
    expect(partRequest.safeParse(whole).success).toBe(true)
    expect(partRequest.safeParse({ ...whole, bytes: `${whole.bytes}AA` }).success).toBe(false)
  })

  it('[A4] the hash of the whole knows order and number of the parts', async () => {
    const [a, b] = [await hashOfBytes(new Uint8Array([1])), await hashOfBytes(new Uint8Array([2]))]
    const all = await Promise.all([[a], [b], [a, b], [b, a], [a, b, b]].map(hashOfParts))
    expect(new Set(all).size).toBe(all.length)
  })

  it('[A5] what is announced holds nothing of the conversation', () => {
    expect(Object.keys(announced.shape).toSorted()).toEqual(['bytes', 'hash', 'id', 'parts'])
  })
})

describe('ids', () => {
  it('[A1] [W2] a withdrawal covers every attachment, and no id stands for two things', async () => {
    const every = await everyIdOfRoot(root)
    expect(every.slice(0, maxRevision)).toEqual(await idsOfRoot(root))
    expect(every.slice(maxRevision)).toEqual(await attachmentIdsOfRoot(root))
    expect(every.length).toBe(maxRevision + maxAttachments)
    expect(new Set(every).size).toBe(every.length)
    for (const one of every) expect(announced.shape.id.safeParse(one).success).toBe(true)
  })
})

describe('an attachment as it was sealed on 2026-11-23', () => {
  const kept = JSON.parse(readFileSync(new URL('../../fixtures/attachment-1.json', import.meta.url), 'utf8')) as {
    readonly seed: string
    readonly manifest: unknown
    readonly parts: readonly string[]
    readonly plain: string
  }

  it('[A2] [A3] [A4] opens in every later build', async () => {
    const { opener } = await keyPairFromSeed(fromBase64Url(kept.seed))
    const sealed = envelope.parse(kept.manifest)
    const manifest = recording.parse(must(await openEnvelope(sealed, opener)))
    const key = await partKeyOf(must(await openContentKey(sealed, opener)))
    const parts = kept.parts.map(fromBase64Url)
    expect(await Promise.all(parts.map(hashOfBytes))).toEqual(manifest.parts)
    expect(await hashOfParts(manifest.parts)).toBe(manifest.hash)
    const { id: attachment, size } = manifest
    const opened = await Promise.all(
      parts.map((bytes, part) => openPart(key, { id: attachment, part, parts: parts.length, size }, bytes)),
    )
    expect(Buffer.concat(opened.map(must)).toString('base64url')).toBe(kept.plain)
    expect(await attachmentIdsOfRoot(manifest.conversation)).toContain(attachment)
    // DESIGN 4: this, and nothing else, is in the clear.
    expect(Object.keys(sealed.header).toSorted()).toEqual(['centre', 'day', 'id', 'instrument', 'kind', 'revision'])
    expect(JSON.stringify(sealed)).not.toContain(manifest.conversation)
  })
})
