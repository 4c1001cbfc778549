import type { Kysely } from 'kysely'
import * as z from 'zod'
import { findCodebook } from '#content/codebooks.ts'
import { ownEffectId, standing } from '#domain/coding.ts'
import type { CodedConversation } from '#domain/count-mentions.ts'
import { contributionsOf } from '#domain/count-mentions.ts'
import type { OpenedCoded } from '#domain/opened-coded.ts'
import { codedPassages, effectUses } from '#domain/opened-coded.ts'
import { codedFromRow } from './coded-rows.ts'
import type { Addition } from './counted-rows.ts'
import { takenAway } from './counted-rows.ts'
import { createInsertRows } from './insert-rows.ts'
import type { Tables } from './tables.ts'

const addition = z.strictObject({
  table: z.enum(['mention_counts', 'own_effect_counts']),
  by: z.array(z.string()),
  sums: z.array(z.int()),
})
const additions = z.array(addition)

/** All that the codings of one conversation add to the counts. `coded`: every revision of all of them. */
const codedAdditions = (of: CodedConversation, coded: readonly OpenedCoded[]): readonly Addition[] => {
  const stands = standing(coded)
  const cell = [of.centre, of.round, of.with, of.language, of.instrument]
  const contributions = contributionsOf(stands.flatMap(codedPassages), findCodebook(of.changeStory))
  const own = new Map<string, readonly string[]>()
  for (const { coder, effects, newEffect } of stands.flatMap(effectUses)) {
    for (const effect of effects)
      if (effect.startsWith('own-')) own.set(`${effect} ${coder}`, [of.centre, effect, coder, ''])
    if (newEffect !== undefined)
      own.set(`${newEffect} ${coder} new`, [of.centre, ownEffectId(newEffect), coder, newEffect])
  }
  return [
    ...contributions.map(
      ({ kind, key, mentions }): Addition => ({
        table: 'mention_counts',
        by: [...cell, kind, key],
        sums: [1, mentions],
      }),
    ),
    ...[...own.values()].map((by): Addition => ({ table: 'own_effect_counts', by, sums: [1] })),
  ]
}

export type RecountCoded = (trx: Kysely<Tables>, roots: readonly string[]) => Promise<void>

/**
 * Counts again what was coded of these conversations: after a coding came, or the conversation came, was corrected or
 * went. What was counted of them before is kept beside, and taken away. Inside the caller's transaction.
 */
export const createRecountCoded = ({
  db,
  programme,
  add,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
  readonly add: (trx: Kysely<Tables>, additions: readonly Addition[]) => Promise<void>
}): { readonly all: RecountCoded; readonly known: RecountCoded } => {
  const insertRows = createInsertRows((length) =>
    db
      .insertInto('coded_conversations')
      .values(Array.from({ length }, () => ({ programme_id: '', root: '', centre: '', additions: '' }))),
  )
  const countedOf = (trx: Kysely<Tables>, roots: readonly string[]) =>
    trx
      .selectFrom('coded_conversations')
      .select(['root', 'additions'])
      .where('programme_id', '=', programme)
      .where('root', 'in', roots)
      .execute()

  const recount = async (
    trx: Kysely<Tables>,
    roots: readonly string[],
    counted: readonly { readonly root: string; readonly additions: string }[],
  ): Promise<void> => {
    const coded = new Map<string, OpenedCoded[]>()
    for (const row of await trx
      .selectFrom('coded_records')
      .selectAll()
      .where('programme_id', '=', programme)
      .where('conversation', 'in', roots)
      .execute()) {
      const held = coded.get(row.conversation) ?? []
      coded.set(row.conversation, held)
      held.push(codedFromRow(row))
    }
    const newest = new Map<string, CodedConversation & { readonly revision: number }>()
    for (const row of await trx
      .selectFrom('conversations')
      .select(['root', 'revision', 'round', 'centre', 'with_whom', 'language', 'instrument', 'change_story'])
      .where('programme_id', '=', programme)
      .where('root', 'in', [...coded.keys(), ''])
      .execute())
      if ((newest.get(row.root)?.revision ?? 0) < row.revision)
        newest.set(row.root, {
          root: row.root,
          revision: row.revision,
          round: row.round,
          centre: row.centre,
          with: row.with_whom,
          language: row.language,
          instrument: row.instrument,
          changeStory: row.change_story,
        })
    const rows = [...coded].map(([root, of]) => {
      const conversation = newest.get(root)
      return {
        root,
        centre: conversation?.centre ?? of[0]!.centre,
        additions: conversation === undefined ? [] : codedAdditions(conversation, of),
      }
    })
    await add(trx, [
      ...counted.flatMap((row) => takenAway(additions.parse(JSON.parse(row.additions)))),
      ...rows.flatMap((row) => row.additions),
    ])
    if (counted.length > 0)
      await trx
        .deleteFrom('coded_conversations')
        .where('programme_id', '=', programme)
        .where(
          'root',
          'in',
          counted.map((row) => row.root),
        )
        .execute()
    await insertRows(
      trx,
      rows.map((row) => [programme, row.root, row.centre, JSON.stringify(row.additions)]),
    )
  }

  return {
    all: async (trx, roots) => {
      if (roots.length > 0) await recount(trx, roots, await countedOf(trx, roots))
    },
    // Most conversations are not coded yet when they come: one look tells.
    known: async (trx, roots) => {
      if (roots.length === 0) return
      const counted = await countedOf(trx, roots)
      if (counted.length > 0)
        await recount(
          trx,
          counted.map((row) => row.root),
          counted,
        )
    },
  }
}
