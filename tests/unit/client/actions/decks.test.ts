import { expect, test } from 'vitest'
import { discardDeckEdit, keepDeckEdit, newCard, startDeck } from '#client/actions/edit-deck.ts'
import { importDeck } from '#client/actions/import-deck.ts'
import { publishDeck } from '#client/actions/publish-deck.ts'
import { newestDecks } from '#client/shell/use-decks.ts'
import { readDeckEdits, readDecks } from '#client/storage/deck-queries.ts'
import { shortDeck, standardDeck } from '#content/decks.ts'
import { apartByWords, rewordedId } from '#domain/card-wording.ts'
import { writtenOut } from '#domain/card-words.ts'
import type { Card } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import { writeCardWords, writeDeckFile } from '#domain/deck-edit.ts'
import ar from '#locales/ar/meaning-cards.json' with { type: 'json' }
import nl from '#locales/nl/meaning-cards.json' with { type: 'json' }
import { createTestServices, freshName, must } from '#tests/support/create-test-services.ts'

const lonely: Card = { id: 'I02', goal: 'G1', pictogram: 'people-hugging', words: { nl: 'Ik voel me minder alleen' } }
const begin = async (services: Awaited<ReturnType<typeof createTestServices>>): Promise<DeckEdit> => ({
  ...must(await startDeck(services, 'De Lier')),
  cards: [lonely],
})

test('[D3] publishing takes the next number, and a published version never changes', async () => {
  const services = await createTestServices()
  const edit = await begin(services)
  const first = must(await publishDeck(services, edit))
  expect(first).toMatchObject({ version: 1, name: 'De Lier', changeStory: standardDeck.changeStory, cards: [lonely] })
  const changed = { ...edit, cards: [{ ...lonely, words: { nl: 'Hier ben ik niet alleen' } }] }
  const second = must(await publishDeck(services, changed))
  expect(second.version).toBe(2)
  expect(await readDecks(services.database)).toEqual([first, second])
  expect(newestDecks(await readDecks(services.database))).toEqual([second])
})

test('[D3] what says and shows the same keeps its number', async () => {
  const services = await createTestServices()
  const edit = await begin(services)
  const first = must(await publishDeck(services, edit))
  const again = { ...edit, cards: [{ ...lonely, words: { nl: ' Ik voel me  minder alleen ' } }] }
  expect(must(await publishDeck(services, again))).toEqual(first)
  expect(await readDecks(services.database)).toHaveLength(1)
})

test('[D3] two windows that publish at once get two numbers', async () => {
  const name = freshName()
  const [one, other] = [await createTestServices({ name }), await createTestServices({ name })]
  const edit = await begin(one)
  const said = (nl: string) => ({ ...edit, cards: [{ ...lonely, words: { nl } }] })
  const made = await Promise.all([publishDeck(one, said('Een')), publishDeck(other, said('Twee'))])
  expect(made.map((each) => must(each).version).toSorted()).toEqual([1, 2])
  expect(await readDecks(one.database)).toHaveLength(2)
})

test('what is being worked on survives a restart, and goes when it is published or thrown away', async () => {
  const name = freshName()
  const before = await createTestServices({ name })
  const edit = await begin(before)
  must(await keepDeckEdit(before, edit))
  before.crash()
  const after = await createTestServices({ name })
  expect(await readDeckEdits(after.database)).toEqual([edit])
  expect(await readDecks(after.database)).toEqual([])
  const published = must(await publishDeck(after, edit))
  expect(await readDeckEdits(after.database)).toEqual([])
  must(await keepDeckEdit(after, { ...edit, name: 'Anders' }))
  must(await discardDeckEdit(after, edit.id))
  expect(await readDeckEdits(after.database)).toEqual([])
  expect(await readDecks(after.database)).toEqual([published])
})

test('a set without words stays on the bench, and says what is missing', async () => {
  const services = await createTestServices()
  const edit = await begin(services)
  const empty = { ...edit, cards: [...edit.cards, newCard(services)] }
  expect(await publishDeck(services, empty)).toMatchObject({ ok: false, failure: { code: 'card-without-words' } })
  expect(await readDeckEdits(services.database)).toHaveLength(1)
  expect(await readDecks(services.database)).toEqual([])
})

test('two sets of one name, and two cards of one set, never share an id', async () => {
  const services = await createTestServices()
  const sets = await Promise.all(Array.from({ length: 20 }, () => startDeck(services, 'Koffie')))
  expect(new Set(sets.map((one) => must(one).id)).size).toBe(20)
  expect(new Set(Array.from({ length: 200 }, () => newCard(services).id)).size).toBe(200)
})

test('[D4] a card set goes to another tablet under its own number, and never over other cards', async () => {
  const here = await createTestServices()
  const there = await createTestServices()
  const edit = await begin(here)
  const first = must(await publishDeck(here, edit))
  const file = writeDeckFile(first)
  expect(must(await importDeck(there, file))).toEqual({ deck: first, isNew: true })
  expect(must(await importDeck(there, file)).isNew).toBe(false)
  expect(await readDecks(there.database)).toEqual([first])
  const doctored = writeDeckFile({ ...first, cards: [{ ...lonely, words: { nl: 'Iets anders' } }] })
  expect(await importDeck(there, doctored)).toEqual({ ok: false, failure: { code: 'other-deck' } })
  expect(await readDecks(there.database)).toEqual([first])
  const standard = writeDeckFile({ ...standardDeck, version: 7, cards: [lonely] })
  expect(await importDeck(there, standard)).toEqual({ ok: false, failure: { code: 'other-deck' } })
  expect(await importDeck(there, 'koffie')).toEqual({ ok: false, failure: { code: 'not-a-deck' } })
})

test('[D7] a set of one’s own begins from one that the app brings: what is not changed counts with it, what is changed apart', async () => {
  const services = await createTestServices()
  const cards = writtenOut(shortDeck.cards, { nl: nl.cards, ar: ar.cards })
  const edit = must(await startDeck(services, 'De Lier', cards))
  expect(edit.cards.map((card) => card.id)).toEqual(shortDeck.cards.map((card) => card.id))
  expect(edit.cards[0]?.words).toEqual({ nl: nl.cards.I01, ar: ar.cards.I01 })
  expect(await readDeckEdits(services.database)).toEqual([edit])
  const changed = writeCardWords(edit, 'I02', {
    language: 'nl',
    text: 'Hier ben ik niet alleen',
    standard: { nl: nl.cards.I02 },
  })
  const made = must(await publishDeck(services, changed))
  expect(shortDeck.cards[0]).not.toHaveProperty('words')
  const sort = { deck: made, sort: { I01: 'yes', I02: 'yes' } } as const
  expect(Object.keys(apartByWords(sort, nl.cards).sort)).toEqual(['I01', rewordedId('I02', 'Hier ben ik niet alleen')])
})
