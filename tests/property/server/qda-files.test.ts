import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { zuidwestProgramme } from '#content/registry.ts'
import { answerText } from '#domain/answer.ts'
import { passageText } from '#domain/coding.ts'
import type { ExportedCoding } from '#domain/exported-coding.ts'
import { codesOf } from '#domain/exported-coding.ts'
import type { XmlElement } from '#domain/qda-read.ts'
import { codeMeanings, readCodes, readQdaProject } from '#domain/qda-read.ts'
import { onOneLine } from '#domain/told-text.ts'
import { qdaExport, qdcText, sourcesOf } from '#server/exchange/export-qda.ts'
import { codebookContent, coderName, ownEffectNames, qdaWords, sourceOf } from '#server/exchange/qda-content.ts'
import { readQdaFile } from '#server/exchange/read-qda-file.ts'
import { steadyGuid } from '#server/exchange/steady-guid.ts'
import { faultsAgainst, hasSchemas } from '#tests/support/refi-qda-schemas.ts'
import { codedProject } from '#tests/support/told-stories.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
console.log(`qda files: SEED=${seed}`)
const runs = { seed, numRuns: 40 }

const programme = zuidwestProgramme
const guidOf = steadyGuid(programme.id)
const description = 'Alleen voor het eigen centrum.\nNiet representatief. "🙂" & <b>'
const made = ({ conversations, codings }: CodedProject) =>
  qdaExport({
    programme,
    sources: sourcesOf(conversations, programme),
    given: { kind: 'stories', codings },
    ownEffects: ownEffectNames(codings),
    description: () => description,
  })

type CodedProject = typeof codedProject extends fc.Arbitrary<infer Value> ? Value : never

const within = (of: XmlElement, name: string): readonly XmlElement[] => [
  ...(of.name === name ? [of] : []),
  ...of.children.flatMap((child) => within(child, name)),
]
const opened = (bytes: Uint8Array) => {
  const file = readQdaFile(bytes)
  if (!file.ok) throw new Error(file.failure)
  return file.value
}

describe('REFI-QDA files of any project', () => {
  it('every selection holds the coded words: text[start:end] in code points, and its name', () => {
    fc.assert(
      fc.property(codedProject, (project) => {
        const { root, textOf } = opened(made(project).bytes)
        const codingOf = new Map(
          project.codings.flatMap((coding) =>
            codesOf(coding).map((code) => [guidOf(`coding/${coding.id}/${code}`), coding]),
          ),
        )
        let seen = 0
        for (const source of within(root, 'TextSource')) {
          const text = textOf(source.attributes.plainTextPath!)!
          expect(text).not.toMatch(/[\n\r\v\f\x85\u2028\u2029]|^\ufeff/)
          const points = [...text]
          for (const selection of within(source, 'PlainTextSelection')) {
            const [start, end] = [selection.attributes.startPosition, selection.attributes.endPosition].map(Number)
            const words = points.slice(start, end).join('')
            expect(selection.attributes.name).toBe(words)
            for (const { attributes } of within(selection, 'Coding')) {
              const coding = codingOf.get(attributes.guid!)!
              const of = project.conversations.find((one) => one.root === coding.conversation)!
              expect(words).toBe(onOneLine(passageText(answerText(of.answers[coding.question]), coding.passage)!))
              seen += 1
            }
          }
        }
        expect(seen).toBe(codingOf.size)
      }),
      runs,
    )
  })

  it('comes back without loss: who coded which words as what', () => {
    fc.assert(
      fc.property(codedProject, ({ conversations, codings }) => {
        const { root, textOf } = opened(made({ conversations, codings }).bytes)
        const { effects } = codebookContent(programme, ownEffectNames(codings))
        const read = readQdaProject(root, {
          sources: conversations.map((one) => sourceOf(one, programme)).filter((one) => one !== undefined),
          textOf,
          meaningOf: codeMeanings(effects, qdaWords, guidOf),
          guidOf,
        })
        expect([read.unknownSources, read.otherTexts, read.left]).toEqual([[], [], 0])
        const meant = (code: string) =>
          code.includes('/') ? { kind: code.split('/')[0], effect: code.slice(code.indexOf('/') + 1) } : { kind: code }
        const lengthOf = (coding: ExportedCoding) => {
          const of = conversations.find((one) => one.root === coding.conversation)!
          return [...answerText(of.answers[coding.question])].length
        }
        const flat = (items: readonly object[]) => items.map((one) => JSON.stringify(one)).sort()
        expect(flat(read.codings)).toEqual(
          flat(
            codings.flatMap((coding) =>
              codesOf(coding).map((code) => ({
                question: coding.question,
                // All of an answer, said as a passage, is the whole answer.
                ...(coding.passage === undefined ||
                (coding.passage.from === 0 && coding.passage.to === lengthOf(coding))
                  ? {}
                  : { passage: coding.passage }),
                source: coding.conversation,
                code: meant(code),
                coder: coderName(coding),
              })),
            ),
          ),
        )
      }),
      runs,
    )
  })

  it('the same records give the same bytes, in whatever order they come', () => {
    fc.assert(
      fc.property(codedProject, ({ conversations, codings }) => {
        const [one, other] = [
          made({ conversations, codings }),
          made({ conversations: conversations.toReversed(), codings: codings.toReversed() }),
        ]
        expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
      }),
      runs,
    )
  })

  it('one project file at the root, a flat folder of texts, no GUID twice, unique names, no byte order mark', () => {
    fc.assert(
      fc.property(codedProject, (project) => {
        const { bytes } = made(project)
        const files = Object.keys(unzipSync(bytes))
        expect(files.filter((file) => !/^sources\/[0-9a-f-]{36}\.txt$/.test(file))).toEqual(['project.qde'])
        expect(strFromU8(unzipSync(bytes)['project.qde']!.slice(0, 5))).toBe('<?xml')
        const { root } = opened(bytes)
        const every = (of: XmlElement): readonly XmlElement[] => [of, ...of.children.flatMap(every)]
        const guids = every(root).flatMap((one) => one.attributes.guid ?? [])
        expect(new Set(guids).size).toBe(guids.length)
        for (const name of ['TextSource', 'Case', 'Variable', 'Set', 'User']) {
          const names = within(root, name).map((one) => one.attributes.name)
          expect(new Set(names).size, name).toBe(names.length)
        }
      }),
      runs,
    )
  })

  // Where the schemas are absent it is said above, and these are no tests at all: a test command has no skips.
  if (hasSchemas) {
    it('valid against the REFI-QDA 1.0 schemas', () => {
      fc.assert(
        fc.property(codedProject, (project) => {
          const xml = strFromU8(unzipSync(made(project).bytes)['project.qde']!)
          expect(faultsAgainst('Project', xml)).toEqual([])
          expect(faultsAgainst('Codebook', qdcText(programme, ownEffectNames(project.codings)))).toEqual([])
        }),
        runs,
      )
    })

    it('the schemas are looked at: an empty list of sets and a missing attribute are refused', () => {
      const good = qdcText(programme, new Map())
      expect(faultsAgainst('Codebook', good)).toEqual([])
      expect(faultsAgainst('Codebook', good.replace(/<Sets>.*<\/Sets>/, '<Sets/>'))).not.toEqual([])
      expect(faultsAgainst('Codebook', good.replace(' isCodable="true"', ''))).not.toEqual([])
      const project = strFromU8(unzipSync(made({ conversations: [], codings: [] }).bytes)['project.qde']!)
      expect(faultsAgainst('Project', project)).toEqual([])
      expect(faultsAgainst('Project', project.replace('<Description>', '<Users/><Description>'))).not.toEqual([])
    })
  }

  it('a codebook comes back with every code, once', () => {
    const file = opened(new TextEncoder().encode(qdcText(programme, new Map())))
    const { effects } = codebookContent(programme, new Map())
    const meaningOf = codeMeanings(effects, qdaWords, guidOf)
    const meant = readCodes(file.root)
      .filter((code) => code.codable)
      .map(meaningOf)
    expect(meant.filter(({ kind }) => kind === 'effect')).toHaveLength(14)
    expect(meant.filter(({ kind }) => kind === 'negative')).toHaveLength(14)
    expect(meant.filter(({ kind }) => kind === 'new')).toEqual([])
    expect(meant).toHaveLength(30)
  })
})
