// ! Part of a migration that was released: see migrations.ts.

import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from './tables.ts'

type Column = readonly [name: string, type: 'text' | 'integer', nullable?: 'null']

const createTable = async (
  trx: Kysely<Tables>,
  name: string,
  key: readonly string[],
  columns: readonly Column[],
): Promise<void> => {
  let create = trx.schema.createTable(name).addColumn('programme_id', 'text', (column) => column.notNull())
  for (const [column, type, nullable] of columns)
    create = create.addColumn(column, type, (made) => (nullable === undefined ? made.notNull() : made))
  await create.addPrimaryKeyConstraint(`${name}_key`, ['programme_id', ...key] as never[]).execute()
}

/** Step 007: opened codings, what they count, and what was given outside. */
export const addCoded = async (trx: Transaction<Tables>): Promise<void> => {
  await createTable(
    trx,
    'coded_records',
    ['id'],
    [
      ['id', 'text'],
      ['root', 'text'],
      ['revision', 'integer'],
      ['origin', 'text'],
      ['kind', 'text'],
      ['centre', 'text'],
      ['round', 'text'],
      ['conversation', 'text'],
      ['conversation_revision', 'integer'],
      ['coders', 'text'],
      ['since', 'text', 'null'],
      ['place', 'integer'],
      ['taken_back', 'integer'],
      ['passages', 'text'],
    ],
  )
  await trx.schema
    .createIndex('coded_records_conversation')
    .on('coded_records')
    .columns(['programme_id', 'conversation'])
    .execute()
  // Which place comes next is asked at every import.
  await trx.schema.createIndex('coded_records_place').on('coded_records').columns(['programme_id', 'place']).execute()
  await createTable(
    trx,
    'coded_conversations',
    ['root'],
    [
      ['root', 'text'],
      ['centre', 'text'],
      ['additions', 'text'],
    ],
  )
  const cell: readonly Column[] = [
    ['centre', 'text'],
    ['round', 'text'],
    ['with_whom', 'text'],
    ['language', 'text'],
    ['instrument', 'text'],
  ]
  const names = (columns: readonly Column[]) => columns.map(([name]) => name)
  await createTable(
    trx,
    'mention_counts',
    [...names(cell), 'kind', 'key'],
    [...cell, ['kind', 'text'], ['key', 'text'], ['conversations', 'integer'], ['mentions', 'integer']],
  )
  const own: readonly Column[] = [
    ['centre', 'text'],
    ['effect', 'text'],
    ['coder', 'text'],
    ['name', 'text'],
  ]
  await createTable(trx, 'own_effect_counts', names(own), [...own, ['uses', 'integer']])
  const held: readonly Column[] = [...cell, ['change_story', 'text'], ['holder', 'text']]
  await createTable(trx, 'held_counts', names(held), [...held, ['conversations', 'integer']])
  await createTable(
    trx,
    'given_versions',
    ['round', 'number'],
    [
      ['round', 'text'],
      ['number', 'integer'],
      ['given_at', 'text'],
      ['version', 'text'],
    ],
  )
  await createTable(trx, 'coded_with', [], [['codebooks', 'text']])
  await countHeld(trx)
}

const countHeld = async (trx: Kysely<Tables>): Promise<void> => {
  // As `holderOf` tells it.
  const holder = sql<string>`case when c.mode = 'self' then 'self' else coalesce(c.held_by, 'unknown') end`
  await trx
    .insertInto('held_counts')
    .columns([
      'programme_id',
      'centre',
      'round',
      'with_whom',
      'language',
      'instrument',
      'change_story',
      'holder',
      'conversations',
    ])
    .expression(
      trx
        .selectFrom('conversations as c')
        .select(({ fn }) => [
          'c.programme_id',
          'c.centre',
          'c.round',
          'c.with_whom',
          'c.language',
          'c.instrument',
          'c.change_story',
          holder.as('holder'),
          fn.countAll<number>().as('n'),
        ])
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('conversations as newer')
                .select(sql.lit(1).as('one'))
                .whereRef('newer.programme_id', '=', 'c.programme_id')
                .whereRef('newer.root', '=', 'c.root')
                .whereRef('newer.revision', '>', 'c.revision'),
            ),
          ),
        )
        .groupBy([
          'c.programme_id',
          'c.centre',
          'c.round',
          'c.with_whom',
          'c.language',
          'c.instrument',
          'c.change_story',
        ])
        .groupBy(holder),
    )
    .execute()
}
