import type { Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'

/** Whose rows: `undefined` for the whole programme. No centre at all sees no row at all. */
export type Centres = readonly string[] | undefined

/** The explicit predicate of everything that somebody of a centre may ask. A row without a centre is the programme's. */
export const ofCentres = (column: 'centre' | 'c.centre', centres: Centres): Expression<SqlBool> => {
  if (centres === undefined) return sql<SqlBool>`1 = 1`
  return centres.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`${sql.ref(column)} in (${sql.join(centres)})`
}
