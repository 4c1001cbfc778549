import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sha256OfSecret } from '#server/keys/key-files.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { seat } from '#tests/support/server/staff.ts'
import { onPostgres } from '#tests/support/server/test-database.ts'
import type { TabletsAnswer } from '#wire/manage.ts'

let server: TestServer
beforeEach(async () => {
  server = await openTestServer()
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const enrol = async (centre: string) => {
  const made = await server.app.inject({
    method: 'POST',
    url: '/api/v1/enrolments',
    headers: { authorization: `Bearer ${server.managerKey}` },
    payload: { centre },
  })
  const { code } = made.json<{ readonly code: string }>()
  const answer = await server.app.inject({ method: 'POST', url: '/api/v1/enrol', payload: { code } })
  return answer.json<{ readonly device: string; readonly token: string }>()
}
const seal = (centre: string) => sealConversation({ ingest: server.workplace.keys.ingest.recipient, over: { centre } })
const counted = async () => {
  await server.workplace.opening.drain()
  return (await server.workplace.store.tallies(undefined)).map((row) => row.centre)
}

describe('[S15] a tablet of one centre', () => {
  it('files under another: kept with a receipt, not counted until a manager lets it', async () => {
    const { device, token } = await enrol('bij-betje')
    const [own, strange] = [await seal('bij-betje'), await seal('allekanten')]
    const answer = await server.push(token, [own, strange])
    expect(answer.results.map((one) => one.outcome)).toEqual(['stored', 'stored'])
    expect(await counted()).toEqual(['bij-betje'])
    expect((await server.have(token, [own, strange])).known).toHaveLength(2)
    // Nor by a restart, which gives what could not be opened another try.
    await server.workplace.store.retryUnreadable()
    expect(await counted()).toEqual(['bij-betje'])
    const { desk } = await seat(server, 'manager')
    const tablets = async () => ((await desk.ask('GET', 'tablets')).json() as TabletsAnswer).tablets
    expect((await tablets())[0]).toMatchObject({ id: device, otherCentre: 1, filedUnder: 'allekanten' })
    // It would open well enough: nothing is broken.
    expect(await server.workplace.store.counts(undefined)).toMatchObject({ unreadable: 0, otherCentre: 1 })
    const coordinator = await seat(server, 'coordinator', ['bij-betje'])
    expect((await coordinator.desk.ask('POST', `tablets/${device}/other-centre`)).status).toBe(403)
    expect((await desk.ask('POST', `tablets/${device}/other-centre`)).status).toBe(204)
    expect((await counted()).toSorted()).toEqual(['allekanten', 'bij-betje'])
    expect((await tablets())[0]).toMatchObject({ otherCentre: 0 })
    expect((await desk.ask('POST', `tablets/${device}/other-centre`)).status).toBe(404)
  })

  it('moved house: what it files counts once a manager gave it to that centre, and it reads back no more', async () => {
    const { device, token } = await enrol('bij-betje')
    const { desk } = await seat(server, 'manager')
    const coordinator = await seat(server, 'coordinator', ['bij-betje'])
    const move = (by: typeof desk, centre: string, id = device) => by.ask('POST', `tablets/${id}/centre`, { centre })
    expect((await move(coordinator.desk, 'allekanten')).status).toBe(403)
    expect((await move(desk, 'nergens')).status).toBe(400)
    expect((await move(desk, 'allekanten', randomUUID())).status).toBe(404)
    expect((await move(desk, 'allekanten')).status).toBe(204)
    await server.push(token, [await seal('allekanten')])
    expect(await counted()).toEqual(['allekanten'])
    await server.push(token, [await seal('bij-betje')])
    expect(await counted()).toEqual(['allekanten'])
    const { tablets } = (await desk.ask('GET', 'tablets')).json() as TabletsAnswer
    expect(tablets[0]).toMatchObject({ centre: 'allekanten', reads: false, otherCentre: 1, filedUnder: 'bij-betje' })
    const { audit } = server.workplace.store
    expect(await audit.entries({ before: undefined, limit: 20 })).toContainEqual(
      expect.objectContaining({ what: 'tablet-moved', about: device, detail: 'allekanten' }),
    )
    await server.workplace.store.revoke(device, server.now())
    expect((await move(desk, 'bij-betje')).status).toBe(404)
  })

  it('a header that says its centre twice is read as the opener reads it', async () => {
    const { token } = await enrol('bij-betje')
    const strange = await seal('allekanten')
    const envelope = strange.envelope.replace('"header":{', '"header":{"centre":"bij-betje",')
    await server.push(token, [{ ...strange, envelope, hash: sha256OfSecret(envelope) }])
    expect(await counted()).toEqual([])
  })

  it('withdraws whatever the centre is', async () => {
    const { token } = await enrol('bij-betje')
    const strange = await seal('allekanten')
    await server.push(token, [strange])
    const answer = await server.push(token, [], { tombstones: [{ root: strange.root, proof: strange.proof }] })
    expect(answer.tombstones[0]).toMatchObject({ outcome: 'withdrawn', found: true })
  })
})

describe('[S14] a token that is renewed', () => {
  const renew = (token: string, next: string) =>
    server.app.inject({
      method: 'POST',
      url: '/api/v1/sync/token',
      headers: { authorization: `Bearer ${token}` },
      payload: { tokenHash: sha256OfSecret(next) },
    })
  const status = async (token: string) =>
    (
      await server.app.inject({
        method: 'GET',
        url: '/api/v1/config',
        headers: { authorization: `Bearer ${token}` },
      })
    ).statusCode
  const next = 'n'.repeat(43)

  it('opens until the next one is used, however often it is asked for; then only the next', async () => {
    const { token } = await enrol('bij-betje')
    expect((await renew(token, next)).statusCode).toBe(204)
    expect(await status(token)).toBe(200)
    expect((await renew(token, next)).statusCode).toBe(204)
    expect(await status(next)).toBe(200)
    expect([await status(token), await status(next)]).toEqual([401, 200])
  })

  it("is not another tablet's, and not one of a tablet that was shut out", async () => {
    const [one, two] = [await enrol('bij-betje'), await enrol('bij-betje')]
    expect((await renew(one.token, two.token)).statusCode).toBe(400)
    expect((await renew(one.token, next)).statusCode).toBe(204)
    expect((await renew(two.token, next)).statusCode).toBe(400)
    await server.workplace.store.revoke(one.device, server.now(), { deposits: true })
    expect((await renew(one.token, 'm'.repeat(43))).statusCode).toBe(401)
    expect([await status(one.token), await status(next)]).toEqual([401, 401])
  })
})

it('[V6] two servers on one database open different pieces; one that is gone leaves its piece to the other', async () => {
  // A SQLite file has one server.
  const other = onPostgres() ? await openTestServer({ databaseOf: server.dataDir, dataDir: server.dataDir }) : server
  const records = [await seal('bij-betje'), await seal('bij-betje'), await seal('bij-betje')]
  // Past the route, which would wake the opening.
  await server.workplace.store.keep({
    device: 'd',
    now: server.now(),
    records: records.map((record) => ({ ...record, actualHash: record.hash })),
    withdrawals: [],
    tablet: undefined,
  })
  const first = await server.workplace.store.unopened(2)
  const second = await other.workplace.store.unopened(2)
  expect(first).toHaveLength(2)
  if (other === server) expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id))
  else {
    expect(second.map(({ id }) => id)).not.toEqual(first.map(({ id }) => id))
    expect(second).toHaveLength(1)
    await other.close()
    // PostgreSQL takes a moment to notice that a connection is gone.
    await vi.waitFor(async () => expect(await server.workplace.store.unopened(5)).toHaveLength(3), 10_000)
  }
})
