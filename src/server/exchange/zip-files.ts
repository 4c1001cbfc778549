import type { Zippable } from 'fflate'
import { strToU8, zipSync } from 'fflate'

// The first moment a zip can tell: a real one would make two exports differ, and say when somebody worked.
export const noTime = new Date(1980, 0, 1)

/** Texts and bytes as a zip, in the order given; the same files give the same bytes. */
export const zipFiles = (
  files: readonly { readonly file: string; readonly content: string | Uint8Array }[],
): Uint8Array => {
  const zippable: Zippable = {}
  for (const { file, content } of files)
    zippable[file] = [typeof content === 'string' ? strToU8(content) : content, { mtime: noTime }]
  return zipSync(zippable, { level: 6 })
}
