import { XmlElement as ParsedElement, parseXml, XmlError } from '@rgrove/parse-xml'
import { unzipSync } from 'fflate'
import type { XmlElement } from '#domain/qda-read.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'

export type QdaFile = {
  readonly root: XmlElement
  /** The text behind an `internal://` path of a project; `undefined` where the file has none. */
  readonly textOf: (path: string) => string | undefined
}

export type QdaFileFault =
  /** No zip and no XML, or cut off. */
  | 'not-qda'
  | 'not-xml'
  /** A zip without a project file at its root, or with more than one. */
  | 'no-project'
  | 'too-large'

/** A year of conversations with every text is far below; a small file that unpacks to more than this is no project. */
const maxUnpacked = 512 * 1024 * 1024
const maxEntries = 100_000

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const elementOf = (of: ParsedElement): XmlElement => {
  const children: XmlElement[] = []
  let text = ''
  for (const child of of.children)
    if (child instanceof ParsedElement) children.push(elementOf(child))
    else if ('text' in child && typeof child.text === 'string') text += child.text
  return {
    name: localName(of.name),
    attributes: Object.fromEntries(Object.entries(of.attributes).map(([name, value]) => [localName(name), value])),
    children,
    text,
  }
}

/** No document type, no entities but XML's own: the parser knows none, so a file cannot blow itself up. */
const parsed = (text: string): Result<XmlElement, QdaFileFault> => {
  try {
    const { root } = parseXml(text.replace(/^\ufeff/, ''))
    return root === null ? err('not-xml') : ok(elementOf(root))
  } catch (failure) {
    if (failure instanceof XmlError) return err('not-xml')
    throw failure
  }
}

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Unpacks no more than `maxUnpacked`, by what the zip itself says of its sizes; fflate stops at those. */
const unpacked = (bytes: Uint8Array): Result<Readonly<Record<string, Uint8Array>>, QdaFileFault> => {
  let size = 0
  let entries = 0
  let tooLarge = false
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize
        entries += 1
        tooLarge ||= size > maxUnpacked || entries > maxEntries
        return !tooLarge
      },
    })
    return tooLarge ? err('too-large') : ok(files)
  } catch {
    return err('not-qda')
  }
}

/**
 * Reads a `.qdc` or `.qdpx`, whoever wrote it. The project file may have any name (ATLAS.ti calls it after the project)
 * as long as it is the only `.qde` at the root; the folder of the texts is found in either case.
 */
export const readQdaFile = (bytes: Uint8Array): Result<QdaFile, QdaFileFault> => {
  if (!isZip(bytes)) {
    const text = decode(bytes)
    if (text === undefined) return err('not-qda')
    const root = parsed(text)
    return root.ok ? ok({ root: root.value, textOf: () => undefined }) : root
  }
  const files = unpacked(bytes)
  if (!files.ok) return files
  const projects = Object.keys(files.value).filter((name) => /^[^/\\]+\.qde$/i.test(name))
  const project = projects.length === 1 ? decode(files.value[projects[0]!]!) : undefined
  if (project === undefined) return err('no-project')
  const root = parsed(project)
  if (!root.ok) return root
  const byName = new Map(Object.entries(files.value).map(([name, content]) => [name.toLowerCase(), content]))
  return ok({
    root: root.value,
    textOf: (path) => {
      const content = byName.get(`sources/${path.replace(/^internal:\/\//i, '').toLowerCase()}`)
      return content === undefined ? undefined : decode(content)
    },
  })
}
