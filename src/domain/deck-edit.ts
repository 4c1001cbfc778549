import { baseId, rewordedId } from './card-wording.ts'
import type { Card, Deck } from './deck.ts'
import { deck as deckSchema } from './deck.ts'
import { centreIdFromName } from './programme.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'

/** A card set while somebody works on it: words may be empty and cards may be missing. */
export type DeckEdit = { readonly id: string; readonly name: string; readonly cards: readonly Card[] }

export const maxDeckName = 60
export const maxDeckCards = 60
export const maxCardLetters = 80

/**
 * The id of a new card set: its name in plain letters and what was drawn for it. Two tablets that both call a set
 * "Koffie" make two sets: one id for both would add up cards that say different things.
 */
export const deckId = (name: string, drawn: string): string => {
  const plain = centreIdFromName(name).slice(0, 40).replace(/-+$/, '')
  return `${/^[a-z]/.test(plain) ? plain : `set-${plain}`}-${drawn}`
}

const changeCard = (edit: DeckEdit, id: string, change: (card: Card) => Card): DeckEdit =>
  edit.cards.some((card) => card.id === id)
    ? { ...edit, cards: edit.cards.map((card) => (card.id === id ? change(card) : card)) }
    : edit

export const renameDeck = (edit: DeckEdit, name: string): DeckEdit => ({ ...edit, name: name.slice(0, maxDeckName) })

/** Adds a card at `at`, the end without it. A card whose id is in the set already, or one too many, changes nothing. */
export const addCard = (edit: DeckEdit, card: Card, at: number = edit.cards.length): DeckEdit =>
  edit.cards.length >= maxDeckCards || edit.cards.some((one) => one.id === card.id)
    ? edit
    : { ...edit, cards: edit.cards.toSpliced(at, 0, card) }

export const removeCard = (edit: DeckEdit, id: string): DeckEdit => ({
  ...edit,
  cards: edit.cards.filter((card) => card.id !== id),
})

/** One place up (-1) or down (1); at the edge nothing changes. */
export const moveCard = (edit: DeckEdit, id: string, by: -1 | 1): DeckEdit => {
  const from = edit.cards.findIndex((card) => card.id === id)
  const moved = edit.cards[from]
  const to = from + by
  if (moved === undefined || to < 0 || to >= edit.cards.length) return edit
  return { ...edit, cards: edit.cards.toSpliced(from, 1).toSpliced(to, 0, moved) }
}

export const choosePictogram = (edit: DeckEdit, id: string, pictogram: string): DeckEdit =>
  changeCard(edit, id, (card) => ({ ...card, pictogram }))

/**
 * Writes a card's words in one language. `standard` is what the standard card of that id says, by language: while the
 * Dutch is the standard Dutch its translations belong to it; other Dutch takes them away, for they no longer say the same.
 */
export const writeCardWords = (
  edit: DeckEdit,
  id: string,
  written: {
    readonly language: string
    readonly text: string
    readonly standard?: Readonly<Record<string, string>> | undefined
  },
): DeckEdit =>
  changeCard(edit, id, (card) => {
    const { language, standard = {} } = written
    const text = written.text.slice(0, maxCardLetters)
    const words = { ...card.words, [language]: text }
    if (language !== 'nl') return { ...card, words }
    if (standard.nl !== undefined && text.trim() === standard.nl) return { ...card, words: { ...standard, ...words } }
    return {
      ...card,
      words: Object.fromEntries(Object.entries(words).filter(([one, held]) => one === 'nl' || held !== standard[one])),
    }
  })

export type DeckFault =
  | { readonly code: 'no-name' }
  | { readonly code: 'no-cards' }
  /** Nothing is written on this card in Dutch, the language that every card has. */
  | { readonly code: 'card-without-words'; readonly card: string }
  /** Anything the editor cannot make: a damaged store or a doctored file. */
  | { readonly code: 'damaged' }

const spoken = (card: Card): Card => ({
  ...card,
  words: Object.fromEntries(
    Object.entries(card.words ?? {})
      .map(([language, text]) => [language, text.trim().replace(/\s+/g, ' ')] as const)
      .filter(([, text]) => text !== ''),
  ),
})

/** The deck that an edit becomes: spaces tidied, languages without words left out. */
export const deckOfEdit = (
  edit: DeckEdit,
  about: { readonly version: number; readonly changeStory: string },
): Result<Deck, DeckFault> => {
  const name = edit.name.trim()
  if (name === '') return err({ code: 'no-name' })
  if (edit.cards.length === 0) return err({ code: 'no-cards' })
  const cards = edit.cards.map(spoken)
  const silent = cards.find((card) => card.words?.nl === undefined)
  if (silent !== undefined) return err({ code: 'card-without-words', card: silent.id })
  if (new Set(cards.map((card) => card.id)).size !== cards.length) return err({ code: 'damaged' })
  const made = deckSchema.safeParse({ kind: 'meaning-cards', id: edit.id, ...about, name, cards })
  return made.success ? ok(made.data) : err({ code: 'damaged' })
}

/** Do two decks say and show the same, whatever their versions? */
export const sameCards = (one: Deck, other: Deck): boolean => {
  const written = ({ name, cards }: Deck) =>
    JSON.stringify([
      name,
      cards.map((card) => [
        card.id,
        card.goal ?? '',
        card.pictogram,
        Object.entries(card.words ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ]),
    ])
  return written(one) === written(other)
}

/**
 * A deck as the version after `before` (all of them, oldest first). A card of somebody's own that says something else
 * than it did becomes another card, so that no table adds up two wordings; with the words of some version before, it is
 * that card again. Cards that say other words than the standard card are told apart where they are counted.
 */
export const nextVersion = (before: readonly Deck[], deck: Deck, isStandard: (id: string) => boolean): Deck => {
  const earlier = before.flatMap((one) => one.cards)
  const idOf = ({ id, words }: Card): string => {
    if (isStandard(id) || words?.nl === undefined || !earlier.some((one) => one.id === id)) return id
    const same = earlier.find((one) => baseId(one.id) === baseId(id) && one.words?.nl === words.nl)
    return same?.id ?? rewordedId(baseId(id), words.nl)
  }
  return { ...deck, cards: deck.cards.map((card) => ({ ...card, id: idOf(card) })) }
}

/** The deck that was read, if it is one and whole: every card must say something in Dutch. */
export const wholeDeck = (read: unknown): Deck | undefined => {
  const parsed = deckSchema.safeParse(read)
  if (!parsed.success) return undefined
  const { id, name, cards, version, changeStory } = parsed.data
  const whole = deckOfEdit({ id, name, cards }, { version, changeStory })
  return whole.ok ? whole.value : undefined
}

/** A file with one card set, to bring it to another tablet. LOUD: such files lie on sticks; a reader of this version must stay. */
export const deckFileFormat = 'praatplaat-deck'

export const writeDeckFile = (deck: Deck): string =>
  `${JSON.stringify({ format: deckFileFormat, version: 1, deck }, null, 2)}\n`

/** The deck in such a file; `undefined` when it is not one, or not whole. */
export const readDeckFile = (text: string): Deck | undefined => {
  let read: unknown
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
  if (typeof read !== 'object' || read === null) return undefined
  const file = read as Readonly<Record<string, unknown>>
  if (file.format !== deckFileFormat || file.version !== 1) return undefined
  return wholeDeck(file.deck)
}
