import { join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeServerLock } from '#server/store/server-lock.ts'
import { openSqlite, requiredPragmas } from '#server/store/sqlite.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => removeFolder(folder))

describe('SQLite', () => {
  it('[P18] every open has the settings that keep the promises, the second too', async () => {
    for (const time of ['first', 'second', 'third']) {
      const sqlite = openSqlite(join(folder, 'a.sqlite'))
      expect([time, sqlite.pragmas()]).toEqual([time, requiredPragmas])
      await sqlite.db.schema.createTable('t').ifNotExists().addColumn('a', 'text').execute()
      await sqlite.close()
    }
    expect(requiredPragmas).toMatchObject({ journal_mode: 'wal', synchronous: 2, secure_delete: 1 })
  })

  it('[P18] a place where they cannot be had is refused', () => {
    // A database in memory has no log to write ahead.
    expect(() => openSqlite(':memory:')).toThrow('journal_mode')
  })

  it('a transaction takes the right to write when it begins, not when it first writes', async () => {
    const one = openSqlite(join(folder, 'a.sqlite'))
    await one.db.schema.createTable('migrations').addColumn('name', 'text').addColumn('applied_at', 'text').execute()
    const other = new Libsql(join(folder, 'a.sqlite'))
    await one.db.transaction().execute(async (trx) => {
      await trx.selectFrom('migrations').select('name').execute()
      // Had another process written here, the insert below would fail at once, whatever the busy timeout.
      expect(() => other.exec("insert into migrations (name) values ('between')")).toThrow('locked')
      await trx.insertInto('migrations').values({ name: 'a' }).execute()
    })
    other.exec("insert into migrations (name) values ('after')")
    expect(await one.db.selectFrom('migrations').select('name').execute()).toEqual([{ name: 'a' }, { name: 'after' }])
    other.close()
    await one.close()
  })

  it('transactions of one connection never mix: what one undoes is only its own', async () => {
    const { db, close } = openSqlite(join(folder, 'a.sqlite'))
    await db.schema.createTable('migrations').addColumn('name', 'text').addColumn('applied_at', 'text').execute()
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto('migrations').values({ name: 'undone' }).execute()
      await new Promise((resolve) => setImmediate(resolve))
      throw new Error('undo')
    })
    const kept = db.transaction().execute((trx) => trx.insertInto('migrations').values({ name: 'kept' }).execute())
    await expect(failing).rejects.toThrow('undo')
    await kept
    expect(await db.selectFrom('migrations').select('name').execute()).toEqual([{ name: 'kept' }])
    await close()
  })
})

describe('the database', () => {
  it('every key leads with the programme', () => {
    const connection = new Libsql(join(folder, 'empty.sqlite'))
    connection.close()
    return openTestServer({ dataDir: folder }).then(async (server) => {
      await server.close()
      const opened = new Libsql(join(folder, 'praatplaat.sqlite'))
      const tables = opened.prepare("select name from sqlite_master where type = 'table'").all() as {
        readonly name: string
      }[]
      const first = tables
        .filter(({ name }) => name !== 'migrations')
        .flatMap(({ name }) => opened.prepare(`pragma index_list(${name})`).all() as { readonly name: string }[])
        .map(({ name }) => (opened.prepare(`pragma index_info(${name})`).all() as { readonly name: string }[])[0]!.name)
      opened.close()
      expect(first.length).toBeGreaterThan(10)
      expect(new Set(first)).toEqual(new Set(['programme_id']))
    })
  })

  it('one server a data directory', () => {
    const first = takeServerLock(join(folder, 'server.lock'))
    expect(first).toBeDefined()
    expect(takeServerLock(join(folder, 'server.lock'))).toBeUndefined()
    first!()
    const second = takeServerLock(join(folder, 'server.lock'))
    expect(second).toBeDefined()
    second!()
  })
})
