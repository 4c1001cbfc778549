import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importBackup } from '#client/actions/import-backup.ts'
import { linkTablet } from '#client/actions/link-tablet.ts'
import { makeBackup } from '#client/actions/make-backup.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import { wordsFromSeed } from '#client/vault/recovery-words.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import { createSetUpServices, must, randomBytes, testSeed } from '#tests/support/create-test-services.ts'
import { createFaultyLine } from '#tests/support/faulty-line.ts'
import { holdConversation, unlocked } from '#tests/support/hold-conversation.ts'
import { createReferenceServer } from '#tests/support/reference-server.ts'
import { toBase64Url } from '#wire/bytes.ts'
import { keyPairFromSeed } from '#wire/envelope.ts'

const day = 24 * 60 * 60_000

test('[V2] what two lone tablets both held becomes one record, whichever is linked first, and stays arrived on both', {
  timeout: 120_000,
}, async () => {
  const seed = Number(process.env.PRAATPLAAT_SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`same conversation twice: PRAATPLAAT_SEED=${seed}`)
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        shared: fc.integer({ min: 1, max: 3 }),
        own: fc.integer({ min: 0, max: 1 }),
        copyFirst: fc.boolean(),
        backedUp: fc.boolean(),
        restored: fc.boolean(),
      }),
      async ({ shared, own, copyFirst, backedUp, restored }) => {
        const server = createReferenceServer({ proves: async ({ root }) => [root] })
        const line = createFaultyLine(server.serve)
        const transport = createHttpTransport({ fetch: line.fetch, after: () => () => {} })
        const { recipient } = await keyPairFromSeed(randomBytes(32))
        const enrolled = {
          device: 'tablet',
          token: 'token',
          programme: zuidwestProgramme,
          ingestKey: { kid: recipient.kid, publicKey: toBase64Url(recipient.publicKey) },
          server: 'https://praatplaat.test',
        }
        const first = await createSetUpServices({ transport })
        for (let held = 0; held < shared; held += 1) await holdConversation(first, `samen ${held}`)
        const copy = await createSetUpServices({ transport })
        must(await importBackup(copy, must(await makeBackup(first)).text, wordsFromSeed(testSeed)))
        for (let held = 0; held < own; held += 1) await holdConversation(copy, `alleen hier ${held}`)
        const tablets: readonly TestWindow[] = copyFirst ? [copy, first] : [first, copy]
        for (const tablet of tablets) {
          must(await linkTablet(await unlocked(tablet), enrolled))
          await tablet.sync.sendNow()
        }
        const check = async () => {
          expect(server.records().size).toBe(shared + own)
          for (const tablet of tablets)
            for (const row of await tablet.database.tables.records.toArray())
              expect(row).toMatchObject({ state: 'arrived', receipt: { hash: server.records().get(row.id)?.hash } })
        }
        await check()
        const before = await Promise.all(tablets.map((tablet) => tablet.database.tables.records.toArray()))
        if (backedUp) server.backUp()
        if (restored) server.restore()
        // The daily look, and perhaps an epoch that lost some of it.
        for (let days = 0; days < 2; days += 1)
          for (const tablet of tablets) {
            tablet.clock.set(tablet.clock.now() + 2 * day)
            await tablet.sync.sendNow()
          }
        await check()
        if (!restored)
          expect(await Promise.all(tablets.map((tablet) => tablet.database.tables.records.toArray()))).toEqual(before)
        for (const tablet of tablets) tablet.crash()
      },
    ),
    { seed, numRuns: 12 },
  )
})
