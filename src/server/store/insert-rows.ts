import type { Compilable, Kysely } from 'kysely'
import { createStatementTexts } from './statement-texts.ts'
import type { Tables } from './tables.ts'

// Rows in one statement: a few lengths only, so that few texts are built; under every limit on parameters.
const lengths = [256, 32, 8, 1] as const

/** Inserts rows of equal width, many a statement. `build` gives the statement for so many rows, with any values. */
export const createInsertRows = (build: (length: number) => Compilable<unknown>) => {
  const text = createStatementTexts(build)
  return async (trx: Kysely<Tables>, rows: readonly (readonly unknown[])[]): Promise<void> => {
    let at = 0
    for (const length of lengths)
      for (; rows.length - at >= length; at += length) await text(trx, length, rows.slice(at, at + length).flat())
  }
}
