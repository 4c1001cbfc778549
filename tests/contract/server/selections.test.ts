import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { chooseCentre } from '#client/actions/choose-centre.ts'
import { closeSelection } from '#client/actions/close-selection.ts'
import { beginSitting } from '#client/actions/keep-sitting.ts'
import { pullConversations } from '#client/actions/pull-conversations.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { readSelections } from '#client/actions/read-selections.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import { beginVote, candidateKeys } from '#domain/selection-sitting.ts'
import { castVote } from '#domain/selection-vote.ts'
import { emptyTally, exportConversations } from '#server/exchange/export-conversations.ts'
import { exportSheets } from '#server/exchange/export-sheets.ts'
import { importConversations } from '#server/exchange/import-conversations.ts'
import { readExportSource } from '#server/exchange/read-export-source.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import { must } from '#tests/support/create-test-services.ts'
import { holdConversation, unlocked } from '#tests/support/hold-conversation.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { codeOf, fetchInto, openTablet } from '#tests/support/server/tablet-of.ts'
import { databaseHolds } from '#tests/support/server/test-database.ts'

// What people chose goes the way that codings go: sealed, sent, opened, read back, exported, imported, withdrawn.

let server: TestServer
let tablet: TestWindow
let reader: TestWindow
const newTablet = async (reads: boolean, of: 'bij-betje' | 'all' = 'bij-betje') =>
  openTablet(
    await codeOf(server, of === 'all' ? { reads } : { centre: of, reads }),
    fetchInto(() => server),
  )
beforeEach(async () => {
  server = await openTestServer()
  tablet = await newTablet(false)
  reader = await newTablet(true)
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const reason = 'Omdat zij nu zelf durft te bellen, net als een klaproos die opengaat.'

/** Three stories told, one chosen with two votes of three, and all of it at the server. */
const chosen = async () => {
  const finished = []
  for (const text of ['Ik ken mijn buren.', 'Ik durf te bellen.', 'Wij koken samen.'])
    finished.push(await holdConversation(tablet, text))
  await unlocked(tablet)
  const told = new Map(
    must(await readArchive(tablet)).flatMap(({ conversation }) =>
      conversation === undefined ? [] : [[conversation.root, conversation] as const],
    ),
  )
  const held = must(
    await beginSitting(tablet, {
      level: 'centre',
      round: [...told.values()][0]!.round,
      centre: 'bij-betje',
      candidates: [...told.keys()].map((conversation) => ({ conversation, question: 'contact' })),
    }),
  )
  const begun = beginVote(held.sitting, 3)!
  const [one, two] = candidateKeys(begun)
  const ballot = [one, two, one].reduce((votes, key) => castVote(votes, key), begun.ballot!)
  const kept = must(await closeSelection(tablet, { ...held, sitting: { ...begun, ballot, reason } }, told))
  await tablet.sync.sendNow()
  expect(tablet.sync.status().problem).toBeUndefined()
  await server.workplace.opening.drain()
  return { finished, kept }
}

/** A story of each of two centres, on one tablet, and the round they were told in. */
const overCentres = async (from: TestWindow) => {
  for (const centre of [
    { id: 'allekanten', name: 'Allekanten' },
    { id: 'bij-betje', name: 'Bij Betje' },
  ]) {
    must(await chooseCentre(from, centre))
    await holdConversation(from, `Bij ${centre.name} ken ik mijn buren.`)
  }
  await unlocked(from)
  const told = new Map(
    must(await readArchive(from)).flatMap(({ conversation }) =>
      conversation === undefined ? [] : [[conversation.root, conversation] as const],
    ),
  )
  return {
    told,
    of: {
      level: 'programme' as const,
      round: [...told.values()][0]!.round,
      centre: 'bij-betje',
      candidates: [...told.keys()].map((conversation) => ({ conversation, question: 'contact' })),
    },
  }
}

it('[S15] a choice over all centres is not begun on a tablet of one: the server would hold half of it back', async () => {
  const { of } = await overCentres(tablet)
  expect(await beginSitting(tablet, of)).toEqual({ ok: false, failure: { code: 'one-centre' } })
  expect((await beginSitting(tablet, { ...of, level: 'centre' })).ok).toBe(true)
})

it('[S15] a choice over all centres of a tablet of them all is whole at the server, each story under its own centre', async () => {
  const wide = await newTablet(false, 'all')
  const { told, of } = await overCentres(wide)
  const held = must(await beginSitting(wide, of))
  const begun = beginVote(held.sitting, 3)!
  const [one, two] = candidateKeys(begun)
  const ballot = [one, two, one].reduce((votes, key) => castVote(votes, key), begun.ballot!)
  must(await closeSelection(wide, { ...held, sitting: { ...begun, ballot, reason } }, told))
  await wide.sync.sendNow()
  await server.workplace.opening.drain()
  const { store } = server.workplace
  expect((await store.counts(undefined)).unreadable).toBe(0)
  expect((await store.selections(undefined)).map(({ centre }) => centre).toSorted()).toEqual([
    'allekanten',
    'bij-betje',
  ])
})

const jsonl = async (): Promise<string> => {
  const { store, readProgramme } = server.workplace
  const pieces: string[] = []
  const asked = { store, programme: await readProgramme('all'), round: undefined, separator: 'comma' } as const
  for await (const piece of exportConversations('jsonl', { ...asked, tally: emptyTally() })) pieces.push(piece)
  return pieces.join('')
}

it('a choice reaches the server and whoever reads back, its reason beside its story, and exports of the own centre alone', async () => {
  const { kept } = await chosen()
  const { store, programme } = server.workplace
  expect((await store.counts(undefined)).unreadable).toBe(0)
  const stored = await store.selections(undefined)
  expect(stored.map(({ root, outcome, votes }) => [root, outcome, votes])).toEqual(
    kept.map(({ root, outcome, votes }) => [root, outcome, votes]),
  )
  expect(await store.selections('1999-1')).toEqual([])
  expect(await store.selections(undefined, ['allekanten'])).toEqual([])

  must(await pullConversations(reader))
  await unlocked(reader)
  const read = must(await readSelections(reader))
  expect(read.map(({ id }) => id).toSorted()).toEqual(kept.map(({ id }) => id).toSorted())
  expect(read.find(({ outcome }) => outcome === 'chosen')?.reason).toBe(reason)

  const asked = { store, programme, round: undefined, least: 5, now: () => 0 }
  const inside = exportSheets(await readExportSource({ ...asked, audience: 'centre' }), [])
  const rows = [...((inside.find(({ id }) => id === 'selections')?.rows ?? []) as Iterable<readonly unknown[]>)]
  expect(rows).toHaveLength(3)
  expect(rows.flat()).toContain(reason)
  const outside = exportSheets(await readExportSource({ ...asked, audience: 'public' }), [])
  expect(outside.some(({ id }) => id === 'selections')).toBe(false)
})

it('what was exported is imported elsewhere as it was, and the same file twice changes nothing', async () => {
  await chosen()
  const text = await jsonl()
  expect(text.match(/"kind":"selection"/g)).toHaveLength(3)
  const folder = temporaryFolder()
  const file = join(folder, 'gesprekken.jsonl')
  writeFileSync(file, text)
  const other = await openTestServer()
  try {
    const { store, readProgramme } = other.workplace
    const asked = { store, programme: await readProgramme('all'), file, skipBad: false }
    expect(await importConversations(asked)).toMatchObject({ done: true, selections: { imported: 3, unchanged: 0 } })
    expect(await importConversations(asked)).toMatchObject({ done: true, selections: { imported: 0, unchanged: 3 } })
    expect((await store.selections(undefined)).map((one) => [one.root, one.outcome, one.reason])).toEqual(
      (await server.workplace.store.selections(undefined)).map((one) => [one.root, one.outcome, one.reason]),
    )
    writeFileSync(file, readFileSync(file, 'utf8').replace('"voted":3', '"voted":99'))
    expect(await importConversations(asked)).toMatchObject({ done: false, firstBad: [{ field: 'voted' }] })
  } finally {
    await other.close()
    await removeFolder(other.dataDir)
    await removeFolder(folder)
  }
})

it('[W4] a story that is taken back leaves its choice everywhere, its reason with it', async () => {
  const { finished, kept } = await chosen()
  must(await pullConversations(reader))
  const best = kept.find(({ outcome }) => outcome === 'chosen')!
  const { code } = finished.find(({ id }) => id === best.conversation.root)!
  if (code === undefined) throw new Error('no code')
  must(await withdrawByCode(tablet, code))
  await tablet.sync.sendNow()
  await server.workplace.opening.drain()
  expect((await server.workplace.store.selections(undefined)).map(({ outcome }) => outcome)).toEqual([
    'not-chosen',
    'not-chosen',
  ])
  expect(await jsonl()).not.toMatch(/klaproos/)
  expect(await databaseHolds(server.dataDir, 'klaproos')).toBe(false)
  must(await pullConversations(reader))
  await unlocked(reader)
  expect(must(await readSelections(reader)).map(({ id }) => id)).not.toContain(best.id)
})
