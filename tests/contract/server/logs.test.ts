import { expect, it } from 'vitest'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { hashOf, sealConversation } from '#tests/support/server/sealed-records.ts'

it('starting and asking warns of nothing: what a library calls deprecated today is gone with its next version', async () => {
  const warned: string[] = []
  const listen = (warning: Error) => warned.push(`${warning.name}: ${warning.message}`)
  process.on('warning', listen)
  try {
    const server = await openTestServer({ logLevel: 'info', logStream: { write: () => {} } })
    expect((await server.app.inject({ method: 'GET', url: '/api/v1/health' })).statusCode).toBe(200)
    await server.close()
    await removeFolder(server.dataDir)
    // Warnings are told in the next turn.
    await new Promise((resolve) => setImmediate(resolve))
  } finally {
    process.off('warning', listen)
  }
  expect(warned).toEqual([])
})

it('[V7] at the loudest level the log tells routes and statuses, and no story, code, token, key, query or id', async () => {
  const lines: string[] = []
  let failing = false
  const server = await openTestServer({
    logLevel: 'debug',
    logStream: { write: (line) => lines.push(line) },
    before: (sql, parameters) => {
      // A database that quotes what it was given, as some do.
      if (failing && sql.startsWith('insert into "kept_aside"')) throw new Error(`cannot store ${parameters.join(' ')}`)
    },
  })
  const made = await server.app.inject({
    method: 'POST',
    url: '/api/v1/enrolments',
    headers: { authorization: `Bearer ${server.managerKey}` },
  })
  const { code } = made.json<{ readonly code: string }>()
  const enrolled = await server.app.inject({ method: 'POST', url: `/api/v1/enrol?code=${code}`, payload: { code } })
  const { token } = enrolled.json<{ readonly token: string }>()
  const record = await sealConversation({ ingest: server.workplace.keys.ingest.recipient, text: 'stoepkrijtmarkering' })
  const bare = '{"kind":"conversation","text":"stoepkrijtmarkering"}'
  await server.push(token, [record, { id: record.id, envelope: bare, hash: hashOf(bare) }])
  await server.workplace.opening.drain()
  const post = (payload: string) =>
    server.app.inject({
      method: 'POST',
      url: '/api/v1/sync/push',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload,
    })
  await post('{"protocol":1,"stoepkrijtmarkering')
  await post('{"protocol":1,"stoepkrijtmarkering":1}')
  failing = true
  const record2 = await sealConversation({ ingest: server.workplace.keys.ingest.recipient })
  const failed = await post(
    JSON.stringify({
      protocol: 1,
      batchId: record2.id,
      records: [{ id: record2.id, hash: hashOf('x'), envelope: 'stoepkrijtmarkering' }],
      tombstones: [],
    }),
  )
  expect(failed.statusCode).toBe(500)
  expect(failed.body).not.toContain('stoepkrijt')
  await server.manage('/api/v1/results/conversations?round=stoepkrijtmarkering')
  await server.app.inject({ method: 'GET', url: '/stoepkrijtmarkering?token=stoepkrijtmarkering' })
  await server.close()
  await removeFolder(server.dataDir)

  const log = lines.join('')
  expect(log).toContain('"route":"/api/v1/sync/push"')
  expect(log).toContain('"status":200')
  expect(log).toContain('"failure":{"name":"Error","at":["    at ')
  for (const secret of [
    'stoepkrijt',
    code,
    token,
    server.managerKey,
    record.id,
    record.hash,
    'cannot store',
    'Bearer',
  ]) {
    expect(log, secret.slice(0, 8)).not.toContain(secret)
  }
})
