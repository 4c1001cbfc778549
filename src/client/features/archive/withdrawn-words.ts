export type WithdrawnWords = {
  readonly title: `withdrawing.${'doneTitle' | 'lookTitle' | 'unknownTitle'}`
  readonly words: `withdrawing.${'done' | 'doneAlone' | 'doneElsewhere' | 'known' | 'unknown'}`
  /** Somebody must look again later: nobody knows yet. */
  readonly isOpen: boolean
}

/**
 * W3: what may be said of a withdrawal. That the story is gone is said only where something was erased: here, or, as the
 * server says, there. A mistyped code makes a proper proof of nothing, and whoever hears "gone" goes home.
 * @param here how many revisions were erased on this tablet
 * @param found what the server said of it; absent until it did
 */
export const withdrawnWords = ({
  here,
  isLinked,
  found,
}: {
  readonly here: number
  readonly isLinked: boolean
  readonly found: boolean | undefined
}): WithdrawnWords => {
  if (here > 0)
    return {
      title: 'withdrawing.doneTitle',
      words: isLinked ? 'withdrawing.done' : 'withdrawing.doneAlone',
      isOpen: false,
    }
  if (found === undefined) return { title: 'withdrawing.lookTitle', words: 'withdrawing.doneElsewhere', isOpen: true }
  return found
    ? { title: 'withdrawing.doneTitle', words: 'withdrawing.known', isOpen: false }
    : { title: 'withdrawing.unknownTitle', words: 'withdrawing.unknown', isOpen: false }
}
