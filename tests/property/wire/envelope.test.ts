import { webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EnvelopeHeader } from '#wire/envelope.ts'
import { createSealer, keyPairFromSeed, openEnvelope, parseEnvelope, resumeSealer } from '#wire/envelope.ts'

const seed = (fill: number) => new Uint8Array(32).fill(fill)
const header: EnvelopeHeader = {
  id: '0b0f6c1e-5a7d-4c1a-9d52-3f2f6f8a1c11',
  kind: 'conversation',
  revision: 1,
  day: '2026-11-23',
  centre: 'bij-betje',
  instrument: 'praatplaat@1',
}
const reading = await keyPairFromSeed(seed(1))
const recovery = await keyPairFromSeed(seed(2))
const stranger = await keyPairFromSeed(seed(3))
const recipients = [reading.recipient, recovery.recipient]

describe('envelope', () => {
  it('[E1] [E3] whatever was said comes back for each recipient, opens for nobody else, and stands nowhere in the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 12, maxLength: 400 }), async (words) => {
        const sealer = await createSealer(header.id, recipients)
        const text = await sealer.seal(header, { words })
        const sealed = parseEnvelope(text)!
        for (const { opener } of [reading, recovery])
          expect(await openEnvelope(sealed, opener)).toEqual({ ok: true, value: { words } })
        expect(await openEnvelope(sealed, stranger.opener)).toEqual({
          ok: false,
          failure: { code: 'not-for-this-key' },
        })
        expect(text.includes(words)).toBe(false)
      }),
      { numRuns: 60, verbose: 1 },
    )
  })

  it('[P17] fewer than two different recipients is refused before anything is sealed', async () => {
    await expect(createSealer(header.id, [reading.recipient])).rejects.toThrow()
    await expect(createSealer(header.id, [reading.recipient, reading.recipient])).rejects.toThrow()
  })

  it('[E2] [P17] any change to header, nonce, body, commitment or wraps closes the envelope', async () => {
    const sealer = await createSealer(header.id, recipients)
    const sealed = parseEnvelope(await sealer.seal(header, { words: 'vrijdag kook ik mee' }))!
    const other = 'A'
    const swap = (text: string, at: number) =>
      text.slice(0, at) + (text[at] === other ? 'B' : other) + text.slice(at + 1)
    const wrap = sealed.wraps[0]!
    const changed = [
      { ...sealed, header: { ...header, id: '1b0f6c1e-5a7d-4c1a-9d52-3f2f6f8a1c11' } },
      { ...sealed, header: { ...header, kind: 'draft' as const } },
      { ...sealed, header: { ...header, revision: 2 } },
      { ...sealed, header: { ...header, day: '2026-11-24' } },
      { ...sealed, header: { ...header, centre: 'allekanten' } },
      { ...sealed, header: { ...header, instrument: 'praatplaat@2' } },
      { ...sealed, commit: swap(sealed.commit, 3) },
      { ...sealed, wraps: [{ ...wrap, enc: swap(wrap.enc, 3) }, sealed.wraps[1]!] },
      { ...sealed, wraps: [{ ...wrap, key: swap(wrap.key, 3) }, sealed.wraps[1]!] },
      ...[0, 5, 11].map((at) => ({ ...sealed, nonce: swap(sealed.nonce, at) })),
      ...Array.from({ length: sealed.body.length }, (_, at) => at)
        .filter((at) => at % 7 === 0)
        .map((at) => ({ ...sealed, body: swap(sealed.body, at) })),
    ]
    for (const one of changed) expect((await openEnvelope(one, reading.opener)).ok).toBe(false)
    expect((await openEnvelope(sealed, reading.opener)).ok).toBe(true)
  })

  it('[E4] two content keys cannot hide behind one envelope: a wrap of another key fails the commitment', async () => {
    const one = parseEnvelope(await (await createSealer(header.id, recipients)).seal(header, { words: 'a' }))!
    const two = parseEnvelope(await (await createSealer(header.id, recipients)).seal(header, { words: 'b' }))!
    const mixed = { ...one, wraps: [one.wraps[0]!, two.wraps[1]!] }
    expect((await openEnvelope(mixed, reading.opener)).ok).toBe(true)
    expect(await openEnvelope(mixed, recovery.opener)).toEqual({ ok: false, failure: { code: 'damaged' } })
  })

  it('[E2] every version has a nonce of its own', async () => {
    const sealer = await createSealer(header.id, recipients)
    const texts = await Promise.all(Array.from({ length: 200 }, () => sealer.seal(header, { words: 'zelfde' })))
    expect(new Set(texts.map((text) => parseEnvelope(text)!.nonce)).size).toBe(200)
  })

  it('an opened draft goes on under the same key and can gain a recipient', async () => {
    const sealer = await createSealer(header.id, recipients)
    const first = parseEnvelope(await sealer.seal({ ...header, kind: 'draft' }, { words: 'begin' }))!
    const resumed = await resumeSealer(first, reading.opener, [...recipients, stranger.recipient])
    if (!resumed.ok) throw new Error('must resume')
    const next = parseEnvelope(await resumed.value.seal(header, { words: 'eind' }))!
    expect(next.commit).toBe(first.commit)
    expect(await openEnvelope(next, stranger.opener)).toEqual({ ok: true, value: { words: 'eind' } })
  })

  it('[E3] HPKE agrees with an implementation of RFC 9180 written apart, on Node’s own primitives', async () => {
    // Base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM: the wrap is opened without @hpke/core.
    const { subtle } = webcrypto
    const bytes = (text: string) => new Uint8Array(Buffer.from(text))
    const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
    const i2osp = (value: number) => new Uint8Array([value >> 8, value & 255])
    const kemSuite = join(bytes('KEM'), i2osp(0x20))
    const suite = join(bytes('HPKE'), i2osp(0x20), i2osp(1), i2osp(2))
    const hmac = async (key: Uint8Array, message: Uint8Array) =>
      new Uint8Array(
        await subtle.sign(
          'HMAC',
          await subtle.importKey(
            'raw',
            key.length === 0 ? new Uint8Array(32) : key,
            { name: 'HMAC', hash: 'SHA-256' },
            false,
            ['sign'],
          ),
          message,
        ),
      )
    const extract = (id: Uint8Array, salt: Uint8Array, label: string, input: Uint8Array) =>
      hmac(salt, join(bytes('HPKE-v1'), id, bytes(label), input))
    const expand = async (id: Uint8Array, key: Uint8Array, label: string, info: Uint8Array, length: number) =>
      (await hmac(key, join(i2osp(length), bytes('HPKE-v1'), id, bytes(label), info, new Uint8Array([1])))).slice(
        0,
        length,
      )

    const sealer = await createSealer(header.id, recipients)
    const sealed = parseEnvelope(await sealer.seal(header, { words: 'x' }))!
    const wrap = sealed.wraps[0]!
    const enc = new Uint8Array(Buffer.from(wrap.enc, 'base64url'))
    const theirs = await subtle.importKey('raw', enc, { name: 'X25519' }, true, [])
    const secret = new Uint8Array(
      await subtle.deriveBits({ name: 'X25519', public: theirs } as never, reading.opener.privateKey as never, 256),
    )
    const sharedPrk = await extract(kemSuite, new Uint8Array(0), 'eae_prk', secret)
    const shared = await expand(kemSuite, sharedPrk, 'shared_secret', join(enc, reading.recipient.publicKey), 32)
    const pskIdHash = await extract(suite, new Uint8Array(0), 'psk_id_hash', new Uint8Array(0))
    const infoHash = await extract(suite, new Uint8Array(0), 'info_hash', bytes('praatplaat-envelope-1 content key'))
    const context = join(new Uint8Array([0]), pskIdHash, infoHash)
    const prk = await extract(suite, shared, 'secret', new Uint8Array(0))
    const key = await expand(suite, prk, 'key', context, 32)
    const nonce = await expand(suite, prk, 'base_nonce', context, 12)
    const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])
    const contentKey = await subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: nonce,
        additionalData: bytes(JSON.stringify(['praatplaat-envelope-1', header.id, wrap.kid])),
      },
      aes,
      new Uint8Array(Buffer.from(wrap.key, 'base64url')),
    )
    const body = await subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: new Uint8Array(Buffer.from(sealed.nonce, 'base64url')),
        additionalData: bytes(
          JSON.stringify([
            'praatplaat-envelope-1',
            header.id,
            'conversation',
            1,
            '2026-11-23',
            'bij-betje',
            'praatplaat@1',
          ]),
        ),
      },
      await subtle.importKey('raw', contentKey, 'AES-GCM', false, ['decrypt']),
      new Uint8Array(Buffer.from(sealed.body, 'base64url')),
    )
    expect(JSON.parse(Buffer.from(body).toString())).toEqual({ words: 'x' })
  })
})
