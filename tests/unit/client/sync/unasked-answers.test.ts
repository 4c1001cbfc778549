import { expect, test } from 'vitest'
import { createLinkedTablet } from '#tests/support/linked-tablet.ts'
import type { HaveRequest, PushRequest } from '#wire/batch.ts'

const epoch = 'e'.repeat(32)
const common = { protocol: 1, epoch, serverTime: '', backedUpThrough: 0, minClient: 1 }

test('[S3] an answer that speaks of a record which waits here, and was not sent, does nothing to it', async () => {
  const asked: RequestInit[] = []
  let sent = ''
  let unsent = ''
  const tablet = await createLinkedTablet({
    fetch: async (input, init) => {
      asked.push(init!)
      if (String(input).endsWith('/config')) return Response.json({}, { status: 404 })
      const request = JSON.parse(String(init!.body)) as HaveRequest | PushRequest
      if (String(input).endsWith('/have'))
        return Response.json({ ...common, missing: [sent], known: [], withdrawn: [], conflicts: [] })
      const [record] = (request as PushRequest).records
      const receipt = { id: record!.id, hash: record!.hash, serverSeq: 1, epoch, mac: 'm' }
      return Response.json({
        ...common,
        results: [
          { id: sent, outcome: 'stored', receipt },
          { id: unsent, outcome: 'withdrawn' },
        ],
        tombstones: [],
      })
    },
  })
  const [one, other] = [await tablet.add('one'), await tablet.add('two')]
  sent = one.id
  unsent = other.id
  await tablet.engine.sendNow()
  expect((await tablet.row(one.id)).state).toBe('arrived')
  expect(await tablet.row(other.id)).toEqual(other)
  // S8: nobody else answers in the server's name, and nobody else gets the token.
  expect(asked.length).toBeGreaterThanOrEqual(2)
  for (const init of asked) expect(init).toMatchObject({ redirect: 'error', credentials: 'omit', cache: 'no-store' })
  tablet.database.close()
})
