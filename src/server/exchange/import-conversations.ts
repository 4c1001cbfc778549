import { once } from 'node:events'
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import type { ExchangeConversation } from '#domain/exchange.ts'
import type { ExchangeCoded } from '#domain/exchange-coding.ts'
import type { LineFault } from '#domain/exchange-line.ts'
import type { ExchangeSelection } from '#domain/exchange-selection.ts'
import type { Programme } from '#domain/programme.ts'
import type { Result } from '#domain/result.ts'
import type { Importer, ImportOutcome, RecordStore } from '../store/record-store.ts'
import type { ExchangeLine } from './read-lines.ts'
import { exchangeLines } from './read-lines.ts'

export type BadLine = LineFault & { readonly line: number }

export type ImportReport = {
  /** False when nothing at all was imported, because a line was wrong. */
  readonly done: boolean
  readonly imported: number
  readonly unchanged: number
  /** The same of lines of codings and consensus. */
  readonly coded: { readonly imported: number; readonly unchanged: number }
  /** The same of lines of stories that people chose from. */
  readonly selections: { readonly imported: number; readonly unchanged: number }
  /** Lines of conversations that were withdrawn: they stay withdrawn and are no fault. */
  readonly withdrawn: number
  /** Lines of conversations that stood here until their term was over: the same. */
  readonly over: number
  readonly bad: number
  /** The first of them, at most `shownBad`. */
  readonly firstBad: readonly BadLine[]
  /** Where the bad lines stand with their reasons. */
  readonly badFile: string | undefined
  /** Centres that the programme does not list, with how many conversations. */
  readonly otherCentres: ReadonlyMap<string, number>
}

export const shownBad = 50
const batchSize = 200
const conflict: LineFault = { field: 'id', expected: 'the content that this id already has, or another id' }

/** Thrown inside the transaction to undo it; never leaves this file. */
const refused = Symbol('refused')

const createBadLines = (file: string) => {
  const first: BadLine[] = []
  let count = 0
  const partial = `${file}.partial`
  let stream: ReturnType<typeof createWriteStream> | undefined
  const write = async (text: string): Promise<void> => {
    stream ??= createWriteStream(partial, { mode: 0o600 })
    if (!stream.write(text)) await once(stream, 'drain')
  }
  return {
    first,
    count: () => count,
    add: async (bad: BadLine, text: string | undefined, keep: boolean): Promise<void> => {
      count += 1
      if (first.length < shownBad) first.push(bad)
      if (keep) await write(`${JSON.stringify({ ...bad, text: text ?? null })}\n`)
    },
    /** @returns the file, when there was anything to write. */
    finish: async (keep: boolean): Promise<string | undefined> => {
      if (stream === undefined) return undefined
      stream.end()
      await once(stream, 'close')
      if (keep) renameSync(partial, file)
      else rmSync(partial, { force: true })
      return keep ? file : undefined
    },
  }
}

const readOf = (line: ExchangeLine) => {
  switch (line.kind) {
    case 'header':
      return line.header
    case 'coded':
      return line.coded
    case 'selection':
      return line.selection
    case 'conversation':
      return line.conversation
  }
}

/**
 * Imports an exchange file: all of it or, when a line is wrong, nothing; with `skipBad` the rest, and the wrong lines
 * with their reasons in `<file>.bad.jsonl`. A wrong header always refuses the file. The same file twice changes nothing.
 * Reads the file twice: once to check it without holding up the server, once to write it in one transaction; and once
 * more where it holds codings or what people chose, which come behind all conversations.
 */
export const importConversations = async ({
  store,
  programme,
  file,
  skipBad,
}: {
  readonly store: RecordStore
  readonly programme: Programme
  readonly file: string
  readonly skipBad: boolean
}): Promise<ImportReport> => {
  const nothing = {
    done: false,
    imported: 0,
    unchanged: 0,
    coded: { imported: 0, unchanged: 0 },
    selections: { imported: 0, unchanged: 0 },
    withdrawn: 0,
    over: 0,
    badFile: undefined,
    otherCentres: new Map<string, number>(),
  }

  const wrong = createBadLines(`${file}.bad.jsonl`)
  let headerWrong = false
  for await (const line of exchangeLines(file, programme)) {
    const read = readOf(line)
    if (read.ok) continue
    await wrong.add({ line: line.number, ...read.failure }, line.text, false)
    headerWrong ||= line.kind === 'header'
    // Behind a wrong header every line would be measured against the wrong thing.
    if (headerWrong) break
  }
  if (headerWrong || (wrong.count() > 0 && !skipBad)) return { ...nothing, bad: wrong.count(), firstBad: wrong.first }

  const bad = createBadLines(`${file}.bad.jsonl`)
  const counts = { imported: 0, unchanged: 0, withdrawn: 0, over: 0 }
  const coded = { imported: 0, unchanged: 0 }
  const selections = { imported: 0, unchanged: 0 }
  let hasCoded = false
  let hasSelections = false
  const otherCentres = new Map<string, number>()
  const listed = new Set(programme.centres.map((centre) => centre.id))
  /** Once more through the file: what is about a conversation may stand before it. */
  const takeBehind = async <Line>(
    lineOf: (line: ExchangeLine) => Result<Line, LineFault> | undefined,
    takeLines: (lines: readonly Line[]) => Promise<readonly (ImportOutcome | LineFault)[]>,
    tally: { imported: number; unchanged: number },
  ): Promise<void> => {
    let batch: { readonly line: Line; readonly number: number; readonly text: string | undefined }[] = []
    const take = async (): Promise<void> => {
      const outcomes = await takeLines(batch.map((one) => one.line))
      for (const [index, outcome] of outcomes.entries()) {
        const { number, text } = batch[index]!
        if (typeof outcome !== 'string') await bad.add({ line: number, ...outcome }, text, skipBad)
        else if (outcome === 'conflict') await bad.add({ line: number, ...conflict }, text, skipBad)
        else if (outcome === 'withdrawn' || outcome === 'over') counts[outcome] += 1
        else tally[outcome] += 1
      }
      batch = []
    }
    for await (const line of exchangeLines(file, programme)) {
      const read = lineOf(line)
      if (read === undefined) continue
      if (read.ok) {
        batch.push({ line: read.value, number: line.number, text: line.text })
        if (batch.length === batchSize) await take()
      } else await bad.add({ line: line.number, ...read.failure }, line.text, skipBad)
    }
    if (batch.length > 0) await take()
  }
  const takeCoded = (importer: Importer): Promise<void> =>
    takeBehind<ExchangeCoded>(
      (line) => (line.kind === 'coded' ? line.coded : undefined),
      (lines) => importer.takeCoded(lines),
      coded,
    )
  const takeSelections = (importer: Importer): Promise<void> =>
    takeBehind<ExchangeSelection>(
      (line) => (line.kind === 'selection' ? line.selection : undefined),
      (lines) => importer.takeSelections(lines),
      selections,
    )
  try {
    await store.importing(async (importer) => {
      let changeStory = programme.changeStory
      let batch: { readonly line: ExchangeConversation; readonly number: number; readonly text: string | undefined }[] =
        []
      const take = async (): Promise<void> => {
        const outcomes = await importer.take(
          batch.map((one) => one.line),
          changeStory,
        )
        for (const [index, outcome] of outcomes.entries()) {
          const { line, number, text } = batch[index]!
          if (outcome === 'conflict') await bad.add({ line: number, ...conflict }, text, skipBad)
          else counts[outcome] += 1
          if (outcome === 'imported' && !listed.has(line.centre))
            otherCentres.set(line.centre, (otherCentres.get(line.centre) ?? 0) + 1)
        }
        batch = []
      }
      for await (const line of exchangeLines(file, programme)) {
        if (line.kind === 'header') {
          if (!line.header.ok) throw refused
          changeStory = line.header.value.changeStory
        } else if (line.kind === 'coded') {
          hasCoded = true
        } else if (line.kind === 'selection') {
          hasSelections = true
        } else if (line.conversation.ok) {
          batch.push({ line: line.conversation.value, number: line.number, text: line.text })
          if (batch.length === batchSize) await take()
        } else {
          await bad.add({ line: line.number, ...line.conversation.failure }, line.text, skipBad)
        }
      }
      if (batch.length > 0) await take()
      if (hasCoded) await takeCoded(importer)
      if (hasSelections) await takeSelections(importer)
      if (bad.count() > 0 && !skipBad) throw refused
    })
  } catch (failure) {
    await bad.finish(false)
    if (failure !== refused) throw failure
    return { ...nothing, bad: bad.count(), firstBad: bad.first }
  }
  return {
    done: true,
    ...counts,
    coded,
    selections,
    bad: bad.count(),
    firstBad: bad.first,
    badFile: await bad.finish(true),
    otherCentres,
  }
}
