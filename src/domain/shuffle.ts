import { seededRandom } from './seeded-random.ts'

/**
 * The cards in an order that the seed decides: Fisher–Yates over mulberry32. The seed is kept and exported, so the order
 * somebody saw can be made again.
 */
export const shuffle = <Item>(items: readonly Item[], seed: number): readonly Item[] => {
  const next = seededRandom(seed)
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1))
    ;[shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!]
  }
  return shuffled
}
