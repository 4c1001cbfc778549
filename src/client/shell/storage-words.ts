type Word = 'asking' | 'yes' | 'no' | 'stillNo'
type ToDo = 'yesMeans' | 'noMeans' | 'stillNoInstall' | 'stillNoInstalled'

export type StorageWords = {
  readonly what: `keep.${Word}`
  readonly toDo: `keep.${ToDo}` | undefined
  /** It may be a private window, which keeps everything until it closes; a browser does not say so. */
  readonly warning: 'keep.private' | undefined
}

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
  if (kept === undefined) return { what: 'keep.asking', toDo: undefined, warning: undefined }
  if (kept) return { what: 'keep.yes', toDo: 'keep.yesMeans', warning: undefined }
  // An app on the home screen has a window of its own, never a private one.
  const warning = isInstalled ? undefined : 'keep.private'
  if (!wasAskedByHand) return { what: 'keep.no', toDo: 'keep.noMeans', warning }
  return { what: 'keep.stillNo', toDo: isInstalled ? 'keep.stillNoInstalled' : 'keep.stillNoInstall', warning }
}
