import type { ExportedCoding } from '#domain/exported-coding.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { Programme } from '#domain/programme.ts'
import { qdaCodebook } from '#domain/qda-codes.ts'
import type { QdaCoding } from '#domain/qda-project.ts'
import { qdaProject } from '#domain/qda-project.ts'
import words from '#locales/nl/export.json' with { type: 'json' }
import { fill } from './fill-words.ts'
import { codebookContent, qdaCodingOf, sourceOf, variableName } from './qda-content.ts'
import { qdaZip } from './qda-zip.ts'
import { steadyGuid } from './steady-guid.ts'

/** A `.qdc` as text. */
export const qdcText = (programme: Programme, codings: readonly ExportedCoding[]): string =>
  qdaCodebook(codebookContent(programme, codings), steadyGuid(programme.id))

export type QdpxExport = {
  readonly bytes: Uint8Array
  readonly sources: number
  /** Conversations in which nothing was told in words: there is nothing to code in them. */
  readonly silent: number
  /** Codings of words or effects that are not there. */
  readonly left: readonly QdaCoding[]
}

/** A `.qdpx`: every conversation as a text with all its codings, of every coder and of consensus apart. */
export const qdpxOf = ({
  programme,
  conversations,
  codings,
  description,
}: {
  readonly programme: Programme
  readonly conversations: readonly OpenedConversation[]
  readonly codings: readonly ExportedCoding[]
  readonly description: string
}): QdpxExport => {
  const sources = conversations.map((one) => sourceOf(one, programme)).filter((source) => source !== undefined)
  const files = qdaProject(
    {
      name: fill(words.qda.project, { programme: programme.name }),
      description,
      codebook: codebookContent(programme, codings),
      sources,
      codings: codings.map(qdaCodingOf),
      words: {
        sourceVariable: variableName,
        caseVariable: (about) => fill(words.qda.caseVariable, { name: variableName(about) }),
        caseName: (source) => fill(words.qda.caseName, { source }),
      },
    },
    steadyGuid(programme.id),
  )
  return {
    bytes: qdaZip(files),
    sources: sources.length,
    silent: conversations.length - sources.length,
    left: files.left,
  }
}
