import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { programme as programmeSchema } from '#domain/programme.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import type { Desk } from '#tests/support/server/staff.ts'
import { openDesk, seat } from '#tests/support/server/staff.ts'
import { protocol } from '#wire/batch.ts'
import { conversationsAnswer, enrolmentAnswer } from '#wire/desk.ts'
import { configAnswer, enrolAnswer } from '#wire/enrolment.ts'
import type { TabletOfDesk } from '#wire/manage.ts'
import { backupsAnswer, centresAnswer, tabletsAnswer } from '#wire/manage.ts'

let server: TestServer
let manager: Desk
let coordinator: Desk

beforeEach(async () => {
  server = await openTestServer()
  manager = (await seat(server, 'manager')).desk
  coordinator = (await seat(server, 'coordinator', ['bij-betje'])).desk
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const enrol = async (desk: Desk, tablet: object) => {
  const { code } = enrolmentAnswer.parse((await desk.ask('POST', 'enrolments', tablet)).json())
  return enrolAnswer.parse((await openDesk(server).ask('POST', 'enrol', { code })).json())
}
const tablets = async (desk = manager): Promise<readonly TabletOfDesk[]> =>
  tabletsAnswer.parse((await desk.ask('GET', 'tablets')).json()).tablets
const seal = (centre: string) => sealConversation({ ingest: server.workplace.keys.ingest.recipient, over: { centre } })
const send = (token: string, url: string, body: object) =>
  server.app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${token}` }, payload: body })
const config = (token: string) =>
  server.app.inject({ method: 'GET', url: '/api/v1/config', headers: { authorization: `Bearer ${token}` } })
const centres = async () => centresAnswer.parse((await manager.ask('GET', 'centres')).json()).centres

describe('tablets', () => {
  it('a code is for a centre, with a name, with or without reading it back; the tablet hears which', async () => {
    const enrolled = await enrol(coordinator, { centre: 'bij-betje', name: 'Tablet aan de bar', reads: true })
    expect(enrolled).toMatchObject({ centre: 'bij-betje', reads: true })
    expect(await tablets()).toMatchObject([
      { name: 'Tablet aan de bar', centre: 'bij-betje', reads: true, lastSeen: null, deposits: false },
    ])
    expect(await coordinator.ask('POST', 'enrolments', { centre: 'allekanten' })).toMatchObject({ status: 403 })
    expect(await coordinator.ask('POST', 'enrolments', {})).toMatchObject({ status: 403 })
    expect(await coordinator.ask('POST', 'enrolments', { reads: true })).toMatchObject({ status: 403 })
    expect(await enrol(manager, { reads: true })).toMatchObject({ reads: true })
    expect(await manager.ask('POST', 'enrolments', { centre: 'nergens' })).toMatchObject({ status: 400 })
    expect(await enrol(manager, {})).toMatchObject({ reads: false })
  })

  it('show what they last told, to staff of their centre', async () => {
    const mine = await enrol(manager, { centre: 'bij-betje' })
    await enrol(manager, { centre: 'allekanten' })
    await enrol(manager, {})
    const tablet = { build: '1.2.3', unsent: 4, quarantined: 1, persisted: false }
    await server.push(mine.token, [], { tablet })
    expect(await tablets(coordinator)).toMatchObject([{ id: mine.device, centre: 'bij-betje', ...tablet }])
    expect(await tablets()).toHaveLength(3)
  })

  it('one that is shut out sends and hears nothing; its centre cannot shut out that of another', async () => {
    const mine = await enrol(manager, { centre: 'bij-betje' })
    const others = await enrol(manager, { centre: 'allekanten' })
    const shutOut = (desk: Desk, id: string, deposits = false) =>
      desk.ask('POST', `tablets/${id}/shut-out`, { deposits })
    expect((await shutOut(coordinator, others.device)).status).toBe(404)
    expect((await shutOut(coordinator, mine.device)).status).toBe(204)
    const push = { protocol, batchId: mine.device, records: [], tombstones: [] }
    expect((await send(mine.token, '/api/v1/sync/push', push)).statusCode).toBe(401)
    expect((await send(mine.token, '/api/v1/sync/have', { protocol, records: [] })).statusCode).toBe(401)
    expect((await config(mine.token)).statusCode).toBe(401)
    expect((await send(others.token, '/api/v1/sync/push', push)).statusCode).toBe(200)
  })

  it('shutting out never means losing: when staff agree, what it holds comes in, counts, and nothing else opens', async () => {
    const mine = await enrol(manager, { centre: 'bij-betje' })
    const [before, after] = [await seal('bij-betje'), await seal('bij-betje')]
    await manager.ask('POST', `tablets/${mine.device}/shut-out`, { deposits: false })
    await expect(server.push(mine.token, [before])).rejects.toThrow('401')
    expect((await coordinator.ask('POST', `tablets/${mine.device}/deposit`, { deposits: true })).status).toBe(204)
    expect((await tablets())[0]).toMatchObject({ deposits: true })
    expect((await server.have(mine.token, [before])).missing).toEqual([before.id])
    expect((await server.push(mine.token, [before])).results).toMatchObject([{ id: before.id, outcome: 'stored' }])
    expect((await config(mine.token)).statusCode).toBe(401)
    await server.workplace.opening.drain()
    const { conversations } = conversationsAnswer.parse((await manager.ask('GET', 'results/conversations')).json())
    expect(conversations.total.total).toBe(1)
    await manager.ask('POST', `tablets/${mine.device}/deposit`, { deposits: false })
    await expect(server.push(mine.token, [after])).rejects.toThrow('401')
    expect((await manager.ask('GET', 'audit')).text).toMatch(/deposit-ended.*deposit-allowed.*tablet-shut-out/)
  })

  it('a deposit is of a tablet that was shut out, of one that is', async () => {
    const mine = await enrol(manager, { centre: 'bij-betje' })
    expect((await manager.ask('POST', `tablets/${mine.device}/deposit`, { deposits: true })).status).toBe(404)
    expect((await manager.ask('POST', 'tablets/x/deposit', { deposits: true })).status).toBe(404)
  })
})

describe('centres', () => {
  it('are added, renamed and closed; tablets hear of it by the config they follow', async () => {
    const { token } = await enrol(manager, {})
    const first = configAnswer.parse((await config(token)).json())
    const pushed = async () => (await server.push(token, [])).configVersion
    expect(await pushed()).toBe(first.version)

    expect((await manager.ask('POST', 'centres', { name: ' Buurthuis De Brug ' })).status).toBe(204)
    const second = configAnswer.parse((await config(token)).json())
    expect(second.programme.centres.at(-1)).toEqual({ id: 'buurthuis-de-brug', name: 'Buurthuis De Brug' })
    expect(await pushed()).toBe(second.version)
    expect(second.version).not.toBe(first.version)
    expect(programmeSchema.safeParse(second.programme).success).toBe(true)

    await manager.ask('POST', 'centres/buurthuis-de-brug/name', { name: 'De Nieuwe Brug' })
    await manager.ask('POST', 'centres/bij-betje/closed', { closed: true })
    const third = configAnswer.parse((await config(token)).json())
    expect(third.programme.centres.at(-1)).toEqual({ id: 'buurthuis-de-brug', name: 'De Nieuwe Brug' })
    expect(third.programme.centres.map(({ id }) => id)).not.toContain('bij-betje')
    expect((await centres()).find(({ id }) => id === 'bij-betje')).toMatchObject({ closed: true })

    await manager.ask('POST', 'centres/bij-betje/closed', { closed: false })
    const fourth = configAnswer.parse((await config(token)).json())
    expect(fourth.programme.centres.map(({ id }) => id)).toContain('bij-betje')
  })

  it('no two have one name, and an id stays what it was', async () => {
    expect(await manager.ask('POST', 'centres', { name: 'BIJ BETJE' })).toMatchObject({ code: 'centre-taken' })
    expect(await manager.ask('POST', 'centres/allekanten/name', { name: 'bij betje' })).toMatchObject({ status: 409 })
    await manager.ask('POST', 'centres/allekanten/name', { name: 'Alle Kanten' })
    expect((await centres()).find(({ id }) => id === 'allekanten')?.name).toBe('Alle Kanten')
    expect(await manager.ask('POST', 'centres', { name: 'Allekanten' })).toMatchObject({ code: 'centre-taken' })
    expect((await manager.ask('POST', 'centres/nergens/closed', { closed: true })).status).toBe(404)
    expect((await manager.ask('POST', 'centres', { name: '   ' })).status).toBe(400)
  })

  it('what was told in a centre that closed stays, counts and keeps its name', async () => {
    const { token } = await enrol(manager, {})
    await server.push(token, [await seal('bij-betje')])
    await server.workplace.opening.drain()
    await manager.ask('POST', 'centres/bij-betje/closed', { closed: true })
    const answer = conversationsAnswer.parse((await manager.ask('GET', 'results/conversations')).json())
    expect(answer.conversations.rows).toMatchObject([{ centre: 'bij-betje', total: 1 }])
    expect(answer.centres.find(({ id }) => id === 'bij-betje')?.name).toBe('Bij Betje')
    expect((await manager.ask('GET', 'export?format=csv')).text).toContain('Bij Betje')
    // Nobody gets a new tablet for it, and one that is there goes on sending.
    expect((await manager.ask('POST', 'enrolments', { centre: 'bij-betje' })).status).toBe(400)
    expect((await server.push(token, [await seal('bij-betje')])).results).toMatchObject([{ outcome: 'stored' }])
  })

  it('stay as the desk left them when the server starts again', async () => {
    await manager.ask('POST', 'centres/bij-betje/name', { name: 'Betje' })
    await server.close()
    server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey })
    expect(await server.workplace.store.centres.all()).toContainEqual({ id: 'bij-betje', name: 'Betje' })
    expect((await server.workplace.readProgramme('open')).centres).toHaveLength(11)
  })
})

describe('backups', () => {
  it('the desk shows the last, when the next is due, and what is in none', async () => {
    const shown = async () => backupsAnswer.parse((await manager.ask('GET', 'backups')).json())
    expect(await shown()).toEqual({
      last: null,
      lastApart: null,
      lastDrill: null,
      byServer: null,
      failure: null,
      due: null,
      everyHours: 24,
      notInAny: 0,
    })
    const { token } = await enrol(manager, {})
    await server.push(token, [await seal('bij-betje')])
    const { backupRuns } = server.workplace.store
    const run = { seq: 1, by: 'command', now: Date.UTC(2026, 10, 23) } as const
    await backupRuns.note({ ...run, id: 'a', kind: 'backup', apart: true })
    await backupRuns.note({ ...run, id: 'b', kind: 'backup', apart: false, now: run.now + 1000 })
    await backupRuns.note({ ...run, id: 'c', kind: 'drill', apart: true, now: run.now + 2000 })
    expect(await shown()).toEqual({
      last: { at: '2026-11-23T00:00:01.000Z', records: 1, apart: false },
      lastApart: { at: '2026-11-23T00:00:00.000Z', records: 1, apart: true },
      lastDrill: { at: '2026-11-23T00:00:02.000Z', records: 1, apart: true },
      byServer: null,
      failure: null,
      due: '2026-11-24T00:00:00.000Z',
      everyHours: 24,
      notInAny: 1,
    })
  })
})
