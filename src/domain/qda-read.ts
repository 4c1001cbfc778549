import type { GuidOf, QdaEffect, QdaWords } from './qda-codes.ts'
import { codeGuid } from './qda-codes.ts'
import type { AnswerPart, ToldText } from './told-text.ts'
import { partsOf } from './told-text.ts'

/** An XML element as any parser can give it: names without their prefix. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** The text right inside it. */
  readonly text: string
}

const all = (of: XmlElement | undefined, name: string): readonly XmlElement[] =>
  of?.children.filter((child) => child.name === name) ?? []
const first = (of: XmlElement | undefined, name: string): XmlElement | undefined => all(of, name)[0]

/** GUIDs come with braces or without, in either case. */
const sameGuid = (guid: string | undefined): string => (guid ?? '').replace(/[{}]/g, '').toLowerCase()

export type ReadCode = { readonly guid: string; readonly name: string; readonly codable: boolean }

const codesIn = (of: XmlElement | undefined): readonly ReadCode[] =>
  all(of, 'Code').flatMap((code) => [
    {
      guid: sameGuid(code.attributes.guid),
      name: (code.attributes.name ?? '').trim(),
      codable: code.attributes.isCodable !== 'false' && code.attributes.isCodable !== '0',
    },
    ...codesIn(code),
  ])

/** The codes of a `.qdc` or of a project, categories included. */
export const readCodes = (root: XmlElement): readonly ReadCode[] =>
  codesIn(first(root.name === 'CodeBook' ? root : first(root, 'CodeBook'), 'Codes'))

/** What a code of a file means here: one of ours, or something new under its name. */
export type CodeMeaning =
  | { readonly kind: 'effect' | 'negative'; readonly effect: string }
  | { readonly kind: 'health' | 'nowhere' }
  | { readonly kind: 'new'; readonly name: string }

const spoken = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** Finds what codes mean by their GUID, else by their name: programs that give new GUIDs keep the names. */
export const codeMeanings = (
  effects: readonly QdaEffect[],
  words: QdaWords,
  guidOf: GuidOf,
): ((code: ReadCode) => CodeMeaning) => {
  const byGuid = new Map<string, CodeMeaning>()
  const byName = new Map<string, CodeMeaning>()
  const add = (guid: string, name: string, meaning: CodeMeaning): void => {
    byGuid.set(guid, meaning)
    if (!byName.has(spoken(name))) byName.set(spoken(name), meaning)
  }
  for (const { id, name } of effects) {
    add(codeGuid(`effect/${id}`, guidOf), name, { kind: 'effect', effect: id })
    add(codeGuid(`negative/${id}`, guidOf), words.opposite(name), { kind: 'negative', effect: id })
  }
  add(codeGuid('health', guidOf), words.health, { kind: 'health' })
  add(codeGuid('nowhere', guidOf), words.nowhere, { kind: 'nowhere' })
  return ({ guid, name }) => byGuid.get(guid) ?? byName.get(spoken(name)) ?? { kind: 'new', name }
}

/** One part of one answer, as one coder coded it in another program. */
export type ReadCoding = AnswerPart & {
  /** Id of the source: root of the conversation. */
  readonly source: string
  readonly code: CodeMeaning
  readonly coder: string
}

export type ReadProject = {
  readonly codings: readonly ReadCoding[]
  /** Names of sources that are none of ours, or whose text is not what stands here: nothing of them is read. */
  readonly unknownSources: readonly string[]
  readonly otherTexts: readonly string[]
  /** Codings of nothing that was told (the name of a question), of a place outside the text, or of an unknown code. */
  readonly left: number
}

/** Our own sources, by which those of a file are known again. */
export type KnownSource = { readonly id: string; readonly name: string; readonly told: ToldText }

// Some programs add a line end to a text, or a byte order mark before it; neither moves a place.
const bare = (text: string): string => text.replace(/^\ufeff/, '').replace(/[\r\n]+$/, '')

/**
 * Codings of a project file, whoever wrote it, over texts that we gave out. A text must be exactly what stands here:
 * a place in another text means other words. Order: as in the file.
 * @param textOf the text of an `internal://` path; `undefined` where the file has none.
 */
export const readQdaProject = (
  root: XmlElement,
  {
    sources,
    textOf,
    meaningOf,
    guidOf,
  }: {
    readonly sources: readonly KnownSource[]
    readonly textOf: (path: string) => string | undefined
    readonly meaningOf: (code: ReadCode) => CodeMeaning
    readonly guidOf: GuidOf
  },
): ReadProject => {
  const codes = new Map(readCodes(root).map((code) => [code.guid, code]))
  const users = new Map(
    all(first(root, 'Users'), 'User').map((user) => [
      sameGuid(user.attributes.guid),
      (user.attributes.name ?? user.attributes.id ?? '').trim(),
    ]),
  )
  const byGuid = new Map(sources.map((source) => [guidOf(`source/${source.id}`), source]))
  const byName = new Map(sources.map((source) => [spoken(source.name), source]))

  const codings: ReadCoding[] = []
  const unknownSources: string[] = []
  const otherTexts: string[] = []
  let left = 0

  for (const source of first(root, 'Sources')?.children ?? []) {
    const name = source.attributes.name ?? ''
    const known = byGuid.get(sameGuid(source.attributes.guid)) ?? byName.get(spoken(name))
    if (source.name !== 'TextSource' || known === undefined) {
      unknownSources.push(name)
      continue
    }
    const path = source.attributes.plainTextPath
    const text = path === undefined ? first(source, 'PlainTextContent')?.text : textOf(path)
    if (text === undefined || bare(text) !== known.told.text) {
      otherTexts.push(name)
      continue
    }
    const length = [...known.told.text].length
    const add = (coding: XmlElement, range: { readonly from: number; readonly to: number }, user?: string): void => {
      const code = codes.get(sameGuid(first(coding, 'CodeRef')?.attributes.targetGUID))
      const parts = range.from < range.to && range.to <= length ? partsOf(known.told, range) : []
      if (code === undefined || !code.codable || parts.length === 0) {
        left += 1
        return
      }
      const coder = users.get(sameGuid(coding.attributes.creatingUser ?? user)) ?? ''
      for (const part of parts) codings.push({ ...part, source: known.id, code: meaningOf(code), coder })
    }
    for (const selection of all(source, 'PlainTextSelection')) {
      const [from, to] = [Number(selection.attributes.startPosition), Number(selection.attributes.endPosition)]
      const isPlace = Number.isInteger(from) && Number.isInteger(to) && from >= 0
      for (const coding of all(selection, 'Coding'))
        add(coding, isPlace ? { from, to } : { from: 0, to: 0 }, selection.attributes.creatingUser)
    }
    // A coding of the source as a whole is one of every answer in it.
    for (const coding of all(source, 'Coding')) add(coding, { from: 0, to: length }, source.attributes.creatingUser)
  }
  return { codings, unknownSources, otherTexts, left }
}
