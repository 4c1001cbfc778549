import { createReadStream } from 'node:fs'
import { findCodebook } from '#content/codebooks.ts'
import { findForm } from '#content/decks.ts'
import type { ExchangeConversation, ExchangeHeader } from '#domain/exchange.ts'
import { readExchangeHeader, readExchangeLine } from '#domain/exchange.ts'
import type { ExchangeCoded } from '#domain/exchange-coding.ts'
import { readExchangeCoded } from '#domain/exchange-coding.ts'
import type { LineFault } from '#domain/exchange-line.ts'
import type { ExchangeSelection } from '#domain/exchange-selection.ts'
import { readExchangeSelection } from '#domain/exchange-selection.ts'
import type { Programme } from '#domain/programme.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'

/** No line of ours comes near this; it keeps a file without line breaks from filling the memory. */
const maxLineBytes = 4 * 1024 * 1024

export type FileLine = { readonly number: number; readonly text: Result<string, LineFault> }

const textOf = (bytes: Buffer): Result<string, LineFault> => {
  if (bytes.length > maxLineBytes) return err({ field: 'the line', expected: `at most ${maxLineBytes} bytes` })
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return err({ field: 'the line', expected: 'UTF-8 text' })
  }
}

/** A file's lines, numbered from 1, one at a time: files may be larger than the memory. */
async function* fileLines(file: string): AsyncGenerator<FileLine> {
  let number = 0
  let held: Buffer[] = []
  let heldBytes = 0
  const hold = (bytes: Buffer): void => {
    // Of a line that is too long, only the fact is kept.
    if (heldBytes <= maxLineBytes) held.push(bytes)
    heldBytes += bytes.length
  }
  const take = (): FileLine => {
    number += 1
    const line = { number, text: textOf(Buffer.concat(held)) }
    held = []
    heldBytes = 0
    return line
  }
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    const bytes = chunk as Buffer
    let from = 0
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, from)) {
      hold(bytes.subarray(from, at))
      from = at + 1
      yield take()
    }
    hold(bytes.subarray(from))
  }
  if (heldBytes > 0) yield take()
}

export type ExchangeLine = {
  readonly number: number
  /** As it stood in the file; absent when it is no text. */
  readonly text: string | undefined
} & (
  | { readonly kind: 'header'; readonly header: Result<ExchangeHeader, LineFault> }
  | { readonly kind: 'conversation'; readonly conversation: Result<ExchangeConversation, LineFault> }
  | { readonly kind: 'coded'; readonly coded: Result<ExchangeCoded, LineFault> }
  | { readonly kind: 'selection'; readonly selection: Result<ExchangeSelection, LineFault> }
)

const parsed = (text: Result<string, LineFault>): Result<unknown, LineFault> => {
  if (!text.ok) return text
  if (text.value.startsWith('\uFEFF')) return err({ field: 'the line', expected: 'no byte order mark' })
  try {
    return ok(JSON.parse(text.value))
  } catch {
    return err({ field: 'the line', expected: 'one JSON object' })
  }
}

const kindOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
const isCoded = (value: unknown): boolean => ['coding', 'consensus'].includes(String(kindOf(value)))

/** An exchange file, read and checked line by line. The first line is the header, also of an empty file. */
export async function* exchangeLines(file: string, programme: Programme): AsyncGenerator<ExchangeLine> {
  let first = true
  const effects = findCodebook(programme.changeStory)?.effects.map((effect) => effect.id) ?? []
  for await (const { number, text } of fileLines(file)) {
    if (text.ok && text.value.trim() === '' && !first) continue
    const value = parsed(text)
    const shown = text.ok ? text.value : undefined
    if (first) {
      first = false
      yield {
        number,
        text: shown,
        kind: 'header',
        header: value.ok ? readExchangeHeader(value.value, programme) : value,
      }
    } else if (value.ok && isCoded(value.value)) {
      yield { number, text: shown, kind: 'coded', coded: readExchangeCoded(value.value, effects) }
    } else if (value.ok && kindOf(value.value) === 'selection') {
      yield { number, text: shown, kind: 'selection', selection: readExchangeSelection(value.value) }
    } else {
      yield {
        number,
        text: shown,
        kind: 'conversation',
        conversation: value.ok ? readExchangeLine(value.value, findForm) : value,
      }
    }
  }
  if (first)
    yield { number: 1, text: undefined, kind: 'header', header: err({ field: 'the line', expected: 'the header' }) }
}
