import type { Zippable } from 'fflate'
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate'

// The first moment a zip can tell: a real one would make two exports differ, and say when somebody worked.
const noTime = new Date(1980, 0, 1)

/** Texts and bytes as a zip, in the order given; the same files give the same bytes. */
export const zipFiles = (
  files: readonly { readonly file: string; readonly content: string | Uint8Array }[],
): Uint8Array => {
  const zippable: Zippable = {}
  for (const { file, content } of files)
    zippable[file] = [typeof content === 'string' ? strToU8(content) : content, { mtime: noTime }]
  return zipSync(zippable, { level: 6 })
}

export type ZipPart = { readonly file: string; readonly pieces: AsyncIterable<string> | Iterable<string> }

/** The same in pieces, for what may be larger than the memory; again the same parts give the same bytes. */
export async function* zipPieces(parts: readonly ZipPart[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((failure, chunk) => {
    if (failure !== null) throw failure
    ready.push(chunk)
  })
  for (const { file, pieces } of parts) {
    const entry = new ZipDeflate(file, { level: 6 })
    entry.mtime = noTime
    zip.add(entry)
    for await (const piece of pieces) {
      entry.push(strToU8(piece))
      yield* ready.splice(0)
    }
    entry.push(new Uint8Array(), true)
  }
  zip.end()
  yield* ready.splice(0)
}
