import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : []
  })

/** The ways in which a text may lie on a disk: as it is, as JavaScript keeps it, and as text in base64, from each of three offsets. */
const shapesOf = (marker: string): readonly Buffer[] => {
  const plain = Buffer.from(marker, 'utf8')
  const inner = [0, 1, 2].map((offset) =>
    Buffer.from(
      Buffer.concat([Buffer.alloc(offset), plain])
        .toString('base64')
        .slice(offset === 0 ? 0 : 4, -4),
      'ascii',
    ),
  )
  return [plain, Buffer.from(marker, 'utf16le'), ...inner]
}

/** @returns the profile's files that hold the text in any of those shapes, by path inside the profile. */
export const searchProfile = (profile: string, marker: string): readonly string[] => {
  const shapes = shapesOf(marker)
  return filesBelow(profile)
    .filter((file) => {
      const bytes = readFileSync(file)
      return shapes.some((shape) => bytes.includes(shape))
    })
    .map((file) => relative(profile, file))
}

export const countFiles = (profile: string): number => filesBelow(profile).length
