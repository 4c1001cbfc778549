/**
 * Keeps of each conversation only its newest revision: a correction replaces what it corrects, it never counts beside it.
 * @returns one item a root, in the order the roots first appear.
 */
export const newestRevisions = <Item extends { readonly root: string; readonly revision: number }>(
  items: Iterable<Item>,
): readonly Item[] => {
  const byRoot = new Map<string, Item>()
  for (const item of items) {
    const held = byRoot.get(item.root)
    if (held === undefined || item.revision > held.revision) byRoot.set(item.root, item)
  }
  return [...byRoot.values()]
}
