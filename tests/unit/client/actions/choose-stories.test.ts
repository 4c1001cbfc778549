import Dexie from 'dexie'
import { expect, test } from 'vitest'
import { closeSelection } from '#client/actions/close-selection.ts'
import type { HeldSitting } from '#client/actions/keep-sitting.ts'
import { beginSitting, lostStory, readSittings, saveSitting, throwSittingAway } from '#client/actions/keep-sitting.ts'
import { makeBackup } from '#client/actions/make-backup.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { readSelections } from '#client/actions/read-selections.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import type { Services } from '#client/services.ts'
import { createDatabase } from '#client/storage/database.ts'
import { readBackup } from '#client/storage/read-backup.ts'
import type { SelectionSitting } from '#domain/selection-sitting.ts'
import { beginVote, candidateKeys, stepOf } from '#domain/selection-sitting.ts'
import { castVote } from '#domain/selection-vote.ts'
import { createSetUpServices, freshName, must, testCode } from '#tests/support/create-test-services.ts'
import { holdConversation, unlocked } from '#tests/support/hold-conversation.ts'
import { parseEnvelope } from '#wire/envelope.ts'

const reason = 'Zij durft nu zelf te bellen, en dat begon hier aan tafel.'

const toldOf = async (tablet: Services) =>
  new Map(
    must(await readArchive(tablet)).flatMap(({ conversation }) =>
      conversation === undefined ? [] : [[conversation.root, conversation] as const],
    ),
  )

/** A tablet on which three stories lie on the table, reading open. */
const withTable = async () => {
  const tablet = await createSetUpServices()
  const finished = []
  for (const text of ['Ik ken nu mijn buren.', 'Ik durf te bellen.', 'Wij koken samen.'])
    finished.push(await holdConversation(tablet, text))
  await unlocked(tablet)
  const told = await toldOf(tablet)
  const held = must(
    await beginSitting(tablet, {
      level: 'centre',
      round: [...told.values()][0]!.round,
      centre: 'bij-betje',
      candidates: [...told.keys()].map((conversation) => ({ conversation, question: 'contact' })),
    }),
  )
  return { tablet, held, finished }
}

const change = async (
  tablet: Services,
  held: HeldSitting,
  next: (sitting: SelectionSitting) => SelectionSitting | undefined,
): Promise<HeldSitting> => {
  const made = next(held.sitting)
  if (made === undefined) throw new Error('not to be done')
  return must(await saveSitting(tablet, held, made))
}
/** Three people vote, two of them for the first story on the table; each vote is on the disk before the next. */
const votedOn = async (tablet: Services, held: HeldSitting): Promise<HeldSitting> => {
  let now = await change(tablet, held, (sitting) => beginVote(sitting, 3))
  const [first, second] = candidateKeys(now.sitting)
  for (const key of [first, second, first])
    now = await change(tablet, now, (sitting) => ({ ...sitting, ballot: castVote(sitting.ballot!, key) }))
  return now
}

test('a round of selection half-way survives a reload, sealed, and takes votes while reading is locked', async () => {
  const { tablet, held } = await withTable()
  tablet.vault.lock()
  let now = await change(tablet, held, (sitting) => beginVote(sitting, 3))
  const [key] = candidateKeys(now.sitting)
  now = await change(tablet, now, (sitting) => ({ ...sitting, ballot: castVote(sitting.ballot!, key) }))
  expect(await readSittings(tablet)).toMatchObject({ ok: false, failure: { code: 'reading-locked' } })
  const row = must(await tablet.database.read(({ sittings }) => sittings.get(held.sitting.id)))
  // No story, no vote and no hour in the clear: what stands there is what every draft shows.
  expect(Object.keys(row ?? {}).sort()).toEqual(['envelope', 'id', 'version'])
  expect(parseEnvelope(row?.envelope ?? '')?.header).toMatchObject({ kind: 'draft', instrument: 'selection@1' })
  expect(parseEnvelope(row?.envelope ?? '')?.wraps).toHaveLength(2)
  await tablet.vault.unlock(testCode)
  const [again] = must(await readSittings(tablet))
  expect(again).toEqual(now)
  expect(stepOf(again!.sitting)).toBe('voting')
})

test('[T1] a window that comes late writes nothing', async () => {
  const { tablet, held } = await withTable()
  await change(tablet, held, (sitting) => ({ ...sitting, reason: 'Een.' }))
  expect(await saveSitting(tablet, held, { ...held.sitting, reason: 'Twee.' })).toMatchObject({
    ok: false,
    failure: { code: 'open-elsewhere' },
  })
  expect(must(await readSittings(tablet))[0]?.sitting.reason).toBe('Een.')
})

test('closing makes one sealed record a story, all or none, and nothing of a voter', async () => {
  const { tablet, held } = await withTable()
  const voted = await votedOn(tablet, held)
  const told = await toldOf(tablet)
  expect(await closeSelection(tablet, voted, told)).toMatchObject({
    ok: false,
    failure: { code: 'still-open', because: 'empty' },
  })
  const ready = await change(tablet, voted, (sitting) => ({ ...sitting, reason }))
  const kept = must(await closeSelection(tablet, ready, told))
  expect(kept.map(({ outcome, votes }) => [outcome, votes])).toEqual([
    ['chosen', 2],
    ['not-chosen', 1],
    ['not-chosen', 0],
  ])
  expect(must(await readSittings(tablet))).toEqual([])
  const rows = must(await tablet.database.read(({ records }) => records.bulkGet(kept.map(({ id }) => id))))
  for (const row of rows) {
    expect(row).toMatchObject({ kind: 'selection', state: 'waiting', centre: 'bij-betje' })
    expect(row?.envelope).not.toMatch(/durft|chosen|bellen/)
  }
  // Opened anew, not from memory.
  tablet.vault.lock()
  await tablet.vault.unlock(testCode)
  const read = must(await readSelections(tablet))
  expect(read.toSorted((a, b) => a.sign - b.sign)).toEqual(kept)
  // The very same again is another window: it is over.
  expect(await closeSelection(tablet, ready, told)).toMatchObject({ ok: false })
  const backup = await readBackup(must(await makeBackup(tablet)).text)
  expect(backup?.contents.records.filter(({ kind }) => kind === 'selection')).toHaveLength(3)
})

test('[W4] a story that is taken back leaves the table, and takes votes and reason along', async () => {
  const { tablet, held, finished } = await withTable()
  const voted = await votedOn(tablet, held)
  const ready = await change(tablet, voted, (sitting) => ({ ...sitting, reason }))
  expect(await lostStory(tablet, ready.sitting)).toBe(false)
  const { code } = finished[0]!
  if (code === undefined) throw new Error('no code')
  must(await withdrawByCode(tablet, code))
  expect(await lostStory(tablet, ready.sitting)).toBe(true)
  const told = await toldOf(tablet)
  expect(await closeSelection(tablet, ready, told)).toMatchObject({ ok: false, failure: { code: 'not-found' } })
  const [left] = must(await readSittings(tablet))
  expect(left?.sitting).toMatchObject({ reason: '', ballots: 0 })
  expect(left?.sitting.candidates).toHaveLength(2)
  expect(left?.sitting.ballot).toBeUndefined()
  // On the disk too, not only on the screen.
  tablet.vault.lock()
  await tablet.vault.unlock(testCode)
  expect(must(await readSittings(tablet))).toEqual([left])
})

test('[W4] what came of a story goes with it, and of the others it stays', async () => {
  const { tablet, held } = await withTable()
  const ready = await change(tablet, await votedOn(tablet, held), (sitting) => ({ ...sitting, reason }))
  const kept = must(await closeSelection(tablet, ready, await toldOf(tablet)))
  const chosen = kept.find(({ outcome }) => outcome === 'chosen')!
  const gone = await tablet.database.write(['records'], ({ records }) =>
    records.update(chosen.conversation.root, { state: 'withdrawn' }),
  )
  must(gone)
  expect(must(await readSelections(tablet)).map(({ id }) => id)).not.toContain(chosen.id)
  const row = must(await tablet.database.read(({ records }) => records.get(chosen.id)))
  expect(row).toMatchObject({ state: 'withdrawn' })
  expect(row?.envelope).toBeUndefined()
  expect(must(await readSelections(tablet))).toHaveLength(2)
})

test('thrown away it is gone, with every vote in it', async () => {
  const { tablet, held } = await withTable()
  const voted = await votedOn(tablet, held)
  must(await throwSittingAway(tablet, voted.sitting.id))
  expect(must(await tablet.database.read(({ sittings }) => sittings.count()))).toBe(0)
})

test('a store of an earlier build gets its place for selections, and keeps what it held', async () => {
  const name = freshName()
  const { indexedDB, IDBKeyRange } = globalThis
  const before = new Dexie(name, { indexedDB, IDBKeyRange })
  before.version(1).stores({
    device: 'key',
    drafts: 'id',
    records: 'id, state, [kind+revision+state], [state+kind], [state+arrivedAt]',
    tombstones: 'root, state',
    ballast: 'key',
  })
  before.version(2).stores({ decks: '[id+version]' })
  before.version(3).stores({ slips: 'id' })
  before.version(4).stores({ attachments: 'id', pieces: '[id+at]', parts: '[id+part]' })
  await before.open()
  await before.table('tombstones').add({ root: 'kept', proof: 'x', state: 'waiting' })
  before.close()
  const { database } = must(await createDatabase({ name, after: () => () => undefined }))
  expect(must(await database.read(({ tombstones }) => tombstones.get('kept')))).toMatchObject({ state: 'waiting' })
  must(await database.write(['sittings'], ({ sittings }) => sittings.add({ id: 'a', version: 1, envelope: '{}' })))
  expect(must(await database.read(({ sittings }) => sittings.count()))).toBe(1)
  database.close()
})
