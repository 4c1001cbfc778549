import { countedPassages } from '#domain/coded-passage.ts'
import type { ExchangeCoded } from '#domain/exchange-coding.ts'
import { exchangeFromCoded } from '#domain/exchange-coding.ts'
import type { OpenedCoded } from '#domain/opened-coded.ts'
import { codedPassages } from '#domain/opened-coded.ts'
import { derivedId } from '../derived-id.ts'

// Who coded first stands first: that is how a file tells it. Of tablets a day tells, of imports their place.
const orderOf = (of: OpenedCoded): readonly (string | number)[] => [
  of.conversation.root,
  of.since ?? ':',
  of.place,
  of.coders[0] ?? '',
  of.root,
]
const byOrder = (one: OpenedCoded, other: OpenedCoded): number => {
  const [a, b] = [orderOf(one), orderOf(other)]
  for (const [at, value] of a.entries()) if (value !== b[at]) return value < b[at]! ? -1 : 1
  return 0
}

/**
 * What was coded of some conversations, as lines of the exchange format. Of two consensuses on one conversation only the
 * last goes out: a file does not tell one from the other.
 */
export const codedLines = (coded: readonly OpenedCoded[]): readonly ExchangeCoded[] => {
  const passages = new Map(coded.map((one) => [one, codedPassages(one)]))
  const byConversation = new Map<string, OpenedCoded[]>()
  for (const one of coded) {
    const held = byConversation.get(one.conversation.root) ?? []
    byConversation.set(one.conversation.root, held)
    held.push(one)
  }
  const counted = new Set(
    [...byConversation.values()].flatMap((own) => countedPassages(own.flatMap((one) => passages.get(one)!))),
  )
  return coded
    .filter((one) => one.kind === 'coding' || passages.get(one)!.some((passage) => counted.has(passage)))
    .toSorted(byOrder)
    .flatMap((one) => exchangeFromCoded(one, derivedId))
}
