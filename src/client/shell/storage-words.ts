type Word = 'asking' | 'yes' | 'no' | 'stillNo'
type ToDo = 'yesMeans' | 'noMeans' | 'stillNoInstall' | 'stillNoInstalled'

export type StorageWords = { readonly what: `keep.${Word}`; readonly toDo: `keep.${ToDo}` | undefined }

/**
 * What the browser's answer about keeping the store means, and what to do. Asked by hand and refused once more, it says
 * so: an answer that looks like no answer is asked for again and again.
 * @param kept what it answered last; absent while it is being asked
 */
export const storageWords = ({
  kept,
  wasAskedByHand,
  isInstalled,
}: {
  readonly kept: boolean | undefined
  readonly wasAskedByHand: boolean
  readonly isInstalled: boolean
}): StorageWords => {
  if (kept === undefined) return { what: 'keep.asking', toDo: undefined }
  if (kept) return { what: 'keep.yes', toDo: 'keep.yesMeans' }
  if (!wasAskedByHand) return { what: 'keep.no', toDo: 'keep.noMeans' }
  return { what: 'keep.stillNo', toDo: isInstalled ? 'keep.stillNoInstalled' : 'keep.stillNoInstall' }
}
