import { describe, expect, it } from 'vitest'
import { shortDeck, standardDeck } from '#content/decks.ts'
import { cardWords, cardWordsOrDutch } from '#domain/card-words.ts'
import { checkCardWords } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import {
  addCard,
  deckId,
  deckOfEdit,
  moveCard,
  readDeckFile,
  removeCard,
  writeCardWords,
  writeDeckFile,
} from '#domain/deck-edit.ts'
import ar from '#locales/ar/meaning-cards.json' with { type: 'json' }
import nl from '#locales/nl/meaning-cards.json' with { type: 'json' }

const standard = { nl: nl.cards.I02, ar: ar.cards.I02 }
const indicator = { ...standardDeck.cards[1]!, words: standard }
const empty: DeckEdit = { id: 'lier-k7m2', name: 'De Lier', cards: [] }
const about = { version: 1, changeStory: 'zuidwest@1' }

describe('[D1] a card set being made', () => {
  it('warns above six words and above twelve letters a word, and lets both pass', () => {
    expect(checkCardWords('Ik voel me hier minder alleen')).toEqual({ words: 6, tooMany: false, longWords: [] })
    expect(checkCardWords('Ik voel me hier nu minder alleen').tooMany).toBe(true)
    expect(checkCardWords('Verbondenheid hier').longWords).toEqual(['Verbondenheid'])
    expect(checkCardWords('buurtgenoten').longWords).toEqual([])
    const long = { ...indicator, words: { nl: 'Ik voel mij bij al mijn buurtcentrumbezoekers thuis' } }
    expect(deckOfEdit(addCard(empty, long), about).ok).toBe(true)
  })

  it('keeps translations while the Dutch is the standard Dutch, and lets go of them when it says something else', () => {
    const kept = addCard(empty, indicator)
    const write = (edit: DeckEdit, language: string, text: string) =>
      writeCardWords(edit, 'I02', { language, text, standard })
    const own = write(kept, 'nl', 'Hier ben ik niet alleen')
    expect(own.cards[0]!.words).toEqual({ nl: 'Hier ben ik niet alleen' })
    const translated = write(own, 'en', 'Here I am not alone')
    expect(translated.cards[0]!.words).toEqual({ nl: 'Hier ben ik niet alleen', en: 'Here I am not alone' })
    expect(write(own, 'nl', standard.nl).cards[0]!.words).toEqual(standard)
  })

  it('says in no other language what its maker did not write', () => {
    const words = { nl: nl.cards, ar: ar.cards }
    expect(cardWords({ ...indicator, words: { nl: 'Eigen woorden' } }, 'ar', words)).toBeUndefined()
    expect(cardWordsOrDutch({ ...indicator, words: { nl: 'Eigen woorden' } }, 'ar', words)).toBe('Eigen woorden')
    expect(cardWords(standardDeck.cards[1]!, 'ar', words)).toBe(ar.cards.I02)
  })

  it('moves a card by one place, and not beyond the edge', () => {
    const three = shortDeck.cards.slice(0, 3).reduce((edit, card) => addCard(edit, card), empty)
    const ids = (edit: DeckEdit) => edit.cards.map((card) => card.id)
    expect(ids(moveCard(three, 'I02', -1))).toEqual(['I02', 'I01', 'I07'])
    expect(ids(moveCard(three, 'I01', -1))).toEqual(['I01', 'I02', 'I07'])
    expect(ids(addCard(removeCard(three, 'I02'), three.cards[1]!, 1))).toEqual(ids(three))
  })

  it('cannot be published without a name, without cards, or with a card that says nothing in Dutch', () => {
    const fault = (edit: DeckEdit) => {
      const made = deckOfEdit(edit, about)
      return made.ok ? undefined : made.failure
    }
    expect(fault({ ...empty, name: '  ' })).toEqual({ code: 'no-name' })
    expect(fault(empty)).toEqual({ code: 'no-cards' })
    const silent = { ...indicator, words: { ar: 'كلمة', nl: '  ' } }
    expect(fault(addCard(empty, silent))).toEqual({ code: 'card-without-words', card: 'I02' })
    const twice: DeckEdit = { ...empty, cards: [indicator, indicator] }
    expect(fault(twice)).toEqual({ code: 'damaged' })
  })

  it('has an id made of its name and of what was drawn, whatever the name', () => {
    expect(deckId('Buurttuin De Lier', 'k7m2')).toBe('buurttuin-de-lier-k7m2')
    expect(deckId('2e kamer', 'k7m2')).toBe('set-2e-kamer-k7m2')
    for (const name of ['قهوة', '!!!', 'É'.repeat(60), '-'])
      expect(deckOfEdit({ id: deckId(name, 'k7m2'), name, cards: [indicator] }, about).ok, name).toBe(true)
  })

  it('comes out of its file as it went in; anything else is no card set', () => {
    const made = deckOfEdit(addCard(empty, indicator), { ...about, version: 3 })
    if (!made.ok) throw new Error('this deck is whole')
    expect(readDeckFile(`\uFEFF${writeDeckFile(made.value)}`)).toEqual(made.value)
    expect(readDeckFile(writeDeckFile(made.value).slice(0, -20))).toBeUndefined()
    expect(readDeckFile('{"format":"praatplaat-deck","version":1}')).toBeUndefined()
    expect(readDeckFile(writeDeckFile({ ...made.value, cards: standardDeck.cards }))).toBeUndefined()
    expect(readDeckFile(writeDeckFile(made.value).replace('"I02"', '"../I02"'))).toBeUndefined()
  })
})
