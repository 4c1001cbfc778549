import { answerText } from '#domain/answer.ts'
import { codePoints, maxEffectName, ownEffectId } from '#domain/coding.ts'
import type { ExchangeCoded } from '#domain/exchange-coding.ts'
import type { ExportedCoding } from '#domain/exported-coding.ts'
import { codesOf, exportedCodings } from '#domain/exported-coding.ts'
import type { Programme } from '#domain/programme.ts'
import type { CodeMeaning, KnownSource, ReadCoding } from '#domain/qda-read.ts'
import { codeMeanings, readCodes, readQdaProject } from '#domain/qda-read.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import words from '#locales/nl/export.json' with { type: 'json' }
import { derivedId } from '../derived-id.ts'
import type { RecordStore } from '../store/record-store.ts'
import { conversationPages } from './conversation-pages.ts'
import { codebookContent, coderName, ownEffectNames, qdaWords, sourceOf } from './qda-content.ts'
import type { QdaFileFault } from './read-qda-file.ts'
import { readQdaFile } from './read-qda-file.ts'
import { steadyGuid } from './steady-guid.ts'

export type QdaImport = {
  readonly kind: 'codebook' | 'project'
  readonly imported: number
  /** Codings that stand here already, by what they say: words, code and coder. */
  readonly unchanged: number
  readonly withdrawn: number
  /** Codings that cannot be taken: of a question's name, of a place outside a text, or refused. */
  readonly left: number
  /** Codes of the file that are none of ours; those of codings that were taken are effects of the programme's own now. */
  readonly newCodes: readonly string[]
  readonly unknownSources: readonly string[]
  readonly otherTexts: readonly string[]
}

/** What makes two codings the same, wherever they were made: GUIDs do not last, other programs give new ones. */
const keyOf = (conversation: string, question: string, place: string, code: string, coder: string): string =>
  JSON.stringify([conversation, question, place, code, coder])

const placeText = (passage: { readonly from: number; readonly to: number } | undefined, length: number): string =>
  passage === undefined || (passage.from === 0 && passage.to === length) ? '' : `${passage.from}-${passage.to}`

const codeText = (code: CodeMeaning): string =>
  code.kind === 'new'
    ? `effect/${ownEffectId(code.name)}`
    : 'effect' in code
      ? `${code.kind}/${code.effect}`
      : code.kind

const maxCoder = 40
/** A coder's name as ours: never empty, never longer than a record takes. */
const coderOf = (name: string): string => [...name].slice(0, maxCoder).join('').trim() || words.qda.unknownCoder

const effectName = (name: string): string => [...name].slice(0, maxEffectName).join('').trim()

const lineOf = (read: ReadCoding, id: string): ExchangeCoded => {
  const { code, passage } = read
  const about = {
    kind: 'coding' as const,
    id,
    conversation: read.source,
    answer: read.question,
    ...(passage === undefined ? {} : passage),
    coder: coderOf(read.coder),
  }
  switch (code.kind) {
    case 'effect':
      return { ...about, effect: code.effect }
    case 'negative':
      return { ...about, effect: code.effect, negative: true }
    case 'health':
      return { ...about, effect: 'none', health: true }
    case 'nowhere':
      return { ...about, effect: 'none' }
    case 'new': {
      const name = effectName(code.name)
      return { ...about, effect: ownEffectId(name), name }
    }
  }
}

const batchSize = 200

/**
 * Takes the codings of a `.qdpx` that other programs worked on, over texts that were exported here. What stands here
 * already is left as it is; nothing is taken away because it is missing in the file. All or nothing.
 * A `.qdc` holds no codings: then it only says which of its codes are none of ours.
 */
export const importQda = async ({
  store,
  programme,
  bytes,
}: {
  readonly store: RecordStore
  readonly programme: Programme
  readonly bytes: Uint8Array
}): Promise<Result<QdaImport, QdaFileFault>> => {
  const file = readQdaFile(bytes)
  if (!file.ok) return file
  const { root, textOf } = file.value
  if (root.name !== 'Project' && root.name !== 'CodeBook') return err('not-qda')

  const guidOf = steadyGuid(programme.id)
  const sources: (KnownSource & { readonly lengths: ReadonlyMap<string, number> })[] = []
  const codings: ExportedCoding[] = []
  for await (const page of conversationPages({ store, round: undefined })) {
    for (const one of page) {
      const source = sourceOf(one, programme)
      if (source === undefined) continue
      const lengths = new Map(
        source.told.places.map(({ question }) => [question, codePoints(answerText(one.answers[question]))]),
      )
      sources.push({ id: source.id, name: source.name, told: source.told, lengths })
    }
    codings.push(...(await store.coded(page.map((one) => one.root))).flatMap(exportedCodings))
  }
  const lengths = new Map(sources.map((source) => [source.id, source.lengths]))
  // How often each stands here: the same words coded twice the same way are two codings, and come back as two.
  const present = new Map<string, number>()
  for (const one of codings)
    for (const code of codesOf(one)) {
      const place = placeText(one.passage, lengths.get(one.conversation)?.get(one.question) ?? 0)
      const key = keyOf(one.conversation, one.question, place, code, coderName(one))
      present.set(key, (present.get(key) ?? 0) + 1)
    }

  const { effects } = codebookContent(programme, ownEffectNames(codings))
  const meaningOf = codeMeanings(effects, qdaWords, guidOf)
  const newCodes = [
    ...new Set(
      readCodes(root)
        .filter((code) => code.codable)
        .map(meaningOf)
        .flatMap((code) => (code.kind === 'new' ? [code.name] : [])),
    ),
  ].sort()
  const nothing = { unchanged: 0, imported: 0, withdrawn: 0, left: 0, newCodes, unknownSources: [], otherTexts: [] }
  if (root.name === 'CodeBook') return ok({ kind: 'codebook', ...nothing })

  const read = readQdaProject(root, { sources, textOf, meaningOf, guidOf })
  const seen = new Map<string, number>()
  const lines: ExchangeCoded[] = []
  let unchanged = 0
  let { left } = read
  for (const coding of read.codings) {
    const { code, source, question, passage } = coding
    if (code.kind === 'new' && effectName(code.name) === '') {
      left += 1
      continue
    }
    const key = keyOf(source, question, placeText(passage, 0), codeText(code), coding.coder)
    const time = (seen.get(key) ?? 0) + 1
    seen.set(key, time)
    if (time <= (present.get(key) ?? 0)) unchanged += 1
    else lines.push(lineOf(coding, derivedId(`qda ${key} ${time}`)))
  }
  let [imported, withdrawn] = [0, 0]
  if (lines.length > 0)
    await store.importing(async (importer) => {
      for (let at = 0; at < lines.length; at += batchSize)
        for (const outcome of await importer.takeCoded(lines.slice(at, at + batchSize))) {
          if (outcome === 'imported') imported += 1
          else if (outcome === 'unchanged') unchanged += 1
          else if (outcome === 'withdrawn') withdrawn += 1
          else left += 1
        }
    })
  const { unknownSources, otherTexts } = read
  return ok({ kind: 'project', imported, unchanged, withdrawn, left, newCodes, unknownSources, otherTexts })
}
