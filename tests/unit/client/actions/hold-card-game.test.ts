import { expect, test } from 'vitest'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { openDraft } from '#client/actions/open-draft.ts'
import { openRecord } from '#client/actions/open-record.ts'
import { startCardGame } from '#client/actions/start-card-game.ts'
import type { OpenDraft } from '#client/services.ts'
import { readRecord } from '#client/storage/record-log.ts'
import { shortDeck, standardDeck } from '#content/decks.ts'
import type { CardGame } from '#domain/card-game.ts'
import { place, toggleTop } from '#domain/card-sort.ts'
import {
  createLocks,
  createSetUpServices,
  createTestServices,
  freshName,
  must,
  testCode,
} from '#tests/support/create-test-services.ts'
import { unlocked } from '#tests/support/hold-conversation.ts'

const play = (draft: OpenDraft, change: (game: CardGame) => CardGame) =>
  draft.change((held) => ({ ...held, game: change(held.game!) }))
const agree = (draft: OpenDraft) =>
  draft.change((held) => ({ ...held, consent: { takePart: true, quote: true, understood: 'not-asked' } }))

test('[C6] a game is shuffled by a seed that travels with it, played, finished and read back as a card sort', async () => {
  const services = await createSetUpServices()
  const draft = must(await startCardGame(services, { with: 'resident', language: 'fa', deck: standardDeck }))
  const { game, mode, instrument } = draft.current()
  expect(game!.sort.order.toSorted()).toEqual(standardDeck.cards.map((card) => card.id))
  expect(game!.sort.order).not.toEqual(standardDeck.cards.map((card) => card.id))
  expect({ mode, instrument }).toEqual({ mode: 'self', instrument: 'meaning-cards@1' })
  agree(draft)
  play(draft, (held) => ({ ...held, sort: toggleTop(place(held.sort, 'I07', 'yes'), 'I07') }))
  draft.change((held) => ({ ...held, answers: { story: { state: 'told', text: 'همسایه‌ها سلام می‌کنند.' } } }))
  const finished = must(await finishConversation(services, draft, { readBack: 'read-self' }))
  const record = must(await readRecord(services.database, finished.id))
  const told = must(await openRecord(await unlocked(services), record!))
  expect(told).toMatchObject({ form: 'card-sort', language: 'fa', cards: { top: ['I07'], seed: game!.seed } })
  // A card that was never laid was not offered.
  expect(told.cards!.sort).toEqual({ I07: 'yes' })
  expect(told.answers['story']).toEqual({ state: 'told', text: 'همسایه‌ها سلام می‌کنند.' })
})

test('[P2] a game whose browser crashed goes on with every card where it lay', async () => {
  const name = freshName()
  const locks = createLocks()
  const before = await createSetUpServices({ name, locks })
  const draft = must(
    await startCardGame(before, {
      with: 'resident',
      language: 'nl',
      deck: shortDeck,
      group: { way: 'together', people: 4 },
    }),
  )
  expect(draft.current().mode).toBe('group')
  play(draft, (held) => ({ ...held, step: 'sort', sort: place(held.sort, 'I02', 'a-little') }))
  await draft.flush()
  before.crash()
  const after = await createTestServices({ name, locks })
  must(await after.vault.unlock(testCode))
  expect(must(await openDraft(await unlocked(after), draft.id)).current().game).toEqual(draft.current().game)
})

test('[C5] correcting a game begins with its cards where they lie, and makes a card sort again', async () => {
  const services = await createSetUpServices()
  const draft = must(await startCardGame(services, { with: 'resident', language: 'nl', deck: shortDeck }))
  agree(draft)
  play(draft, (held) => ({ ...held, sort: place(held.sort, 'I02', 'not-yet') }))
  const first = must(await finishConversation(services, draft, { readBack: 'read-self' }))
  const correction = must(await correctConversation(await unlocked(services), first.id))
  expect(correction.current().game).toMatchObject({ step: 'mat', sort: { placed: { I02: 'not-yet' }, moves: [] } })
  play(correction, (held) => ({ ...held, sort: place(held.sort, 'I02', 'yes') }))
  const second = must(await finishConversation(services, correction, { readBack: 'not-done' }))
  const told = must(await openRecord(await unlocked(services), must(await readRecord(services.database, second.id))!))
  expect(told).toMatchObject({ form: 'card-sort', revision: 2, cards: { sort: { I02: 'yes' } } })
})
