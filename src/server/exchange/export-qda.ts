import type { ExportedCoding } from '#domain/exported-coding.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { Programme } from '#domain/programme.ts'
import { qdaCodebook } from '#domain/qda-codes.ts'
import type { QdaCoding, QdaSource } from '#domain/qda-project.ts'
import { qdaProject } from '#domain/qda-project.ts'
import words from '#locales/nl/export.json' with { type: 'json' }
import { fill } from './fill-words.ts'
import { codebookContent, qdaCodingOf, sourceOf, variableName } from './qda-content.ts'
import { qdaZip } from './qda-zip.ts'
import { steadyGuid } from './steady-guid.ts'

/** A `.qdc` as text. */
export const qdcText = (programme: Programme, ownEffects: ReadonlyMap<string, string>): string =>
  qdaCodebook(codebookContent(programme, ownEffects), steadyGuid(programme.id))

/** Conversations as sources; those in which nothing was told in words are left out: there is nothing to code in them. */
export const sourcesOf = (conversations: readonly OpenedConversation[], programme: Programme): readonly QdaSource[] =>
  conversations.map((one) => sourceOf(one, programme)).filter((source) => source !== undefined)

export type QdpxExport = {
  readonly bytes: Uint8Array
  /** How many codings point at words or effects that are not there, and are in no file. */
  readonly left: number
}

/**
 * A `.qdpx`: stories with the codings of every coder and of each consensus, apart; or quotes with their effects.
 * @param description what the project says of itself, given how many codings were left out.
 */
export const qdaExport = ({
  programme,
  sources,
  given,
  ownEffects,
  description,
}: {
  readonly programme: Programme
  readonly sources: readonly QdaSource[]
  readonly given:
    | { readonly kind: 'stories'; readonly codings: readonly ExportedCoding[] }
    | { readonly kind: 'quotes'; readonly codings: readonly QdaCoding[] }
  /** Names of the programme's own effects, by id. */
  readonly ownEffects: ReadonlyMap<string, string>
  readonly description: (left: number) => string
}): QdpxExport => {
  const guidOf = steadyGuid(programme.id)
  const project = {
    name: fill(words.qda.project, { programme: programme.name }),
    codebook: codebookContent(programme, ownEffects),
    sources,
    codings: given.kind === 'stories' ? given.codings.map(qdaCodingOf) : given.codings,
    words: {
      sourceVariable: variableName,
      caseVariable: (about: string) => fill(words.qda.caseVariable, { name: variableName(about) }),
      caseName: (source: string) => fill(words.qda.caseName, { source }),
    },
  }
  const files = qdaProject({ ...project, description }, guidOf)
  return { bytes: qdaZip(files), left: files.left.length }
}
