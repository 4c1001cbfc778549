import { randomBytes, randomUUID } from 'node:crypto'
import { personNameKey } from '#domain/person-name.ts'
import type { Role } from '#domain/role.ts'
import { sha256OfSecret } from '#server/keys/key-files.ts'
import { issueInvitation } from '#server/people/invitation-link.ts'
import { createSealedSecrets } from '#server/people/sealed-secret.ts'
import { codeOf, stepAt } from '#server/people/totp.ts'
import type { InvitationAnswer, LinkAnswer } from '#wire/people.ts'
import type { TestServer } from './open-test-server.ts'

export type Answer = {
  readonly status: number
  /** Of a problem. */
  readonly code: string | undefined
  readonly text: string
  readonly json: () => unknown
  readonly headers: Readonly<Record<string, unknown>>
}

/** A browser at the desk: it keeps its cookie and says where its requests come from. */
export type Desk = {
  readonly ask: (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<Answer>
  readonly cookie: () => string
}

export const fromDesk = { 'x-praatplaat-desk': '1', 'sec-fetch-site': 'same-origin' } as const

export const openDesk = (server: TestServer, cookie = ''): Desk => {
  let kept = cookie
  return {
    cookie: () => kept,
    ask: async (method, path, body) => {
      const answer = await server.app.inject({
        method,
        url: `/api/v1/${path}`,
        headers: { ...fromDesk, ...(kept === '' ? {} : { cookie: kept }) },
        ...(body === undefined ? {} : { payload: body }),
      })
      const set = answer.headers['set-cookie']
      if (typeof set === 'string') kept = set.split(';')[0]!
      const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json')
      return {
        status: answer.statusCode,
        code: isProblem ? answer.json<{ readonly code: string }>().code : undefined,
        text: answer.body,
        json: () => answer.json(),
        headers: answer.headers,
      }
    },
  }
}

export const serverTime = async (server: TestServer): Promise<number> =>
  Date.parse((await server.app.inject('/api/v1/health')).json<{ readonly serverTime: string }>().serverTime)

const fromBase32 = (text: string): Uint8Array => {
  const bits = [...text]
    .map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}

/** What an authenticator app shows, from the secret as it is shown to people. */
export const codeNow = (secret: string, now: number): string => codeOf(fromBase32(secret), stepAt(now))

export const tokenOf = ({ link }: LinkAnswer): string => link.slice(link.lastIndexOf('/') + 1)

/** The link that the server prints while nobody can run the programme. */
export const firstLink = async (server: TestServer): Promise<LinkAnswer> =>
  issueInvitation({
    people: server.workplace.store.people,
    secrets: createSealedSecrets(server.workplace.keys.macKey),
    now: await serverTime(server),
    address: 'https://praatplaat.example',
    randomBytes,
    by: 'command',
    name: 'Beheerder',
    role: 'manager',
  })

export type Joined = { readonly desk: Desk; readonly name: string; readonly password: string; readonly secret: string }

/** Takes a link up with a password and an authenticator. */
export const join = async (server: TestServer, link: LinkAnswer, name: string): Promise<Joined> => {
  const desk = openDesk(server)
  const token = tokenOf(link)
  const { secret } = (await desk.ask('POST', 'invitations/look', { token })).json() as InvitationAnswer
  const password = 'fiets thee regen vijf'
  const code = codeNow(secret, await serverTime(server))
  const answer = await desk.ask('POST', 'invitations/accept', { token, name, password, code })
  if (answer.status !== 200) throw new Error(`accept answered ${answer.status} ${answer.text}`)
  return { desk, name, password, secret }
}

/** An account and a session of it, straight in the store: for tests of what people may, not of how they come in. */
export const seat = async (
  server: TestServer,
  role: Role,
  centres: readonly string[] = [],
): Promise<{ readonly id: string; readonly desk: Desk }> => {
  const { people } = server.workplace.store
  const now = await serverTime(server)
  const [id, tokenHash, name] = [randomUUID(), randomBytes(32).toString('hex'), `${role} ${randomUUID()}`]
  await people.invite({
    id,
    tokenHash,
    name,
    role,
    centres,
    person: undefined,
    totpSealed: '',
    expires: now + 1000,
    by: 'command',
    now,
  })
  await people.join({
    tokenHash,
    id,
    name,
    nameKey: personNameKey(name),
    means: { password: { passwordHash: '', totpSealed: '', totpStep: 0 } },
    now,
  })
  return { id, desk: await sitDown(server, id) }
}

/** Another session of the same person. */
export const sitDown = async (server: TestServer, person: string): Promise<Desk> => {
  const token = randomBytes(32).toString('base64url')
  await server.workplace.store.people.openSession({
    tokenHash: sha256OfSecret(token),
    person,
    instead: undefined,
    what: undefined,
    now: await serverTime(server),
  })
  return openDesk(server, `__Host-praatplaat=${token}`)
}
