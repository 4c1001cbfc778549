import { expect, test } from 'vitest'
import { clearQuote } from '#client/actions/clear-quote.ts'
import { eraseWhenOpen } from '#client/actions/erase-when-open.ts'
import { eraseWithdrawn } from '#client/actions/erase-withdrawn.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { beginSitting, readSittings, saveSitting } from '#client/actions/keep-sitting.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { startConversation } from '#client/actions/start-conversation.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import { createSetUpServices, must, testCode } from '#tests/support/create-test-services.ts'
import { tell, unlocked } from '#tests/support/hold-conversation.ts'
import { waitFor } from '#tests/support/wait-for.ts'

/** A tablet with two conversations, a quote cleared of each, and both on the table of a round of selection. */
const withTwo = async () => {
  const tablet = await createSetUpServices()
  const finished = []
  for (const text of ['Ik ken nu mijn buren.', 'Ik bel.']) {
    const draft = must(await startConversation(tablet, { with: 'resident', language: 'nl' }))
    tell(draft, text)
    draft.change((of) => ({ ...of, consent: { takePart: true, quote: true, understood: 'at-once' } }))
    finished.push(must(await finishConversation(tablet, draft, { readBack: 'not-done' })))
  }
  await unlocked(tablet)
  const told = must(await readArchive(tablet)).map(({ conversation }) => conversation!)
  const cleared = []
  for (const conversation of told) {
    const of = { conversation, question: 'contact', passage: undefined, leftOut: [], by: 'Noor' } as const
    cleared.push(must(await clearQuote(tablet, { ...of, cleared: 'public' })))
  }
  const begun = must(
    await beginSitting(tablet, {
      level: 'centre',
      round: told[0]!.round,
      centre: 'bij-betje',
      candidates: told.map(({ root }) => ({ conversation: root, question: 'contact' })),
    }),
  )
  const held = must(await saveSitting(tablet, begun, { ...begun.sitting, reason: 'Zij durft nu te bellen.' }))
  return { tablet, finished, cleared, held }
}
const rowOf = async ({ database }: Awaited<ReturnType<typeof withTwo>>['tablet'], id: string) =>
  must(await database.read(({ records }) => records.get(id)))
const versionOf = async ({ database }: Awaited<ReturnType<typeof withTwo>>['tablet'], id: string) =>
  must(await database.read(({ sittings }) => sittings.get(id)))?.version

test('[W4] when reading opens, what was said of a conversation that was taken back goes, whatever screen is opened', async () => {
  const { tablet, finished, cleared, held } = await withTwo()
  tablet.vault.lock()
  eraseWhenOpen(tablet)
  const { code, root } = { code: finished[0]!.code!, root: finished[0]!.id }
  must(await withdrawByCode(tablet, code))
  const gone = cleared.find(({ conversation }) => conversation.root === root)!
  const stays = cleared.find(({ conversation }) => conversation.root !== root)!
  expect((await rowOf(tablet, gone.id))?.envelope).toBeDefined()
  must(await tablet.vault.unlock(testCode))
  await waitFor('its clearance went', async () => (await rowOf(tablet, gone.id))?.state === 'withdrawn')
  expect((await rowOf(tablet, gone.id))?.envelope).toBeUndefined()
  expect((await rowOf(tablet, stays.id))?.envelope).toBeDefined()
  await waitFor('it left the table', async () => (await versionOf(tablet, held.sitting.id)) === held.version + 1)
  const [left] = must(await readSittings(tablet))
  expect(left?.sitting).toMatchObject({ reason: '', candidates: [{ conversation: stays.conversation.root }] })
})

test('[W4] two that take a story off the table at once both read what is left', async () => {
  const { tablet, finished, held } = await withTwo()
  must(await withdrawByCode(tablet, finished[0]!.code!))
  const [one, other] = await Promise.all([readSittings(tablet), readSittings(tablet)])
  expect(must(one)).toEqual(must(other))
  expect(await versionOf(tablet, held.sitting.id)).toBe(held.version + 1)
})

test('where nothing was taken back nothing is opened for it', async () => {
  const { tablet, held } = await withTwo()
  tablet.vault.lock()
  // Reading is closed, so opening anything would be a problem.
  expect(await eraseWithdrawn(tablet)).toEqual({ ok: true, value: undefined })
  expect(await versionOf(tablet, held.sitting.id)).toBe(held.version)
})
