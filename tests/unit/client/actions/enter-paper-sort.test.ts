import { expect, test } from 'vitest'
import { enterPaperSort, finishPaperSort } from '#client/actions/enter-paper-sort.ts'
import { openDraft } from '#client/actions/open-draft.ts'
import { publishDeck } from '#client/actions/publish-deck.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import type { OpenDraft } from '#client/services.ts'
import { shortDeck } from '#content/decks.ts'
import type { CardSort, Pile } from '#domain/card-sort.ts'
import { chooseWish, piles, place, toggleTop } from '#domain/card-sort.ts'
import type { Deck } from '#domain/deck.ts'
import {
  createLocks,
  createSetUpServices,
  createTestServices,
  freshName,
  must,
  testCode,
} from '#tests/support/create-test-services.ts'
import { unlocked } from '#tests/support/hold-conversation.ts'

const sort = (draft: OpenDraft, update: (held: CardSort) => CardSort) =>
  draft.change((held) =>
    held.game === undefined ? held : { ...held, game: { ...held.game, sort: update(held.game.sort) } },
  )
const sheet = (deck: Deck) => ({
  with: 'resident' as const,
  language: 'fa',
  day: '2026-11-02',
  centre: 'buurtkamer',
  deck,
  quote: true,
})

test('[D5] a paper sort is kept as a conversation of its day and centre, marked paper, cards and all', async () => {
  const services = await createSetUpServices()
  const draft = must(await enterPaperSort(services, sheet(shortDeck)))
  expect(draft.current().game?.sort.order).toEqual(shortDeck.cards.map((card) => card.id))
  for (const [at, card] of shortDeck.cards.slice(0, 9).entries())
    sort(draft, (held) => place(held, card.id, piles[at % piles.length] as Pile))
  sort(draft, (held) => toggleTop(held, 'I01'))
  sort(draft, (held) => chooseWish(held, 'I07'))
  draft.change((held) => ({ ...held, answers: { story: { state: 'told', text: 'Nu kook ik hier mee.' } } }))
  const finished = must(await finishPaperSort(services, draft))
  expect(finished.code?.pictures).toHaveLength(3)
  const [kept] = must(await readArchive(await unlocked(services)))
  expect(kept?.conversation).toMatchObject({
    form: 'card-sort',
    source: 'paper',
    day: '2026-11-02',
    centre: 'buurtkamer',
    language: 'fa',
    instrument: 'meaning-cards@1',
    consent: { takePart: true, quote: true, understood: 'not-asked' },
    answers: { story: { text: 'Nu kook ik hier mee.' } },
    cards: {
      deck: { id: 'meaning-cards-short', version: 1 },
      top: ['I01'],
      wish: 'I07',
      sort: { I01: 'yes', I02: 'a-little', I07: 'not-yet', I09: 'not-for-me', I11: 'skipped' },
    },
  })
  // The tenth card has no cross: nobody knows whether it was seen, so it counts as not offered.
  expect(kept?.conversation?.cards?.sort).not.toHaveProperty('I20')
})

test('[D5] cards of an own set travel with the sort and open again after a restart', async () => {
  const name = freshName()
  const locks = createLocks()
  const before = await createSetUpServices({ name, locks })
  const own = must(
    await publishDeck(before, {
      id: 'lier-k7m2',
      name: 'De Lier',
      cards: [{ id: 'eigen-b7k2m9', pictogram: 'tulip', words: { nl: 'Ik tuinier hier graag' } }],
    }),
  )
  const draft = must(await enterPaperSort(before, sheet(own)))
  sort(draft, (held) => place(held, 'eigen-b7k2m9', 'yes'))
  await draft.flush()
  before.crash()
  const after = await createTestServices({ name, locks })
  must(await after.vault.unlock(testCode))
  const opened = must(await openDraft(await unlocked(after), draft.id))
  expect(opened.current()).toMatchObject({ source: 'paper', game: { sort: { placed: { 'eigen-b7k2m9': 'yes' } } } })
  must(await finishPaperSort(after, opened))
  const [kept] = must(await readArchive(await unlocked(after)))
  expect(kept?.conversation?.cards?.deck.cards).toEqual(own.cards)
})
