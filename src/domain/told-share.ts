/** How many told of something, in words: for a page that no number may leave with. */
export type ToldShare = 'almost-all' | 'many' | 'half' | 'told'

const shareWord = (conversations: number, of: number): ToldShare => {
  const share = conversations / of
  if (share >= 0.85) return 'almost-all'
  if (share >= 0.6) return 'many'
  if (share >= 0.4) return 'half'
  return 'told'
}

/**
 * The words for so many of so many conversations; `undefined` where nobody told of it. How many conversations a centre
 * has may be known, so a share is said only where it stands for `least` different counts or more, all of them `least` or
 * more: of five conversations "almost all" would be all five. Whatever is left is said as told of, and no more.
 */
export const toldShare = (conversations: number, of: number, least: number): ToldShare | undefined => {
  if (conversations <= 0 || of <= 0) return undefined
  const word = shareWord(conversations, of)
  let alike = 0
  for (let count = 1; count <= of; count += 1) {
    if (shareWord(count, of) !== word) continue
    if (count < least) return 'told'
    alike += 1
  }
  return alike < least ? 'told' : word
}
