import { expect, test } from 'vitest'
import { readArchive } from '#client/actions/read-archive.ts'
import { setUpTablet } from '#client/actions/set-up-tablet.ts'
import { createTestServices, freshName, must, testCode, testSeed } from '#tests/support/create-test-services.ts'
import { holdConversation } from '#tests/support/hold-conversation.ts'

const setUp = { centre: { id: 'bij-betje', name: 'Bij Betje' }, readingCode: testCode, language: 'nl' }

test('[P17] a set-up that is finished in a second window does not take away the keys of the first', async () => {
  const name = freshName()
  const first = await createTestServices({ name })
  const second = await createTestServices({ name })
  expect(must(await setUpTablet(first, { ...setUp, recoverySeed: testSeed }))).toBe('ready')
  await holdConversation(first, 'verteld')
  const before = await first.database.tables.device.get('device')
  const other = { ...setUp, readingCode: '718293', recoverySeed: new Uint8Array(15).fill(9) }
  expect(must(await setUpTablet(second, other))).toBe('already')
  expect(await first.database.tables.device.get('device')).toEqual(before)
  // The keys that were dropped open nothing, and the ones that stand open everything.
  expect(second.vault.isOpen()).toBe(false)
  must(await second.vault.unlock(testCode))
  expect(must(await readArchive(second))[0]?.conversation?.answers.contact?.text).toBe('verteld')
})

test('every centre that was typed stays, chosen or not; one of the list is no typed one', async () => {
  const tablet = await createTestServices()
  const typed = [
    { id: 'de-lier', name: 'De Lier' },
    { id: 'de-lier-2', name: 'De Lier 2' },
  ]
  must(await setUpTablet(tablet, { ...setUp, typed, recoverySeed: testSeed }))
  expect(await tablet.database.tables.device.get('device')).toMatchObject({ centre: setUp.centre, typedCentres: typed })
  const other = await createTestServices()
  must(await setUpTablet(other, { ...setUp, centre: typed[1]!, typed, recoverySeed: testSeed }))
  expect((await other.database.tables.device.get('device'))?.typedCentres).toEqual(typed)
})
