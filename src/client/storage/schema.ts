import type Dexie from 'dexie'

/**
 * LOUD: stored conversations live under these names. Migrations only ever add; a table that can hold unsent work is
 * never dropped and an index never gets another meaning.
 */
export const declareSchema = (dexie: Dexie) => {
  dexie.version(1).stores({
    device: 'key',
    drafts: 'id',
    records: 'id, state, [kind+revision+state], [state+kind], [state+arrivedAt]',
    tombstones: 'root, state',
    ballast: 'key',
  })
  dexie.version(2).stores({ decks: '[id+version]' })
  dexie.version(3).stores({ slips: 'id' })
  dexie.version(4).stores({ attachments: 'id', pieces: '[id+at]', parts: '[id+part]' })
  dexie.version(5).stores({ sittings: 'id' })
}
