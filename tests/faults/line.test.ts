import type { AddressInfo, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { createStrikes, planBatches } from '#client/sync/batch-plan.ts'
import { createChecker } from '#tests/support/check-history.ts'
import { createLinkedTablet } from '#tests/support/linked-tablet.ts'
import { openTestServer, quickFolder, removeFolder } from '#tests/support/server/open-test-server.ts'
import { rowsOf } from '#tests/support/server/test-database.ts'
import { maxBatchBytes, maxBatchRecords } from '#wire/batch.ts'

/** Passes everything on, and cuts the next answer off after so many bytes. */
const createCuttingLine = async (port: number) => {
  let cutAfter: number | undefined
  let longest = 0
  let cuts = 0
  const open = new Set<Socket>()
  const line = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    let answered = 0
    let isCut = false
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => open.delete(socket))
    }
    near.pipe(far)
    far.on('data', (bytes: Buffer) => {
      if (isCut) return
      if (cutAfter !== undefined && answered + bytes.length > cutAfter) {
        near.write(bytes.subarray(0, Math.max(0, cutAfter - answered)), () => near.destroy())
        cutAfter = undefined
        cuts += 1
        // What the server still says, nobody hears.
        isCut = true
        return
      }
      answered += bytes.length
      longest = Math.max(longest, answered)
      near.write(bytes)
    })
    far.on('end', () => near.end())
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    cutNextAfter: (bytes: number) => {
      cutAfter = bytes
    },
    longest: () => longest,
    cuts: () => cuts,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => line.close(resolve))
    },
  }
}

test('[I3] the answer is cut off at any byte, after the server stored it: sent again, stored once, nothing lost', async () => {
  const checker = createChecker()
  const dataDir = quickFolder()
  const server = await openTestServer({ dataDir })
  const token = await server.enrol()
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  const line = await createCuttingLine((server.app.server.address() as AddressInfo).port)
  const tablet = await createLinkedTablet({
    fetch: (input, init) => {
      const headers = new Headers(init?.headers)
      headers.set('authorization', `Bearer ${token}`)
      // One connection a request: each can be cut by itself.
      headers.set('connection', 'close')
      return fetch(`${line.address}${new URL(String(input)).pathname}`, { ...init, headers })
    },
  })
  try {
    const made: { readonly id: string; readonly hash: string }[] = []
    for (let step = 0; step < 60; step += 1) {
      for (let more = 0; more < 3; more += 1) made.push(await tablet.add(`verhaal ${step}.${more}`))
      // In the head of an answer, in its body, before its last byte; what is longer than the answer to `have` falls in that
      // to `push`.
      line.cutNextAfter(1 + ((step * 61) % 2200))
      await tablet.engine.sendNow()
    }
    expect(line.cuts()).toBeGreaterThan(20)
    checker.injected('response lost after commit', line.cuts())
    let rounds = 0
    do {
      rounds += 1
      await tablet.engine.sendNow()
    } while (rounds < 10 && (await tablet.states()).includes('waiting'))
    const rows = (await rowsOf(dataDir, 'select id, hash, server_seq as serverSeq from records')) as readonly {
      readonly id: string
      readonly hash: string
      readonly serverSeq: number
    }[]
    checker.check({
      made,
      promised: made.map((one) => one.id),
      tablets: [
        (await tablet.database.tables.records.toArray()).map(({ id, hash, state, envelope }) => ({
          id,
          hash,
          state,
          whole: envelope !== undefined,
        })),
      ],
      server: rows,
      rounds,
    })
    expect(rows.length).toBe(made.length)
    console.log(`${line.cuts()} answers cut off, ${made.length} records, longest answer ${line.longest()} bytes`)
  } finally {
    checker.write()
    tablet.database.close()
    await line.close()
    await server.close()
    await removeFolder(dataDir)
  }
})

test('[I5] a hundred thousand records are sent in parts that each keep to the limits, and none is left out', () => {
  const checker = createChecker()
  const items = Array.from({ length: 100_000 }, (_, at) => ({
    id: `id-${at}`,
    hash: '',
    // From a line of text to a story that fills a batch by itself.
    size: at % 1000 === 0 ? 900_000 : 600 + (at % 97) * 120,
  }))
  const batches = planBatches(items, createStrikes())
  for (const batch of batches) {
    expect(batch.length).toBeLessThanOrEqual(maxBatchRecords)
    expect(batch.reduce((sum, one) => sum + one.size, 0)).toBeLessThan(maxBatchBytes)
  }
  const sent = batches.flat().map((one) => one.id)
  checker.injected('gzip bomb, 10 MB of text, a hundred thousand records')
  expect([sent.length, new Set(sent).size]).toEqual([items.length, items.length])
  checker.write()
})
