import { beforeAll, expect, it } from 'vitest'
import { ingestOpener, openEnvelopeHere } from '#server/keys/open-envelope.ts'
import { toldConversation } from '#tests/support/sealed-conversations.ts'
import type { Envelope, EnvelopeHeader } from '#wire/envelope.ts'
import {
  createSealer,
  isSameSealed,
  keyPairFromSeed,
  openEnvelope,
  parseEnvelope,
  readdressEnvelope,
} from '#wire/envelope.ts'

type Pair = Awaited<ReturnType<typeof keyPairFromSeed>>
let reading: Pair
let recovery: Pair
let server: Pair
let programme: Pair
beforeAll(async () => {
  const pairs = await Promise.all([1, 2, 3, 4].map((fill) => keyPairFromSeed(new Uint8Array(32).fill(fill))))
  ;[reading, recovery, server, programme] = pairs as [Pair, Pair, Pair, Pair]
})
const readers = () => [reading.recipient, recovery.recipient, programme.recipient]
const all = () => [...readers(), { ...server.recipient, closed: true } as const]

const told = toldConversation({ texts: { contact: 'Kruidnageltuin' } }, 1)
const { id, kind, revision, day, centre, instrument } = told
const header: EnvelopeHeader = { id, kind, revision, day, centre, instrument }
const sealedInTwo = async (body = told): Promise<Envelope> =>
  parseEnvelope(await (await createSealer(id, all())).seal(header, body))!
const damaged = { ok: false, failure: { code: 'damaged' } }
const openHere = (sealed: Envelope) => openEnvelopeHere(sealed, ingestOpener(server.opener))

it('[O1] [O3] readers open both halves, the server the closed one alone, without a word of it', async () => {
  const sealed = await sealedInTwo()
  for (const { opener } of [reading, recovery, programme])
    expect(await openEnvelope(sealed, opener)).toEqual({ ok: true, value: JSON.parse(JSON.stringify(told)) })
  expect(openHere(sealed)).toMatchObject({ ok: true, value: { answers: { contact: { state: 'told', text: '' } } } })
  expect(await openEnvelope(sealed, server.opener)).toMatchObject({ failure: { code: 'not-for-this-key' } })
})

it('[O3] the open half taken off: what is left is no record, for no key', async () => {
  const { open: _off, ...left } = await sealedInTwo()
  for (const { opener } of [reading, recovery, programme, server])
    expect(await openEnvelope(left, opener)).toEqual(damaged)
  expect(openHere(left)).toEqual(damaged)
})

it('[O3] a half is laid on no whole record, and no half beside the other of another version', async () => {
  const [sealed, other] = [await sealedInTwo(), await sealedInTwo({ ...told, readBack: 'not-done' })]
  const whole = parseEnvelope(await (await createSealer(id, readers())).seal(header, told))!
  expect(await openEnvelope({ ...whole, open: sealed.open }, reading.opener)).toEqual(damaged)
  expect(await openEnvelope({ ...sealed, open: other.open }, reading.opener)).toEqual(damaged)
})

it('[O3] the closed half said anew under its own key, as one who has that key could, is seen', async () => {
  const sealed = await sealedInTwo()
  const key = await closedKeyOf(sealed)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  for (const mark of [['closed'], []]) {
    const list = ['praatplaat-envelope-1', ...mark, id, kind, revision, day, centre, instrument]
    const additionalData = new TextEncoder().encode(JSON.stringify(list))
    const plain = new TextEncoder().encode(JSON.stringify({ ...told, day: '2026-01-01' }))
    const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain)
    const forged = { ...sealed, nonce: text(iv), body: text(new Uint8Array(body)) }
    expect(await openEnvelope(forged, reading.opener)).toEqual(damaged)
  }
})
const text = (of: Uint8Array) => Buffer.from(of).toString('base64url')
/** As the server could come by it: by its own wrap. */
const closedKeyOf = async ({ header: of, wraps }: Envelope): Promise<CryptoKey> => {
  const { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } = await import('@hpke/core')
  const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
  const wrap = wraps.find(({ kid }) => kid === server.opener.kid)!
  const context = await suite.createRecipientContext({
    recipientKey: server.opener.privateKey as never,
    enc: Buffer.from(wrap.enc, 'base64url'),
    info: new TextEncoder().encode('praatplaat-envelope-1 content key'),
  })
  const bound = new TextEncoder().encode(JSON.stringify(['praatplaat-envelope-1', of.id, wrap.kid]))
  const key = await context.open(Buffer.from(wrap.key, 'base64url'), bound)
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt'])
}

it('[O9] [V2] one frozen record taken apart on two tablets is one record; anything else shares no key and no nonce', async () => {
  const whole = parseEnvelope(await (await createSealer(id, readers())).seal(header, told))!
  const apart = async (sealed: Envelope, { opener }: Pair) => {
    const made = await readdressEnvelope(sealed, opener, all())
    if (!made.ok) throw new Error(made.failure.code)
    return made.value
  }
  const [one, two] = [await apart(whole, reading), await apart(whole, recovery)]
  expect(one).not.toBe(two)
  expect(isSameSealed(one, two)).toBe(true)
  // V2: the same closed half without its words is not the same.
  const { open: _off, ...closedOnly } = parseEnvelope(two)!
  expect(isSameSealed(one, JSON.stringify(closedOnly))).toBe(false)
  // Under the same content key: only a word, or only what is closed, is another.
  const sealer = await createSealer(id, all())
  const versions = [
    told,
    { ...told, answers: { contact: { state: 'told' as const, text: 'Kruidnageltuinen' } } },
    { ...told, readBack: 'not-done' as const },
    { ...told, number: 2 },
  ]
  const sealed = await Promise.all(versions.map(async (body) => parseEnvelope(await sealer.seal(header, body))!))
  expect(new Set(sealed.map(({ open }) => open!.nonce)).size).toBe(versions.length)
  // The first two say the same in their closed halves: same text, same key, same nonce. No other two do.
  const distinct = new Set(sealed.map(({ nonce, commit, body }) => `${nonce} ${commit} ${body}`))
  expect([distinct.size, new Set(sealed.map(({ nonce }) => nonce)).size]).toEqual([3, 3])
  expect(new Set([...sealed.map(({ commit }) => commit)]).size).toBe(3)
})
