import type { Passage } from './coding.ts'
import type { GuidOf, QdaCodebook, QdaCodeKey } from './qda-codes.ts'
import { codeGuid, codesElement, goalSets, qdaOrigin } from './qda-codes.ts'
import type { ToldText } from './told-text.ts'
import { onOneLine, placeOf } from './told-text.ts'
import { element, escapeXml, xmlDeclaration } from './xml.ts'

/** A text to code: a conversation, or a quote that may leave. */
export type QdaSource = {
  /** Root of the conversation, or what else is stable: GUIDs are made of it. */
  readonly id: string
  readonly name: string
  readonly told: ToldText
  /** Told of source and case alike. The value as words; undefined is left out. */
  readonly about: Readonly<Record<string, string | undefined>>
  /** Name of the set it is in, such as its centre. */
  readonly set?: string | undefined
}

/** One passage as somebody coded it, or as coders agreed. */
export type QdaCoding = {
  /** Root of the record: stable over re-coding. */
  readonly id: string
  readonly source: string
  readonly question: string
  readonly passage?: Passage | undefined
  readonly codes: readonly QdaCodeKey[]
  /** Who coded; of a consensus all of them in one name. */
  readonly by: string
}

export type QdaProject = {
  readonly name: string
  /** What is in it and what is not, given how many codings were left out: the caveats travel inside the file as well. */
  readonly description: (left: number) => string
  readonly codebook: QdaCodebook
  readonly sources: readonly QdaSource[]
  readonly codings: readonly QdaCoding[]
  readonly words: {
    readonly sourceVariable: (about: string) => string
    readonly caseVariable: (about: string) => string
    readonly caseName: (source: string) => string
  }
}

export type QdaFiles = {
  /** The project file's text. */
  readonly project: string
  /** One plain text a source, by file name in the folder `sources`. */
  readonly sources: readonly { readonly file: string; readonly text: string }[]
  /** Codings that point at words or effects that are not there: in no file, to be told to whoever exports. */
  readonly left: readonly QdaCoding[]
}

type Selection = { readonly from: number; readonly to: number; readonly by: string; readonly codings: QdaCoding[] }

const selectionsOf = (told: ToldText, codings: readonly QdaCoding[], isKnown: (code: QdaCodeKey) => boolean) => {
  // One selection for each coder: programs take the coder of a selection for that of all its codings.
  const selections = new Map<string, Selection>()
  const left: QdaCoding[] = []
  for (const coding of codings) {
    const place = placeOf(told, coding.question, coding.passage)
    if (place === undefined || !coding.codes.every(isKnown)) {
      left.push(coding)
      continue
    }
    const key = `${place.from}-${place.to}/${coding.by}`
    const selection = selections.get(key) ?? { ...place, by: coding.by, codings: [] }
    selections.set(key, selection)
    selection.codings.push(coding)
  }
  const inOrder = [...selections]
    .sort(([a, one], [b, other]) => one.from - other.from || one.to - other.to || (a < b ? -1 : 1))
    .map(([key, selection]) => ({ key, ...selection }))
  return { selections: inOrder, left }
}

const unique = (names: readonly string[]): readonly string[] => {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/**
 * A REFI-QDA 1.0 project: what `project.qde` and the folder `sources` hold. Everything follows from the records, so the
 * same records give the same bytes. Kept to what other programs are known to trip over (research/domain 4.3): positions in
 * code points with an exclusive end, no line break in a source, unique names, variables on source and on case under
 * different names, no empty containers, no path of the machine it was made on, no time of day.
 */
export const qdaProject = (of: QdaProject, guidOf: GuidOf): QdaFiles => {
  const { codebook, words } = of
  const sources = [...of.sources].sort((a, b) => (a.id < b.id ? -1 : 1))
  const names = unique(sources.map((source) => onOneLine(source.name)))
  const bySource = new Map<string, QdaCoding[]>()
  for (const coding of of.codings) bySource.set(coding.source, [...(bySource.get(coding.source) ?? []), coding])

  const coders = [...new Set(of.codings.map((coding) => coding.by))].sort()
  const userGuid = (name: string) => guidOf(`user/${name}`)
  const sourceGuid = (id: string) => guidOf(`source/${id}`)
  const fileOf = (id: string) => `${sourceGuid(id)}.txt`
  const abouts = [...new Set(sources.flatMap((source) => Object.keys(source.about)))]
  const variableGuid = (on: 'source' | 'case', about: string) => guidOf(`variable/${on}/${about}`)
  const valuesOf = (on: 'source' | 'case', { about }: QdaSource): readonly string[] =>
    abouts.flatMap((name) => {
      const value = about[name]
      return value === undefined
        ? []
        : [
            element('VariableValue', {}, [
              element('VariableRef', { targetGUID: variableGuid(on, name) }),
              element('TextValue', {}, escapeXml(onOneLine(value))),
            ]),
          ]
    })

  const effectIds = new Set(codebook.effects.map((effect) => effect.id))
  const isKnown = (code: QdaCodeKey): boolean => !code.includes('/') || effectIds.has(code.slice(code.indexOf('/') + 1))
  const left: QdaCoding[] = []
  const textSource = (source: QdaSource, at: number): string => {
    const points = [...source.told.text]
    const found = selectionsOf(source.told, bySource.get(source.id) ?? [], isKnown)
    left.push(...found.left)
    const selections = found.selections.map(({ key, from, to, by, codings }) => {
      const codes = new Map(
        codings
          .flatMap((coding) => coding.codes.map((code) => [`${coding.id}/${code}`, code] as const))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
      return element(
        'PlainTextSelection',
        {
          guid: guidOf(`selection/${source.id}/${key}`),
          name: points.slice(from, to).join(''),
          startPosition: from,
          endPosition: to,
          creatingUser: userGuid(by),
        },
        [...codes].map(([id, code]) =>
          element('Coding', { guid: guidOf(`coding/${id}`), creatingUser: userGuid(by) }, [
            element('CodeRef', { targetGUID: codeGuid(code, guidOf) }),
          ]),
        ),
      )
    })
    return element(
      'TextSource',
      { guid: sourceGuid(source.id), name: names[at], plainTextPath: `internal://${fileOf(source.id)}` },
      [...selections, ...valuesOf('source', source)],
    )
  }
  const texts = sources.map(textSource)
  const known = new Set(sources.map((source) => source.id))
  left.push(...of.codings.filter((coding) => !known.has(coding.source)))

  const variables = abouts.flatMap((about) => [
    element('Variable', {
      guid: variableGuid('source', about),
      name: words.sourceVariable(about),
      typeOfVariable: 'Text',
    }),
    element('Variable', { guid: variableGuid('case', about), name: words.caseVariable(about), typeOfVariable: 'Text' }),
  ])
  const cases = sources.map((source, at) =>
    element('Case', { guid: guidOf(`case/${source.id}`), name: words.caseName(names[at]!) }, [
      ...valuesOf('case', source),
      element('SourceRef', { targetGUID: sourceGuid(source.id) }),
    ]),
  )
  const setNames = [...new Set(sources.map((source) => source.set))].filter((name) => name !== undefined).sort()
  const sets = [
    ...goalSets(codebook, guidOf, 'targetGUID'),
    ...setNames.map((name) =>
      element(
        'Set',
        { guid: guidOf(`source-set/${name}`), name: onOneLine(name) },
        sources
          .filter((source) => source.set === name)
          .map((source) => element('MemberSource', { targetGUID: sourceGuid(source.id) })),
      ),
    ),
  ]

  const container = (name: string, inside: readonly string[]): readonly string[] =>
    // Containers that may be left out may not be empty.
    inside.length === 0 ? [] : [element(name, {}, inside)]
  const project =
    xmlDeclaration +
    element('Project', { xmlns: 'urn:QDA-XML:project:1.0', name: of.name, origin: qdaOrigin }, [
      ...container(
        'Users',
        coders.map((name) => element('User', { guid: userGuid(name), name })),
      ),
      element('CodeBook', {}, codesElement(codebook, guidOf)),
      ...container('Variables', variables),
      ...container('Cases', cases),
      ...container('Sources', texts),
      ...container('Sets', sets),
      element('Description', {}, escapeXml(onOneLine(of.description(left.length)))),
    ])
  return {
    project,
    sources: sources.map((source) => ({ file: fileOf(source.id), text: source.told.text })),
    left,
  }
}
