import { readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import type { Joined } from '#tests/support/server/staff.ts'
import { codeNow, firstLink, join, openDesk, seat, serverTime, sitDown, tokenOf } from '#tests/support/server/staff.ts'
import type { AuditAnswer } from '#wire/manage.ts'
import { auditAnswer } from '#wire/manage.ts'
import type { InvitationAnswer, LinkAnswer, PeopleAnswer, SessionAnswer } from '#wire/people.ts'
import { invitationAnswer, linkAnswer, peopleAnswer, sessionAnswer } from '#wire/people.ts'

let server: TestServer
let manager: Joined

const minute = 60_000
const link = async (of: Joined, path: string, body?: object): Promise<LinkAnswer> =>
  linkAnswer.parse((await of.desk.ask('POST', path, body)).json())
const invite = (name: string, as: object) => link(manager, 'people/invitations', { name, as })
/** A browser of its own each time, with the code of now. */
const signIn = async (
  { name, password, secret }: Pick<Joined, 'name' | 'password' | 'secret'>,
  desk = openDesk(server),
) => {
  const code = codeNow(secret, await serverTime(server))
  return { desk, answer: await desk.ask('POST', 'sign-in/password', { name, password, code }) }
}
const session = async (desk = manager.desk): Promise<SessionAnswer> =>
  sessionAnswer.parse((await desk.ask('GET', 'session')).json())
const people = async (): Promise<PeopleAnswer> => peopleAnswer.parse((await manager.desk.ask('GET', 'people')).json())
const audit = async (): Promise<AuditAnswer> => auditAnswer.parse((await manager.desk.ask('GET', 'audit')).json())

beforeEach(async () => {
  server = await openTestServer()
  manager = await join(server, await firstLink(server), 'Wil Bakker')
  // The next thirty seconds: a code works once.
  server.wait(minute)
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

describe('the first manager', () => {
  it('comes in by the link of the first start, and is the one who runs the programme', async () => {
    const { person, hasManager, provenUntil } = await session()
    expect(person).toMatchObject({ name: 'Wil Bakker', role: 'manager', centres: [] })
    expect(hasManager).toBe(true)
    expect(Date.parse(provenUntil!) - (await serverTime(server))).toBe(4 * minute)
    const elsewhere = await openTestServer()
    expect((await session(openDesk(elsewhere))).hasManager).toBe(false)
    await elsewhere.close()
    await removeFolder(elsewhere.dataDir)
  })

  it('[ASVS 6.4.1] a link works once, expires, and a wrong one is told from both', async () => {
    const desk = openDesk(server)
    const look = (token: string) => desk.ask('POST', 'invitations/look', { token })
    const made = await firstLink(server)
    await join(server, made, 'Nog Iemand')
    expect(await look(tokenOf(made))).toMatchObject({ status: 410, code: 'invitation-used' })
    expect(await look('A'.repeat(43))).toMatchObject({ status: 404, code: 'invitation-unknown' })
    const late = await firstLink(server)
    server.wait(3 * 24 * 60 * minute)
    expect(await look(tokenOf(late))).toMatchObject({ status: 410, code: 'invitation-expired' })
  })

  it('two who take one link up at once: one gets in', async () => {
    const made = await firstLink(server)
    const come = await Promise.allSettled(['Een', 'Twee', 'Drie'].map((name) => join(server, made, `Persoon ${name}`)))
    expect(come.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await people()).people).toHaveLength(2)
  })

  it('a link says for whom and for what; a weak password or a code that does not fit makes no account', async () => {
    const made = await invite('Samira', { role: 'coordinator', centres: ['bij-betje'] })
    expect(made.link).toMatch(/^https:\/\/praatplaat\.example\/#\/bureau\/uitnodiging\/[A-Za-z0-9_-]{43}$/)
    const token = tokenOf(made)
    const desk = openDesk(server)
    const found = invitationAnswer.parse((await desk.ask('POST', 'invitations/look', { token })).json())
    expect(found).toMatchObject({
      name: 'Samira',
      role: 'coordinator',
      centres: [{ id: 'bij-betje', name: 'Bij Betje' }],
      renews: false,
    })
    expect(found.otpauth).toBe(`otpauth://totp/Praatplaat:Samira?secret=${found.secret}&issuer=Praatplaat`)
    const code = codeNow(found.secret, await serverTime(server))
    const given = { token, name: 'Samira', password: 'fiets thee regen vijf', code }
    const accept = (over: object) => desk.ask('POST', 'invitations/accept', { ...given, ...over })
    expect(await accept({ password: 'samira123456' })).toMatchObject({ status: 400, code: 'weak-password' })
    expect(await accept({ code: code === '000000' ? '000001' : '000000' })).toMatchObject({ code: 'wrong-code' })
    expect(await accept({ name: ' wil  BAKKER ' })).toMatchObject({ status: 409, code: 'name-taken' })
    expect(await accept({ passkey: {} })).toMatchObject({ status: 400, code: 'bad-request' })
    expect((await people()).people).toHaveLength(1)
    expect((await accept({})).status).toBe(200)
    expect((await session(desk)).person).toMatchObject({ role: 'coordinator', centres: ['bij-betje'] })
  })
})

describe('signing in', () => {
  it('[ASVS 6.3.3] asks for name, password and code together, and never says which was wrong', async () => {
    const wrong = { status: 401, code: 'wrong-sign-in' }
    expect((await signIn({ ...manager, name: 'Niemand Hier' })).answer).toMatchObject(wrong)
    expect((await signIn({ ...manager, password: 'fiets thee regen zes' })).answer).toMatchObject(wrong)
    expect((await signIn({ ...manager, secret: 'A'.repeat(32) })).answer).toMatchObject(wrong)
    const { desk, answer } = await signIn({ ...manager, name: '  WIL bakker' })
    expect(answer.status).toBe(200)
    expect((await session(desk)).person?.name).toBe('Wil Bakker')
  })

  it('[ASVS 6.5.1] a code works once, also when it is sent twice at the same moment', async () => {
    const both = await Promise.all([signIn(manager), signIn(manager)])
    expect(both.map(({ answer }) => answer.status).toSorted()).toEqual([200, 401])
    server.wait(30_000)
    expect((await signIn(manager)).answer.status).toBe(200)
  })

  it('[ASVS 3.3.1] the cookie is for this host, https and no script, and not for links from elsewhere', async () => {
    const { answer } = await signIn(manager)
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-praatplaat=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200; Secure$/,
    )
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('[ASVS 7.2.4] each sign-in has a token of its own, and the one before it is over', async () => {
    const { desk } = await signIn(manager)
    const before = desk.cookie()
    server.wait(minute)
    await signIn(manager, desk)
    expect(desk.cookie()).not.toBe(before)
    expect((await session(openDesk(server, before))).person).toBeNull()
    expect((await session(desk)).person).not.toBeNull()
    // Another browser of the same person stays.
    expect((await session()).person).not.toBeNull()
  })

  it('[ASVS 7.4.1] signing out ends the session on the server, not only in the browser', async () => {
    const cookie = manager.desk.cookie()
    const out = await manager.desk.ask('POST', 'sign-out')
    expect(out.headers['set-cookie']).toContain('Max-Age=0')
    expect((await session(openDesk(server, cookie))).person).toBeNull()
  })

  it('[ASVS 7.3.1] half an hour of nobody ends it, work keeps it alive', async () => {
    await session()
    for (let times = 0; times < 4; times += 1) {
      server.wait(29 * minute)
      expect((await session()).person).not.toBeNull()
    }
    server.wait(30 * minute)
    expect((await session()).person).toBeNull()
    expect(await manager.desk.ask('GET', 'people')).toMatchObject({ status: 401, code: 'not-signed-in' })
  })

  it('[ASVS 7.3.2] twelve hours end it, however busy', async () => {
    for (let passed = minute; passed < 12 * 60 * minute - 20 * minute; passed += 20 * minute) {
      server.wait(20 * minute)
      expect((await session()).person).not.toBeNull()
    }
    server.wait(20 * minute)
    expect((await session()).person).toBeNull()
  })

  it('[ASVS 7.5.3] proving it anew, with a session that is old, opens key actions again', async () => {
    server.wait(6 * minute)
    const takeOut = () => manager.desk.ask('GET', 'export?format=jsonl')
    expect(await takeOut()).toMatchObject({ status: 403, code: 'prove-again' })
    await signIn(manager, manager.desk)
    expect((await takeOut()).status).toBe(200)
    expect((await audit()).entries.slice(0, 2).map(({ what }) => what)).toEqual(['exported', 'proved-again'])
  })
})

describe('[ASVS 2.4.1] guessing', () => {
  it('an account waits after five wrong tries, longer each time, and is never shut out for good', async () => {
    const wrong = { ...manager, password: 'fiets thee regen zes' }
    for (let tries = 0; tries < 5; tries += 1) expect((await signIn(wrong)).answer.status).toBe(401)
    const waits = await signIn(manager)
    expect(waits.answer).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(Number(waits.answer.headers['retry-after'])).toBe(30)
    // A try while it waits costs nothing more.
    for (let tries = 0; tries < 20; tries += 1) expect((await signIn(wrong)).answer.status).toBe(429)
    server.wait(30_000)
    expect((await signIn(wrong)).answer.status).toBe(401)
    expect(Number((await signIn(wrong)).answer.headers['retry-after'])).toBe(60)
    server.wait(minute)
    expect((await signIn(manager)).answer.status).toBe(200)
    expect((await audit()).entries.filter(({ what }) => what === 'sign-in-refused')).toHaveLength(2)
  })

  it('many tries at once count as many', async () => {
    const wrong = { ...manager, password: 'fiets thee regen zes' }
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn(wrong)))
    expect(answers.filter(({ answer }) => answer.status === 401)).toHaveLength(5)
  })

  it('a name that nobody has waits just the same, and other accounts do not', async () => {
    const nobody = { ...manager, name: 'Niemand Hier' }
    for (let tries = 0; tries < 5; tries += 1) await signIn(nobody)
    expect((await signIn(nobody)).answer.status).toBe(429)
    expect((await signIn(manager)).answer.status).toBe(200)
    expect((await audit()).entries.map(({ what }) => what)).not.toContain('sign-in-refused')
  })

  it('an address that tries many names waits, and a session it has goes on', async () => {
    for (let tries = 0; tries < 60; tries += 1) await signIn({ ...manager, name: `Naam ${tries}` })
    expect((await signIn(manager)).answer.status).toBe(429)
    expect((await manager.desk.ask('POST', 'invitations/look', { token: 'A'.repeat(43) })).status).toBe(429)
    expect((await session()).person).not.toBeNull()
    server.wait(10 * minute)
    expect((await signIn(manager)).answer.status).toBe(200)
  })
})

describe('people', () => {
  it('are invited as coordinator of centres, researcher or manager; an open invitation can be taken back', async () => {
    const made = await invite('Samira', { role: 'coordinator', centres: ['bij-betje', 'allekanten'] })
    expect(
      await manager.desk.ask('POST', 'people/invitations', { name: 'X Y', as: { role: 'coordinator' } }),
    ).toMatchObject({ status: 400 })
    expect(
      await manager.desk.ask('POST', 'people/invitations', {
        name: 'X Y',
        as: { role: 'coordinator', centres: ['nergens'] },
      }),
    ).toMatchObject({ status: 400 })
    const [open] = (await people()).invitations
    expect(open).toMatchObject({ name: 'Samira', role: 'coordinator', centres: ['bij-betje', 'allekanten'] })
    expect((await manager.desk.ask('DELETE', `people/invitations/${open!.id}`)).status).toBe(204)
    expect((await people()).invitations).toEqual([])
    expect(await openDesk(server).ask('POST', 'invitations/look', { token: tokenOf(made) })).toMatchObject({
      code: 'invitation-unknown',
    })
  })

  it('another role or other centres count from the next request on', async () => {
    const { id, desk } = await seat(server, 'coordinator', ['bij-betje'])
    const centres = async () => ((await desk.ask('GET', 'centres')).json() as { centres: { id: string }[] }).centres
    expect((await centres()).map((one) => one.id)).toEqual(['bij-betje'])
    await manager.desk.ask('POST', `people/${id}/role`, { as: { role: 'coordinator', centres: ['allekanten'] } })
    expect((await centres()).map((one) => one.id)).toEqual(['allekanten'])
    await manager.desk.ask('POST', `people/${id}/role`, { as: { role: 'researcher' } })
    expect((await centres()).length).toBeGreaterThan(10)
    expect((await people()).people.find((one) => one.id === id)?.centres).toEqual([])
  })

  it('[ASVS 7.4.2] who is closed is out at once, everywhere, and cannot come back in', async () => {
    const samira = await join(server, await invite('Samira', { role: 'researcher' }), 'Samira')
    const id = (await session(samira.desk)).person!.id
    const second = await sitDown(server, id)
    expect((await manager.desk.ask('POST', `people/${id}/close`)).status).toBe(204)
    for (const desk of [samira.desk, second])
      expect(await desk.ask('GET', 'results/conversations')).toMatchObject({ status: 401 })
    server.wait(minute)
    expect((await signIn(samira)).answer).toMatchObject({ status: 401, code: 'wrong-sign-in' })
    expect(await manager.desk.ask('POST', `people/${id}/renewal`)).toMatchObject({ status: 404 })
    expect((await people()).people.find((one) => one.id === id)?.closedAt).not.toBeNull()
  })

  it('a link for somebody who lost the way in gives new means, ends the old, and keeps role and centres', async () => {
    const samira = await join(server, await invite('Samira', { role: 'coordinator', centres: ['bij-betje'] }), 'Samira')
    const { id } = (await session(samira.desk)).person!
    const made = await link(manager, `people/${id}/renewal`)
    // Until it is used nothing changes.
    expect((await session(samira.desk)).person).not.toBeNull()
    const again = await join(server, made, 'Samira')
    expect((await session(again.desk)).person).toMatchObject({ id, role: 'coordinator', centres: ['bij-betje'] })
    expect((await session(samira.desk)).person).toBeNull()
    server.wait(minute)
    expect((await signIn(samira)).answer.status).toBe(401)
    expect((await signIn({ ...again, password: samira.password })).answer.status).toBe(200)
  })

  it('the last manager stays, also when two close each other at the same moment', async () => {
    const { id } = (await session()).person!
    expect(await manager.desk.ask('POST', `people/${id}/close`)).toMatchObject({ status: 409, code: 'last-manager' })
    expect(await manager.desk.ask('POST', `people/${id}/role`, { as: { role: 'researcher' } })).toMatchObject({
      code: 'last-manager',
    })
    const other = await seat(server, 'manager')
    const both = await Promise.all([
      manager.desk.ask('POST', `people/${other.id}/close`),
      other.desk.ask('POST', `people/${id}/role`, { as: { role: 'researcher' } }),
    ])
    expect(both.filter(({ status }) => status === 204)).toHaveLength(1)
    expect((await session(openDesk(server))).hasManager).toBe(true)
  })
})

describe('the audit log', () => {
  it('[ASVS 16.3.1] tells who, when and what, by id, and holds no name, password, code or link', async () => {
    const made = await invite('Samira Jansen', { role: 'coordinator', centres: ['bij-betje'] })
    await join(server, made, 'Samira Jansen')
    await manager.desk.ask('GET', 'export?format=jsonl')
    const { entries, names, whole } = await audit()
    expect(entries.map(({ what }) => what)).toEqual(['exported', 'joined', 'invited', 'joined', 'invited'])
    expect(entries.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
    expect(entries[0]!.at).toBe(new Date(await serverTime(server)).toISOString())
    expect(names[(await session()).person!.id]).toBe('Wil Bakker')
    expect(whole).toBe(true)
    const stands = JSON.stringify(await server.workplace.store.audit.entries({ before: undefined, limit: 100 }))
    for (const word of ['Samira', 'Bakker', manager.password, manager.secret, tokenOf(made)])
      expect(stands).not.toContain(word)
  })

  it('comes in pages, newest first', async () => {
    for (let times = 0; times < 205; times += 1)
      await server.workplace.store.audit.note({ who: 'command', what: 'backed-up' }, 0)
    const first = await audit()
    expect(first.entries).toHaveLength(100)
    const second = auditAnswer.parse((await manager.desk.ask('GET', `audit?before=${first.next}`)).json())
    const third = auditAnswer.parse((await manager.desk.ask('GET', `audit?before=${second.next}`)).json())
    const seqs = [first, second, third].flatMap(({ entries }) => entries.map(({ seq }) => seq))
    expect(seqs).toEqual(Array.from({ length: 207 }, (_, at) => 207 - at))
    expect(third.next).toBeNull()
    for (const bad of ['0', '-1', 'x', '1.5'])
      expect((await manager.desk.ask('GET', `audit?before=${bad}`)).status).toBe(400)
  })

  it('entries at the same moment follow one another', async () => {
    const { audit: log } = server.workplace.store
    await Promise.all(Array.from({ length: 20 }, () => log.note({ who: 'command', what: 'backed-up' }, 0)))
    expect(await log.firstBreak()).toBeUndefined()
    expect(await log.entries({ before: undefined, limit: 100 })).toHaveLength(22)
  })
})

describe('what lies in the database', () => {
  it('[ASVS 13.3.1] holds no password, secret, session or link that opens anything', async () => {
    const made = await invite('Samira', { role: 'researcher' })
    const secret = (
      (await openDesk(server).ask('POST', 'invitations/look', { token: tokenOf(made) })).json() as InvitationAnswer
    ).secret
    const file = joinPath(server.dataDir, 'copy.sqlite')
    await server.workplace.store.backUp(file, { apart: false })
    const bytes = readFileSync(file)
    const token = manager.desk.cookie().split('=')[1]!
    for (const word of [manager.password, manager.secret, secret, token, tokenOf(made)])
      expect(bytes.includes(word)).toBe(false)
    expect(bytes.includes('Wil Bakker')).toBe(true)
  })
})
