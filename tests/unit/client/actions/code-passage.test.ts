import { expect, test } from 'vitest'
import { agreeOnConversation, takeBackConsensus } from '#client/actions/agree-on-conversation.ts'
import type { Codes } from '#client/actions/code-passage.ts'
import { codePassage } from '#client/actions/code-passage.ts'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { makeBackup } from '#client/actions/make-backup.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { readCodings } from '#client/actions/read-codings.ts'
import { takeBackCoding } from '#client/actions/take-back-coding.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import type { Services } from '#client/services.ts'
import { readBackup } from '#client/storage/read-backup.ts'
import { readTruth } from '#client/storage/truth-queries.ts'
import { needsAnotherLook } from '#domain/coding.ts'
import { createSetUpServices, must, testCode } from '#tests/support/create-test-services.ts'
import { holdConversation, tell, unlocked } from '#tests/support/hold-conversation.ts'
import { parseEnvelope } from '#wire/envelope.ts'
import { passageHash } from '#wire/passage-hash.ts'
import { revisionId } from '#wire/withdrawal-proof.ts'

const codes = (over: Partial<Codes> = {}): Codes => ({
  effects: ['E01'],
  negative: false,
  health: false,
  nowhere: false,
  ...over,
})

const told = 'Ik ken nu veel mensen. Het is hier gezellig.'

/** A tablet on which one conversation was told, reading open. */
const withOne = async () => {
  const tablet = await createSetUpServices()
  const finished = await holdConversation(tablet, told)
  return { tablet, finished, conversation: await newestOf(tablet) }
}
const newestOf = async (tablet: Services) => {
  const [item] = must(await readArchive(tablet))
  if (item?.conversation === undefined) throw new Error('nothing told')
  return item.conversation
}
const first = { question: 'contact', passage: { from: 0, to: 22 }, coder: 'Noor van dinsdag' }

test('a coding is kept sealed, waits for the server as every record does, and is read back', async () => {
  const { tablet, conversation } = await withOne()
  const coding = must(await codePassage(tablet, { conversation, ...first, codes: codes() }))
  expect(coding).toMatchObject({ root: coding.id, revision: 1, conversation: { root: conversation.root, revision: 1 } })
  const row = await tablet.database.tables.records.get(coding.id)
  expect(row).toMatchObject({ kind: 'coding', state: 'waiting', revision: 1, centre: 'bij-betje' })
  // In the clear: what every record shows, and nothing of effects or coder. No base64 has a space or a quote in it.
  expect(row?.envelope).not.toMatch(/Noor van dinsdag|"E01"|"contact"/)
  expect(parseEnvelope(row?.envelope ?? '')?.header).toMatchObject({ kind: 'coding', day: coding.day })
  expect(must(await tablet.database.read(({ records }) => records.where('state').equals('waiting').count()))).toBe(2)
  expect(must(await readCodings(tablet)).codings).toEqual([coding])
  // Opened anew, not from memory.
  tablet.vault.lock()
  await tablet.vault.unlock(testCode)
  expect(must(await readCodings(tablet)).codings).toEqual([coding])
})

test('codings are not read, kept or remembered while reading is locked', async () => {
  const { tablet, conversation } = await withOne()
  const coding = must(await codePassage(tablet, { conversation, ...first, codes: codes() }))
  const row = await tablet.database.tables.records.get(coding.id)
  tablet.opened.sitDown('Noor')
  tablet.vault.lock()
  expect(tablet.opened.get(row?.hash ?? '')).toBeUndefined()
  expect(tablet.opened.coder()).toBeUndefined()
  const locked = { ok: false, failure: { code: 'reading-locked' } }
  expect(await readCodings(tablet)).toEqual(locked)
  expect(await codePassage(tablet, { conversation, ...first, codes: codes() })).toEqual(locked)
  expect(await takeBackCoding(tablet, conversation, coding)).toEqual(locked)
})

test('re-coding is a next revision under a computed id; the one before is not touched', async () => {
  const { tablet, conversation } = await withOne()
  const one = must(await codePassage(tablet, { conversation, ...first, codes: codes() }))
  const before = await tablet.database.tables.records.get(one.id)
  await tablet.clock.pass(48 * 60 * 60_000)
  await unlocked(tablet)
  const two = must(
    await codePassage(tablet, {
      conversation,
      ...first,
      passage: undefined,
      codes: codes({ effects: ['E09', 'E01'] }),
      last: one,
    }),
  )
  expect(two).toMatchObject({
    root: one.id,
    revision: 2,
    supersedes: one.id,
    since: one.since,
    effects: ['E09', 'E01'],
  })
  expect(two.id).toBe(await revisionId(one.id, 2))
  expect(two.day > one.day).toBe(true)
  expect(await tablet.database.tables.records.get(one.id)).toEqual(before)
  expect(must(await readCodings(tablet)).codings).toEqual([two])
})

test('the same change made in two windows is kept once, and the second is told', async () => {
  const { tablet, conversation } = await withOne()
  const one = must(await codePassage(tablet, { conversation, ...first, codes: codes() }))
  must(await codePassage(tablet, { conversation, ...first, codes: codes({ effects: ['E02'] }), last: one }))
  expect(await codePassage(tablet, { conversation, ...first, codes: codes({ effects: ['E03'] }), last: one })).toEqual({
    ok: false,
    failure: { code: 'open-elsewhere' },
  })
  expect(must(await readCodings(tablet)).codings.map(({ effects }) => effects)).toEqual([['E02']])
})

test('taken back is gone from what stands, and can stand again', async () => {
  const { tablet, conversation } = await withOne()
  const one = must(await codePassage(tablet, { conversation, ...first, codes: codes() }))
  const gone = must(await takeBackCoding(tablet, conversation, one))
  expect(must(await readCodings(tablet)).codings).toEqual([])
  const again = must(await codePassage(tablet, { conversation, ...first, codes: codes(), last: gone }))
  expect(again).toMatchObject({ revision: 3, root: one.id })
  expect(must(await readCodings(tablet)).codings).toEqual([again])
})

test('one coder gives the same effect to the same words once; another coder may give it too', async () => {
  const { tablet, conversation } = await withOne()
  must(await codePassage(tablet, { conversation, ...first, codes: codes() }))
  expect(
    await codePassage(tablet, {
      conversation,
      ...first,
      passage: undefined,
      codes: codes({ effects: ['E02', 'E01'] }),
    }),
  ).toEqual({ ok: false, failure: { code: 'coded-twice', effects: ['E01'] } })
  must(await codePassage(tablet, { conversation, ...first, coder: 'Mees', codes: codes() }))
  expect(must(await readCodings(tablet)).codings).toHaveLength(2)
})

test('[W4] what was coded of a conversation that was taken back is erased, sent or not, and cannot be coded anew', async () => {
  const { tablet, finished, conversation } = await withOne()
  const coding = must(await codePassage(tablet, { conversation, ...first, codes: codes({ newEffect: 'Zingen' }) }))
  if (finished.code === undefined) throw new Error('no code')
  tablet.vault.lock()
  must(await withdrawByCode(tablet, finished.code))
  await unlocked(tablet)
  expect(must(await readCodings(tablet)).codings).toEqual([])
  const row = await tablet.database.tables.records.get(coding.id)
  expect(row?.state).toBe('withdrawn')
  expect(row?.envelope).toBeUndefined()
  expect(await codePassage(tablet, { conversation, ...first, codes: codes() })).toEqual({
    ok: false,
    failure: { code: 'not-found' },
  })
})

test('after a correction that changed the answer a coding needs another look, and reading it again settles that', async () => {
  const { tablet, conversation } = await withOne()
  const coding = must(await codePassage(tablet, { conversation, ...first, codes: codes() }))
  const draft = must(await correctConversation(tablet, conversation.id))
  tell(draft, `Niet waar. ${told}`)
  must(await finishConversation(tablet, draft, { readBack: 'not-done' }))
  await unlocked(tablet)
  const corrected = await newestOf(tablet)
  const now = async () => ({
    revision: corrected.revision,
    answer: await passageHash({ root: corrected.root, question: 'contact' }, corrected.answers.contact?.text ?? ''),
  })
  expect(needsAnotherLook(coding, await now())).toBe(true)
  const again = must(await codePassage(tablet, { conversation: corrected, ...first, codes: codes(), last: coding }))
  expect(needsAnotherLook(again, await now())).toBe(false)
})

test('codings are in the copy, sealed, and are no conversations in any count', async () => {
  const { tablet, conversation } = await withOne()
  must(await codePassage(tablet, { conversation, ...first, codes: codes() }))
  const { text } = must(await makeBackup(tablet))
  expect(text).not.toMatch(/Noor van dinsdag|"E01"/)
  const back = await readBackup(text)
  expect(back?.contents.records.map(({ kind }) => kind).sort()).toEqual(['coding', 'conversation'])
  expect(await readTruth(tablet.database, '2026-11-23')).toMatchObject({ kept: 1, waiting: 1 })
})

test('a consensus is kept beside what each coder marked, can be revised, and taken back', async () => {
  const { tablet, conversation } = await withOne()
  const one = must(await codePassage(tablet, { conversation, ...first, codes: codes() }))
  must(await codePassage(tablet, { conversation, ...first, coder: 'Mees', codes: codes({ effects: ['E02'] }) }))
  const passages = [{ question: 'contact', words: one.words, ...codes() }]
  const coders = ['Mees', 'Noor']
  const agreed = must(await agreeOnConversation(tablet, { conversation, coders, passages }))
  const revised = must(
    await agreeOnConversation(tablet, {
      conversation,
      coders,
      passages: [{ ...passages[0]!, effects: ['E02'] }],
      last: agreed,
    }),
  )
  expect(revised).toMatchObject({ kind: 'consensus', revision: 2, root: agreed.root, supersedes: agreed.id })
  tablet.vault.lock()
  await tablet.vault.unlock(testCode)
  const read = must(await readCodings(tablet))
  expect(read.codings).toHaveLength(2)
  expect(read.consensuses).toEqual([revised])
  must(await takeBackConsensus(tablet, conversation, revised))
  expect(must(await readCodings(tablet))).toMatchObject({ codings: [{}, {}], consensuses: [] })
})
