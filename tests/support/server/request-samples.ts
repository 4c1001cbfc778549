import { randomUUID } from 'node:crypto'
import { sha256OfSecret } from '#server/keys/key-files.ts'
import type { GuardedRoute } from '#server/people/access.ts'
import { issueInvitation } from '#server/people/invitation-link.ts'
import { createSealedSecrets } from '#server/people/sealed-secret.ts'
import { toBase64Url } from '#wire/bytes.ts'
import { keyPairFromSeed } from '#wire/envelope.ts'
import type { InvitationAnswer } from '#wire/people.ts'
import type { TestServer } from './open-test-server.ts'
import { sealAttachment } from './seal-attachment.ts'
import { asPushed, sealConversation } from './sealed-records.ts'
import type { Desk } from './staff.ts'
import { codeNow, firstLink, fromDesk, openDesk, seat, serverTime, tokenOf } from './staff.ts'

export const nameOfRoute = ({ method, url }: GuardedRoute): string => `${method} ${url}`

export type RequestSample = { readonly url?: () => Promise<string>; readonly body?: () => object | Promise<object> }

/** The same each time: a tablet has one (L2). */
export const someReadingKey = async () => {
  const { recipient } = await keyPairFromSeed(new Uint8Array(32).fill(7))
  return { kid: recipient.kid, publicKey: toBase64Url(recipient.publicKey) }
}

const noPasskey = { id: 'x', rawId: 'x', type: 'public-key', response: {}, clientExtensionResults: {} }

/** A request to each route that this server would take, as far as there is more to it than its address. */
export const requestSamples = (server: TestServer): Readonly<Record<string, RequestSample>> => {
  const { app, workplace, managerKey } = server
  const link = async () => tokenOf(await firstLink(server))
  const enrolmentCode = async (): Promise<string> => {
    const headers = { authorization: `Bearer ${managerKey}` }
    const made = await app.inject({
      method: 'POST',
      url: '/api/v1/enrolments',
      headers,
      payload: { centre: 'bij-betje' },
    })
    return made.json<{ readonly code: string }>().code
  }
  const tablet = async (shutOut = false): Promise<string> => {
    const made = await app.inject({ method: 'POST', url: '/api/v1/enrol', payload: { code: await enrolmentCode() } })
    const { device } = made.json<{ readonly device: string }>()
    if (shutOut) await workplace.store.revoke(device, await serverTime(server))
    return device
  }
  /** A tablet that filed a conversation under another centre than its own. */
  const strangeTablet = async (): Promise<string> => {
    const made = await app.inject({ method: 'POST', url: '/api/v1/enrol', payload: { code: await enrolmentCode() } })
    const { device, token } = made.json<{ readonly device: string; readonly token: string }>()
    const { recipient: ingest } = workplace.keys.ingest
    await server.push(token, [await sealConversation({ ingest, over: { centre: 'elders' } })])
    return device
  }
  const somebody = async (): Promise<string> => (await seat(server, 'researcher')).id
  const invitation = async (): Promise<string> => {
    const token = tokenOf(
      await issueInvitation({
        people: workplace.store.people,
        secrets: createSealedSecrets(workplace.keys.macKey),
        now: await serverTime(server),
        address: 'https://praatplaat.example',
        randomBytes: workplace.randomBytes,
        by: 'command',
        name: 'Iemand',
        role: 'researcher',
      }),
    )
    const found = await workplace.store.people.invitation(sha256OfSecret(token), await serverTime(server))
    if (typeof found === 'string') throw new Error(found)
    return found.id
  }
  const sealed = () => sealConversation({ ingest: workplace.keys.ingest.recipient })
  const state = { build: '1', unsent: 1, quarantined: 0, persisted: true }
  /** Of a record that the server has: what a tablet hands back (R2). */
  const lastReceipt = async () => {
    const { results } = await server.push(await server.enrol(), [await sealed()])
    return results[0]!.receipt
  }

  /** Sound that its conversation came with and of which the server awaits the parts. */
  const attachmentHere = async () => {
    const { root } = await sealed()
    const sound = await sealAttachment({ ingest: workplace.keys.ingest.recipient, root })
    const token = await server.enrol()
    await server.push(token, [sound.manifest])
    await app.inject({
      method: 'POST',
      url: '/api/v1/attachments/have',
      headers: { authorization: `Bearer ${token}` },
      payload: { protocol: 1, attachments: [sound.announced] },
    })
    return sound
  }

  return {
    'POST /api/v1/enrol': { body: async () => ({ code: await enrolmentCode() }) },
    'POST /api/v1/sync/have': {
      body: async () => {
        const { id, hash } = await sealed()
        return { protocol: 1, lastReceipt: await lastReceipt(), records: [{ id, hash }], tablet: state }
      },
    },
    'POST /api/v1/sync/push': {
      body: async () => ({
        protocol: 1,
        batchId: randomUUID(),
        lastReceipt: await lastReceipt(),
        records: [asPushed(await sealed())],
        tombstones: [{ root: randomUUID(), proof: toBase64Url(workplace.randomBytes(32)) }],
        tablet: state,
      }),
    },
    // Refused by another tablet's, taken from this one's: a hash of its own each time.
    'POST /api/v1/sync/token': {
      body: () => ({ tokenHash: Buffer.from(workplace.randomBytes(32)).toString('hex') }),
    },
    'POST /api/v1/sync/self': { body: () => ({ after: 0 }) },
    'POST /api/v1/sync/apart': {
      body: () => ({ tokenHash: Buffer.from(workplace.randomBytes(32)).toString('hex') }),
    },
    'POST /api/v1/retention': { body: () => ({ stories: 24, sealed: 24, audit: 12 }) },
    'POST /api/v1/tablets/:id/centre': {
      url: async () => `/api/v1/tablets/${await strangeTablet()}/centre`,
      body: () => ({ centre: 'bij-betje' }),
    },
    'POST /api/v1/tablets/:id/other-centre': {
      url: async () => `/api/v1/tablets/${await strangeTablet()}/other-centre`,
    },
    'POST /api/v1/sync/pull': { body: async () => ({ protocol: 1, readingKey: await someReadingKey() }) },
    'POST /api/v1/attachments/have': {
      body: async () => ({ protocol: 1, attachments: [(await attachmentHere()).announced] }),
    },
    'POST /api/v1/attachments/part': {
      body: async () => {
        const { announced, parts } = await attachmentHere()
        return { protocol: 1, id: announced.id, part: 0, ...parts[0] }
      },
    },
    'GET /api/v1/results/outside': { url: async () => '/api/v1/results/outside?audience=public' },
    'GET /api/v1/export': { url: async () => '/api/v1/export?format=jsonl' },
    'GET /api/v1/export/read-me': { url: async () => '/api/v1/export/read-me?format=csv' },
    'POST /api/v1/sign-in/password': { body: () => ({ name: 'Iemand', password: 'fiets thee regen', code: '123456' }) },
    'POST /api/v1/sign-in/passkey': { body: () => ({ passkey: noPasskey }) },
    'POST /api/v1/invitations/look': { body: async () => ({ token: await link() }) },
    'POST /api/v1/invitations/passkey-options': { body: async () => ({ token: await link(), name: 'Beheerder' }) },
    'POST /api/v1/invitations/accept': {
      body: async () => {
        const token = await link()
        const looked = (await openDesk(server).ask('POST', 'invitations/look', { token })).json() as InvitationAnswer
        const code = codeNow(looked.secret, await serverTime(server))
        return { token, name: `Beheerder ${randomUUID().slice(0, 8)}`, password: 'fiets thee regen vijf', code }
      },
    },
    'POST /api/v1/account/passkeys': { body: () => ({ passkey: noPasskey }) },
    'POST /api/v1/account/passkeys/remove': { body: () => ({ id: 'x' }) },
    'POST /api/v1/people/invitations': {
      body: () => ({ name: 'Iemand', as: { role: 'coordinator', centres: ['bij-betje'] } }),
    },
    'DELETE /api/v1/people/invitations/:id': { url: async () => `/api/v1/people/invitations/${await invitation()}` },
    'POST /api/v1/people/:id/renewal': { url: async () => `/api/v1/people/${await somebody()}/renewal` },
    'POST /api/v1/people/:id/role': {
      url: async () => `/api/v1/people/${await somebody()}/role`,
      body: () => ({ as: { role: 'researcher' } }),
    },
    'POST /api/v1/people/:id/close': { url: async () => `/api/v1/people/${await somebody()}/close` },
    'POST /api/v1/centres': { body: () => ({ name: `Centrum ${randomUUID()}` }) },
    'POST /api/v1/centres/:id/name': {
      url: async () => '/api/v1/centres/bij-betje/name',
      body: () => ({ name: `Centrum ${randomUUID()}` }),
    },
    'POST /api/v1/centres/:id/closed': {
      url: async () => '/api/v1/centres/bij-betje/closed',
      body: () => ({ closed: false }),
    },
    'POST /api/v1/sealing': { body: async () => ({ readingKey: await someReadingKey() }) },
    'POST /api/v1/enrolments': { body: () => ({ centre: 'bij-betje', name: 'Tablet bij de koffie' }) },
    'POST /api/v1/tablets/:id/shut-out': {
      url: async () => `/api/v1/tablets/${await tablet()}/shut-out`,
      body: () => ({ deposits: false }),
    },
    'POST /api/v1/tablets/:id/deposit': {
      url: async () => `/api/v1/tablets/${await tablet(true)}/deposit`,
      body: () => ({ deposits: true }),
    },
  }
}

/** Headers of somebody who may ask this route. */
export const headersOf = (
  { access }: GuardedRoute,
  { desk, token }: { readonly desk: Desk; readonly token: string },
): Readonly<Record<string, string>> => {
  if (access.by === 'tablet') return { authorization: `Bearer ${token}` }
  if (access.by === 'desk') return fromDesk
  return access.by === 'staff' ? { ...fromDesk, cookie: desk.cookie() } : {}
}
