import type { Answer } from '#domain/answer.ts'
import { maxChanges } from '#domain/answer.ts'

/** Every change that was named, in the order told, and which one matters most (MSC: first the range, then the choice). */
export type ChangesList = { readonly changes: readonly string[]; readonly most?: number | undefined }

/** What was taken away and from where, so that it can be put back just so. */
export type Removed = { readonly at: number; readonly change: string; readonly wasMost: boolean }

export const changesOf = (given: Answer | undefined): ChangesList => ({
  changes: given?.changes ?? [],
  most: given?.most,
})

export const canAdd = (list: ChangesList): boolean => list.changes.length < maxChanges

/** Writes a change at its place; one place behind the last adds it. */
export const writeChange = (list: ChangesList, at: number, change: string): ChangesList => ({
  ...list,
  changes: at === list.changes.length ? [...list.changes, change] : list.changes.with(at, change),
})

/** Chooses the one that matters most; choosing it again leaves the choice open. */
export const chooseMost = (list: ChangesList, at: number): ChangesList => ({
  changes: list.changes,
  most: list.most === at ? undefined : at,
})

export const removeChange = (list: ChangesList, at: number): ChangesList => ({
  changes: list.changes.toSpliced(at, 1),
  // The star follows its change, not its place.
  most: list.most === undefined || list.most === at ? undefined : list.most > at ? list.most - 1 : list.most,
})

/** Where a change stands once those that hold no word are gone. */
export const placeOfWords = (list: ChangesList, at: number): number =>
  list.changes.slice(0, at).filter((change) => change.trim() !== '').length

/** Stars the change at this place of the list as it is shown, and only then lets the blanks go: they hold their places. */
export const starAt = (list: ChangesList, at: number): ChangesList => withoutBlanks(chooseMost(list, at))

/** Takes the change at this place away, and the blanks after it; what was blank itself leaves nothing to put back. */
export const takeAway = (
  list: ChangesList,
  at: number,
): { readonly list: ChangesList; readonly removed: Removed | undefined } => {
  const change = list.changes[at] ?? ''
  return {
    list: withoutBlanks(removeChange(list, at)),
    removed: change.trim() === '' ? undefined : { at: placeOfWords(list, at), change, wasMost: list.most === at },
  }
}

export const putBack = (list: ChangesList, removed: Removed): ChangesList => ({
  changes: list.changes.toSpliced(removed.at, 0, removed.change),
  most: removed.wasMost ? removed.at : list.most !== undefined && list.most >= removed.at ? list.most + 1 : list.most,
})

/** Without changes that hold no word: somebody opened a place and wrote nothing in it. */
export const withoutBlanks = (list: ChangesList): ChangesList =>
  list.changes.reduceRight<ChangesList>(
    (kept, change, at) => (change.trim() === '' ? removeChange(kept, at) : kept),
    list,
  )
