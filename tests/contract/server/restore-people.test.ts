import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreBackup } from '#server/restore-backup.ts'
import { copyKeys, tryBackup } from '#server/try-backup.ts'
import { filesOf } from '#server/workplace.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { firstLink, join as joinDesk, openDesk, seat, serverTime, tokenOf } from '#tests/support/server/staff.ts'
import { databaseUrlOf } from '#tests/support/server/test-database.ts'

let server: TestServer
let elsewhere: string
beforeEach(async () => {
  server = await openTestServer()
  elsewhere = temporaryFolder()
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
  await removeFolder(elsewhere)
})

const copy = async (): Promise<string> => {
  const file = join(elsewhere, 'copy.sqlite')
  await server.workplace.store.backUp(file, { apart: true })
  return file
}
const putBack = async (file: string): Promise<void> => {
  const begin = await serverTime(server)
  await server.close()
  const { dataDir } = server
  const done = await restoreBackup({ dataDir, databaseUrl: await databaseUrlOf(dataDir), file, now: () => begin })
  expect(done.ok).toBe(true)
  server = await openTestServer({ dataDir, managerKey: server.managerKey, begin })
}

describe('a backup put back', () => {
  it('brings nobody back who was closed since, and loses nobody who came since', async () => {
    const [stays, goes] = [await seat(server, 'manager'), await seat(server, 'researcher')]
    const file = await copy()
    await stays.desk.ask('POST', `people/${goes.id}/close`)
    await stays.desk.ask('POST', 'centres/bij-betje/name', { name: 'Betje' })
    const came = await seat(server, 'coordinator', ['allekanten'])
    await putBack(file)
    const { people, audit, centres } = server.workplace.store
    expect((await people.person(goes.id))?.closedAt).toBeDefined()
    expect(await people.person(came.id)).toMatchObject({ centres: ['allekanten'], closedAt: undefined })
    expect((await centres.all()).find(({ id }) => id === 'bij-betje')?.name).toBe('Betje')
    expect((await audit.entries({ before: undefined, limit: 1 }))[0]).toMatchObject({
      who: 'command',
      what: 'restored',
    })
    expect(await audit.firstBreak()).toBeUndefined()
  })

  it('ends every session, link and code of before', async () => {
    const { desk } = await seat(server, 'manager')
    const link = await firstLink(server)
    const file = await copy()
    await putBack(file)
    const again = openDesk(server, desk.cookie())
    expect((await again.ask('GET', 'people')).status).toBe(401)
    expect((await again.ask('POST', 'invitations/look', { token: tokenOf(link) })).status).toBe(404)
  })

  it('on another server the people of the backup come in, not those who waited there', async () => {
    const wil = await joinDesk(server, await firstLink(server), 'Wil Bakker')
    const file = await copy()
    const other = await openTestServer()
    await seat(other, 'manager')
    const begin = await serverTime(other)
    await other.close()
    // As somebody does it who moves the server: the keys come along.
    copyKeys(filesOf(server.dataDir), filesOf(other.dataDir))
    const databaseUrl = await databaseUrlOf(other.dataDir)
    await restoreBackup({ dataDir: other.dataDir, databaseUrl, file, now: () => begin })
    const opened = await openTestServer({ dataDir: other.dataDir, begin })
    expect((await opened.workplace.store.people.people()).map(({ name }) => name)).toEqual([wil.name])
    await opened.close()
    await removeFolder(other.dataDir)
  })

  it('a trial opens and counts what is in it, elsewhere, and changes nothing here', async () => {
    const token = await server.enrol()
    const { recipient: ingest } = server.workplace.keys.ingest
    await server.push(token, [await sealConversation({ ingest }), await sealConversation({ ingest })])
    const file = await copy()
    const place = join(elsewhere, 'trial')
    mkdirSync(place)
    copyKeys(filesOf(server.dataDir), filesOf(place))
    const { epoch } = await server.workplace.store.standing()
    expect(await tryBackup({ place, file, now: () => 0 })).toEqual({
      ok: true,
      value: { seq: 2, conversations: 2, unreadable: 0 },
    })
    expect((await server.workplace.store.standing()).epoch).toBe(epoch)
    expect(await tryBackup({ place, file: join(place, 'epoch'), now: () => 0 })).toMatchObject({ ok: false })
  })
})
