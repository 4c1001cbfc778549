import { expect, test } from 'vitest'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { importBackup } from '#client/actions/import-backup.ts'
import { makeBackup } from '#client/actions/make-backup.ts'
import { openDraft } from '#client/actions/open-draft.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { renewSheet } from '#client/actions/renew-sheet.ts'
import { setUpTablet } from '#client/actions/set-up-tablet.ts'
import type { PraatplaatDatabase } from '#client/storage/database.ts'
import { lookAtWords, wordsFromSeed } from '#client/vault/recovery-words.ts'
import { err } from '#domain/result.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import {
  createSetUpServices,
  createTestServices,
  freshName,
  must,
  quickDerive,
  testCode,
  testSeed,
} from '#tests/support/create-test-services.ts'
import { holdConversation, startTold, unlocked } from '#tests/support/hold-conversation.ts'

const newSeed = new Uint8Array(15).fill(201)
const thirdSeed = new Uint8Array(15).fill(77)
const [oldWords, newWords, thirdWords] = [testSeed, newSeed, thirdSeed].map(wordsFromSeed) as [
  readonly string[],
  readonly string[],
  readonly string[],
]
const refused = { ok: false, failure: { code: 'wrong-recovery-words' } }

const otherTablet = async (seed = new Uint8Array(15).fill(9)): Promise<TestWindow> => {
  const tablet = await createTestServices()
  const centre = { id: 'allekanten', name: 'Allekanten' }
  must(await setUpTablet(tablet, { centre, readingCode: '718293', recoverySeed: seed, language: 'nl' }))
  return tablet
}
const texts = async (tablet: TestWindow) =>
  must(await readArchive(tablet)).map((one) => one.conversation?.answers.contact?.text ?? one.problem?.code)
const deviceOf = async (tablet: TestWindow) => (await tablet.database.tables.device.get('device'))!

test('[P16] a new sheet: its words open everything from before and after, the old ones nothing, the reading code stays', async () => {
  const name = freshName()
  const before = await createSetUpServices({ name })
  await holdConversation(before, 'van ervoor')
  const begun = await startTold(before, 'begonnen ervoor')
  must(await renewSheet(await unlocked(before), newSeed))
  await holdConversation(before, 'van erna')
  before.crash()

  const tablet = await createTestServices({ name })
  expect(await tablet.vault.recover(oldWords, '902817')).toEqual(refused)
  must(await tablet.vault.unlock(testCode))
  expect(new Set(await texts(tablet))).toEqual(new Set(['van ervoor', 'van erna']))
  tablet.vault.lock()
  must(await tablet.vault.recover(newWords, '902817'))
  const draft = must(await openDraft(tablet, begun.id))
  expect(draft.current().answers.contact?.text).toBe('begonnen ervoor')
  must(await finishConversation(tablet, draft, { readBack: 'not-done' }))
  must(await tablet.vault.unlock('902817'))
  expect((await texts(tablet)).toSorted()).toEqual(['begonnen ervoor', 'van erna', 'van ervoor'])
})

test('a new sheet needs the reading code, and without it nothing changes', async () => {
  const tablet = await createSetUpServices()
  const before = await deviceOf(tablet)
  tablet.vault.lock()
  expect(await renewSheet(tablet, newSeed)).toEqual({ ok: false, failure: { code: 'reading-locked' } })
  expect(await deviceOf(tablet)).toEqual(before)
  must(await tablet.vault.recover(oldWords, '902817'))
})

test('[P16] the power may go before or after any write of it: the old sheet works or the new one, and the reading code', async () => {
  const works = { old: 0, new: 0 }
  for (let at = 0; ; at += 1) {
    const name = freshName()
    const first = await createSetUpServices({ name })
    await holdConversation(first, 'blijft')
    first.crash()
    let [steps, isPlugged] = [0, false]
    let goOut = () => {}
    const out = new Promise<'out'>((resolve) => {
      goOut = () => resolve('out')
    })
    const gone = () => {
      goOut()
      return new Promise<never>(() => {})
    }
    // Even numbers before the write was done, odd ones after it, before anybody heard.
    const cut = (database: PraatplaatDatabase): PraatplaatDatabase => ({
      ...database,
      write: async (names, work) => {
        if (!isPlugged) return database.write(names, work)
        const mine = steps
        steps += 2
        if (mine === at) return gone()
        const done = await database.write(names, work)
        return mine + 1 === at ? gone() : done
      },
    })
    const tablet = await createTestServices({ name, wrap: cut })
    must(await tablet.vault.unlock(testCode))
    isPlugged = true
    const ended = await Promise.race([renewSheet(tablet, newSeed), out])
    tablet.crash()

    const again = await createTestServices({ name })
    must(await again.vault.unlock(testCode))
    expect(await texts(again)).toEqual(['blijft'])
    again.vault.lock()
    const [byOld, byNew] = [
      await again.vault.recover(oldWords, '902817'),
      await again.vault.recover(newWords, '902817'),
    ]
    expect([byOld.ok, byNew.ok].filter(Boolean)).toHaveLength(1)
    expect(await texts(again)).toEqual(['blijft'])
    works[byOld.ok ? 'old' : 'new'] += 1
    again.database.close()
    if (ended !== 'out') break
  }
  // One write: cut off before it, after it, and not at all.
  expect(works).toEqual({ old: 1, new: 2 })
})

test('[P25] a copy from after it opens on another tablet with the new words alone, what was told before it too', async () => {
  const old = await createSetUpServices()
  await holdConversation(old, 'van ervoor')
  const ofBefore = must(await makeBackup(old)).text
  must(await renewSheet(old, newSeed))
  await holdConversation(old, 'van erna')
  const { text } = must(await makeBackup(old))

  const fresh = await otherTablet()
  expect(await importBackup(fresh, text, thirdWords)).toEqual(refused)
  expect(must(await importBackup(fresh, text, newWords))).toMatchObject({ added: 2 })
  expect((await texts(fresh)).toSorted()).toEqual(['van erna', 'van ervoor'])
  fresh.vault.lock()
  must(await fresh.vault.unlock('718293'))
  expect((await texts(fresh)).toSorted()).toEqual(['van erna', 'van ervoor'])

  // Copies of a copy, made here or by a tablet that was never given the words.
  const third = await otherTablet(new Uint8Array(15).fill(3))
  must(await importBackup(third, must(await makeBackup(fresh)).text, newWords))
  expect((await texts(third)).toSorted()).toEqual(['van erna', 'van ervoor'])
  const between = await otherTablet(new Uint8Array(15).fill(4))
  must(await importBackup(between, text))
  const fourth = await otherTablet(new Uint8Array(15).fill(5))
  must(await importBackup(fourth, must(await makeBackup(between)).text, newWords))
  expect((await texts(fourth)).toSorted()).toEqual(['van erna', 'van ervoor'])

  // A copy from before it is still this tablet's own, and elsewhere it is the old sheet's.
  expect(must(await importBackup(old, ofBefore))).toMatchObject({ added: 0, already: 1 })
  const last = await otherTablet(new Uint8Array(15).fill(6))
  expect(await importBackup(last, ofBefore, newWords)).toEqual(refused)
  must(await importBackup(last, ofBefore, oldWords))
  expect(await texts(last)).toEqual(['van ervoor'])
})

test('[P16] words that are replaced while their code is stretched set no code', async () => {
  const name = freshName()
  const tablet = await createSetUpServices({ name })
  let onStretch = async () => {}
  const other = await createTestServices({
    name,
    derive: async (...of) => {
      await onStretch()
      return quickDerive(...of)
    },
  })
  onStretch = async () => {
    onStretch = async () => {}
    must(await renewSheet(tablet, newSeed))
  }
  expect(await other.vault.recover(oldWords, '902817')).toEqual(refused)
  expect(other.vault.isOpen()).toBe(false)
  must(await other.vault.unlock(testCode))
  must(await other.vault.recover(newWords, '902817'))
})

test('a new sheet is for the key that the tablet reads with, or there is none', async () => {
  const tablet = await createSetUpServices()
  const row = await deviceOf(tablet)
  const { readingKey } = await deviceOf(await otherTablet())
  await tablet.database.tables.device.put({ ...row, readingKey })
  expect(await renewSheet(tablet, newSeed)).toEqual({ ok: false, failure: { code: 'reading-locked' } })
  expect((await deviceOf(tablet)).recoveryKey).toEqual(row.recoveryKey)
})

test('[P16] a write that nobody heard of: the row says which sheet counts, and else both are to be kept', async () => {
  const full = err({ code: 'storage-full' } as const)
  let [fails, lands, reads] = [false, true, true]
  const broken = (database: PraatplaatDatabase): PraatplaatDatabase => ({
    ...database,
    read: (work) => (reads ? database.read(work) : Promise.resolve(full)),
    write: async (names, work) => {
      if (!fails) return database.write(names, work)
      if (lands) await database.write(names, work)
      return full
    },
  })
  const name = freshName()
  ;(await createSetUpServices({ name })).crash()
  const tablet = await createTestServices({ name, wrap: broken })
  must(await tablet.vault.unlock(testCode))
  fails = true
  lands = false
  expect(await renewSheet(tablet, newSeed)).toEqual(full)
  lands = true
  reads = false
  expect(await renewSheet(tablet, newSeed)).toEqual({ ok: false, failure: { code: 'storage-full', isUnsure: true } })
  reads = true
  must(await renewSheet(tablet, thirdSeed))
  fails = false
  tablet.vault.lock()
  must(await tablet.vault.recover(thirdWords, '902817'))
})

test('an older copy, or one that was written over, pushes out no key that a newer one brought', async () => {
  const old = await createSetUpServices()
  await holdConversation(old, 'van ervoor')
  must(await renewSheet(old, newSeed))
  const older = must(await makeBackup(old)).text
  must(await renewSheet(old, thirdSeed))
  const { text } = must(await makeBackup(old))
  const { kid } = (await deviceOf(old)).readingKey
  const between = await otherTablet(new Uint8Array(15).fill(4))
  for (const copy of [older, text, older, text, older]) must(await importBackup(between, copy))
  expect((await deviceOf(between)).carriedKeys?.map((one) => one.kid)).toEqual([kid, kid])
  for (const [words, at] of [
    [thirdWords, 5],
    [newWords, 6],
  ] as const) {
    const third = await otherTablet(new Uint8Array(15).fill(at))
    must(await importBackup(third, must(await makeBackup(between)).text, words))
    expect(await texts(third)).toEqual(['van ervoor'])
  }
  await between.database.tables.device.toCollection().modify((row) => {
    const [one] = row.carriedKeys ?? []
    ;(row as { carriedKeys: unknown }).carriedKeys = Array.from({ length: 20 }, (_, at) => ({ ...one, nonce: `${at}` }))
  })
  must(await importBackup(between, text))
  expect((await deviceOf(between)).carriedKeys).toHaveLength(20)
})

test('[P16] sheet after sheet: only the last one works, and opens all', async () => {
  const tablet = await createSetUpServices()
  await holdConversation(tablet, 'een')
  must(await renewSheet(tablet, newSeed))
  await holdConversation(tablet, 'twee')
  must(await renewSheet(tablet, thirdSeed))
  // The same once more, as after an answer that never came.
  must(await renewSheet(tablet, thirdSeed))
  const { recoveryKey, formerRecoveryKids = [] } = await deviceOf(tablet)
  expect(formerRecoveryKids).toHaveLength(2)
  expect(formerRecoveryKids).not.toContain(recoveryKey.kid)
  const { text } = must(await makeBackup(tablet))
  tablet.vault.lock()
  for (const words of [oldWords, newWords]) expect(await tablet.vault.recover(words, '902817')).toEqual(refused)
  must(await tablet.vault.recover(thirdWords, '902817'))
  expect((await texts(tablet)).toSorted()).toEqual(['een', 'twee'])
  const fresh = await otherTablet()
  must(await importBackup(fresh, text, thirdWords))
  expect((await texts(fresh)).toSorted()).toEqual(['een', 'twee'])
})

test('[E1] [P14] neither disk nor copy holds a word of a sheet, or a key but under the words of one', async () => {
  const tablet = await createSetUpServices()
  await holdConversation(tablet, 'Zonnebloemenveld')
  must(await renewSheet(tablet, newSeed))
  const { text } = must(await makeBackup(tablet))
  const device = await deviceOf(tablet)
  expect(text).not.toContain('Zonnebloemenveld')
  expect(text).not.toContain(device.readingKey.wrapped.key)
  expect(JSON.stringify(device)).not.toContain(Buffer.from(newSeed).toString('base64url'))
  for (const word of newWords) expect(`${text}${JSON.stringify(device)}`).not.toContain(`"${word}"`)
})

test('words are looked at while they are typed: how many, which is none, and whether they belong together', () => {
  expect(lookAtWords(newWords)).toEqual({ count: 16, unknown: undefined, isWhole: true })
  expect(lookAtWords(newWords.slice(0, 12))).toEqual({ count: 12, unknown: undefined, isWhole: false })
  expect(lookAtWords(newWords.with(4, 'xyzzy'))).toEqual({ count: 16, unknown: 5, isWhole: false })
  expect(lookAtWords(oldWords.toReversed())).toEqual({ count: 16, unknown: undefined, isWhole: false })
  expect(lookAtWords([''])).toEqual({ count: 0, unknown: undefined, isWhole: false })
})
