import { randomUUID } from 'node:crypto'
import Libsql from 'libsql'
import { zuidwestProgramme } from '#content/registry.ts'
import { piles } from '#domain/card-sort.ts'

export type RawDatabase = InstanceType<typeof Libsql>

/** The settings of the server's own connection, or without waiting for the disk, for filling. */
export const openRawDatabase = (file: string, synchronous: 'FULL' | 'OFF'): RawDatabase => {
  const raw = new Libsql(file)
  raw.pragma('journal_mode = WAL')
  raw.exec(`PRAGMA synchronous = ${synchronous}`)
  raw.pragma('secure_delete = ON')
  return raw
}

/** One envelope, as a push keeps it. */
export const insertRecord =
  'insert into records (programme_id, id, hash, envelope, server_seq, received_at, device_id, state) values (?, ?, ?, ?, ?, ?, ?, ?)'

const rounds = ['2026-1', '2026-2']
const chunk = 20_000

/**
 * Puts so many opened conversations into an empty database, as if they had come in long ago: envelope, opened row and
 * counts, in the sizes of real ones. A fiftieth of them also left the words of a card of their own.
 */
export const fillDatabase = (
  file: string,
  count: number,
  { envelope, answers }: { readonly envelope: string; readonly answers: string },
): void => {
  if (count === 0) return
  const raw = openRawDatabase(file, 'OFF')
  const { id: programme, centres } = zuidwestProgramme
  // In the order of the key, as a copy of a database would be written; random order would only take longer.
  const ids = Array.from({ length: count }, () => randomUUID()).sort()
  const insert = raw.prepare(insertRecord)
  for (let at = 0; at < count; at += chunk) {
    raw.exec('begin immediate')
    for (const [index, id] of ids.slice(at, at + chunk).entries())
      insert.run([
        programme,
        id,
        id.repeat(2).slice(0, 64),
        envelope,
        at + index + 1,
        '2026-01-05T09:00:00Z',
        'filled',
        'opened',
      ])
    raw.exec('commit')
  }
  raw.exec('create temp table centre_names (n integer primary key, centre text)')
  for (const [n, centre] of centres.entries()) raw.prepare('insert into centre_names values (?, ?)').run([n, centre.id])
  raw
    .prepare(
      `insert into conversations (programme_id, id, root, revision, origin, form, day, round, centre, instrument, change_story,
         language, with_whom, mode, source, answers, held_by, helper, number, consent, read_back)
       select programme_id, id, id, 1, 'tablet', 'praatplaat', printf('2026-%02d-%02d', 1 + server_seq % 12, 1 + server_seq % 28),
         case server_seq % 2 when 0 then ? else ? end, centre, 'praatplaat@1', 'zuidwest@1', 'nl',
         case server_seq % 5 when 0 then 'partner' when 1 then 'other' else 'resident' end, 'interviewer', 'tablet', ?,
         'own-coordinator', 'none', 1, '{"takePart":true,"quote":false,"understood":"at-once"}', 'read-aloud'
       from records join centre_names on n = server_seq % ? order by id`,
    )
    .run([...rounds, answers, centres.length])
  raw.exec(
    `insert into conversation_counts select programme_id, centre, round, with_whom, count(*) from conversations group by 1, 2, 3, 4`,
  )
  raw.exec(
    `insert into own_cards (programme_id, centre, round, day, root, position, words)
     select programme_id, centre, round, day, root, 0, 'samen zingen op straat' from conversations where rowid % 50 = 0`,
  )
  const card = raw.prepare(
    'insert into card_counts (programme_id, centre, round, card, pile, sorts, top, wish) values (?, ?, ?, ?, ?, 400, 40, 20)',
  )
  raw.exec('begin immediate')
  for (const centre of centres)
    for (const round of rounds)
      for (let n = 1; n <= 36; n += 1)
        for (const pile of piles) card.run([programme, centre.id, round, `I${String(n).padStart(2, '0')}`, pile])
  raw.exec('commit')
  raw.prepare('update meta set seq = ?').run([count])
  raw.pragma('wal_checkpoint(TRUNCATE)')
  raw.close()
}
