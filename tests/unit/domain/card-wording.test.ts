import { describe, expect, it } from 'vitest'
import { apartByWords, rewordedFrom, rewordedId } from '#domain/card-wording.ts'
import { countCards } from '#domain/count-cards.ts'
import type { Deck } from '#domain/deck.ts'
import { nextVersion } from '#domain/deck-edit.ts'
import { countedSort } from '#domain/opened-cards.ts'
import type { SortedCards } from '#domain/sorted-cards.ts'
import nl from '#locales/nl/meaning-cards.json' with { type: 'json' }

const standard = nl.cards
const own = 'Ik ken mijn buren'
const game = (words: string | undefined): SortedCards => ({
  deck: {
    id: 'lier-k7m2',
    version: 1,
    cards: [
      { id: 'I01', goal: 'G1', pictogram: 'waving-hand', ...(words === undefined ? {} : { words: { nl: words } }) },
      { id: 'I02', pictogram: 'people-hugging', words: { nl: standard.I02 } },
      { id: 'eigen-bcdfgh', pictogram: 'tulip', words: { nl: 'De tuin is mooi' } },
    ],
  },
  seed: 1,
  order: ['I02', 'I01', 'eigen-bcdfgh'],
  sort: { I02: 'yes', I01: 'not-yet', 'eigen-bcdfgh': 'yes' },
  top: ['I02'],
  wish: 'I01',
  ownCards: [],
})

describe('[C12] a standard card with other words', () => {
  it('is counted apart, under its own id, with its words beside it; the same words count together', () => {
    const games = [game(undefined), game(standard.I01), game(own), game(own)].map((one) => apartByWords(one, standard))
    const id = rewordedId('I01', own)
    const table = countCards(games.map(countedSort))
    expect(table.rows.map((row) => [row.card, row.offered, row.wish])).toEqual([
      ['I01', 2, 2],
      [id, 2, 2],
      ['I02', 4, 0],
      ['eigen-bcdfgh', 4, 0],
    ])
    expect(games[2]!.deck.cards[0]).toMatchObject({ id, words: { nl: own } })
    expect(games[2]!.order).toEqual(['I02', id, 'eigen-bcdfgh'])
    expect([rewordedFrom(id, standard), rewordedFrom('I01', standard)]).toEqual(['I01', undefined])
    expect(rewordedFrom('eigen-bcdfgh', standard)).toBeUndefined()
  })

  it('is told apart in groups as well', () => {
    const group = {
      way: 'hands',
      people: 4,
      disagreed: { I01: 1 },
      hands: { I01: { yes: 3 }, I02: { yes: 1 } },
    } as const
    const id = rewordedId('I01', own)
    const apart = apartByWords({ ...game(own), group }, standard)
    expect(apart.group).toEqual({ ...group, disagreed: { [id]: 1 }, hands: { [id]: { yes: 3 }, I02: { yes: 1 } } })
  })

  it('an id stays an id: at most forty characters', () => {
    expect(rewordedId('a'.repeat(40), own)).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/)
    expect(rewordedId('I01', own)).not.toBe(rewordedId('I01', `${own} `))
  })
})

describe("[C12] a programme's own card with other words", () => {
  const version = (number: number, id: string, words: string): Deck => ({
    kind: 'meaning-cards',
    id: 'lier-k7m2',
    version: number,
    name: 'De Lier',
    changeStory: 'zuidwest@1',
    cards: [
      { id, pictogram: 'tulip', words: { nl: words } },
      { id: 'I01', pictogram: 'waving-hand', words: { nl: words } },
    ],
  })
  const isStandard = (id: string) => Object.hasOwn(standard, id)
  const ids = (deck: Deck) => deck.cards.map((card) => card.id)

  it('is another card from the next version on, and the old one again with its old words', () => {
    const first = version(1, 'eigen-bcdfgh', 'De tuin is mooi')
    const second = nextVersion([first], version(2, 'eigen-bcdfgh', 'De tuin is van ons'), isStandard)
    expect(ids(second)).toEqual([rewordedId('eigen-bcdfgh', 'De tuin is van ons'), 'I01'])
    const same = nextVersion([first, second], { ...second, version: 3, name: 'Anders' }, isStandard)
    expect(ids(same)).toEqual(ids(second))
    const back = nextVersion([first, second], version(3, second.cards[0]!.id, 'De tuin is mooi'), isStandard)
    expect(ids(back)).toEqual(['eigen-bcdfgh', 'I01'])
    const third = nextVersion([first, second], version(3, second.cards[0]!.id, 'De tuin is groen'), isStandard)
    expect(ids(third)[0]).toBe(rewordedId('eigen-bcdfgh', 'De tuin is groen'))
  })
})
