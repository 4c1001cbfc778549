import type { Compilable, QueryResult } from 'kysely'
import { CompiledQuery } from 'kysely'

type Executor = { readonly executeQuery: <Row>(query: CompiledQuery<Row>) => Promise<QueryResult<Row>> }

/**
 * Statements over a list are the same text for the same length. Building that text costs more than running it, so it is
 * built once for each length, by Kysely and thus for the database in use, and run again with other values.
 */
export const createStatementTexts = <Row>(build: (length: number) => Compilable<Row>) => {
  const texts = new Map<number, string>()
  return (db: Executor, length: number, values: readonly unknown[]): Promise<QueryResult<Row>> => {
    const text = texts.get(length) ?? build(length).compile().sql
    texts.set(length, text)
    return db.executeQuery(CompiledQuery.raw(text, [...values]) as CompiledQuery<Row>)
  }
}
