import fc from 'fast-check'
import { expect, it } from 'vitest'
import { standardDeck } from '#content/decks.ts'
import { deck as deckSchema } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import {
  addCard,
  choosePictogram,
  deckOfEdit,
  maxDeckCards,
  moveCard,
  readDeckFile,
  removeCard,
  renameDeck,
  sameCards,
  writeCardWords,
  writeDeckFile,
} from '#domain/deck-edit.ts'
import nl from '#locales/nl/meaning-cards.json' with { type: 'json' }

type Step = (edit: DeckEdit) => DeckEdit

const ids = [...standardDeck.cards.map((card) => card.id), 'eigen-b7k2m9', 'eigen-q4x8zz']
const id = fc.constantFrom(...ids)
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom('', '  ', 'Ik tel mee', 'ik  hoor\n erbij', 'أنا هنا'),
)
const standardOf = (card: string) => ({
  nl: (nl.cards as Readonly<Record<string, string>>)[card] ?? 'x',
  en: 'standard',
})

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ card: id, at: fc.option(fc.nat(80), { nil: undefined }), said: words }).map(
    ({ card, at, said }): Step =>
      (edit) =>
        addCard(edit, { id: card, pictogram: 'ear', words: { nl: said } }, at),
  ),
  id.map(
    (card): Step =>
      (edit) =>
        removeCard(edit, card),
  ),
  fc.tuple(id, fc.constantFrom(-1 as const, 1 as const)).map(
    ([card, by]): Step =>
      (edit) =>
        moveCard(edit, card, by),
  ),
  fc.tuple(id, fc.constantFrom('nl', 'en', 'ar', 'fa'), words).map(
    ([card, language, text]): Step =>
      (edit) =>
        writeCardWords(edit, card, { language, text, standard: standardOf(card) }),
  ),
  fc.tuple(id, fc.constantFrom('ear', 'cook-dark-skin-tone')).map(
    ([card, name]): Step =>
      (edit) =>
        choosePictogram(edit, card, name),
  ),
  words.map(
    (name): Step =>
      (edit) =>
        renameDeck(edit, name),
  ),
)

it('[D2] any deck edits lead to a deck that is whole, or to a fault that says what is missing', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 99 }), (steps, version) => {
      const edit = steps.reduce((held, one) => one(held), { id: 'set-k7m2', name: 'Koffie', cards: [] } as DeckEdit)
      const held = edit.cards.map((card) => card.id)
      // Whatever is tapped: no card twice, never more than fit.
      expect(new Set(held).size).toBe(held.length)
      expect(held.length).toBeLessThanOrEqual(maxDeckCards)
      const made = deckOfEdit(edit, { version, changeStory: 'zuidwest@1' })
      if (!made.ok) {
        expect(['no-name', 'no-cards', 'card-without-words']).toContain(made.failure.code)
        return
      }
      expect(deckSchema.safeParse(made.value).success).toBe(true)
      expect(made.value.cards.map((card) => card.id)).toEqual(held)
      for (const card of made.value.cards) expect(card.words?.nl?.trim()).not.toBe('')
      const read = readDeckFile(writeDeckFile(made.value))
      expect(read).toEqual(made.value)
      expect(read !== undefined && sameCards(read, made.value)).toBe(true)
    }),
    { numRuns: 400, verbose: 1 },
  )
})
