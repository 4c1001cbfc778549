/** How many told of something, in words: for a page that no number may leave with. */
export type ToldShare = 'almost-all' | 'many' | 'half' | 'some' | 'a-few'

/**
 * The words for so many of so many conversations. Under the threshold always the same, whatever the share: three of four
 * are a few. `undefined` where nobody told of it.
 */
export const toldShare = (conversations: number, of: number, least: number): ToldShare | undefined => {
  if (conversations <= 0 || of <= 0) return undefined
  if (conversations < least) return 'a-few'
  const share = conversations / of
  if (share >= 0.85) return 'almost-all'
  if (share >= 0.6) return 'many'
  if (share >= 0.4) return 'half'
  return 'some'
}
