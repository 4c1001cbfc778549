import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreBackup } from '#server/restore-backup.ts'
import { openPostgres } from '#server/store/postgres.ts'
import { storageFailure } from '#server/store/storage-failure.ts'
import { openWorkplace } from '#server/workplace.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import type { SealedConversation } from '#tests/support/server/sealed-records.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import {
  copyDatabaseOf,
  databaseUrlOf,
  dropDatabaseOf,
  waitingForLocks,
  withClient,
} from '#tests/support/server/test-database.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { protocol } from '#wire/batch.ts'

// What only PostgreSQL has. Everything that both databases do is in the other files, which run on both.

let server: TestServer
let token: string
let url: string
beforeEach(async () => {
  server = await openTestServer()
  token = await server.enrol()
  url = (await databaseUrlOf(server.dataDir))!
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const reopen = async (): Promise<void> => {
  server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey })
}
const ask = async <Row>(query: string): Promise<readonly Row[]> =>
  withClient(url, async (client) => (await client.query(query)).rows as Row[])
const seal = (centre = 'bij-betje'): Promise<SealedConversation> =>
  sealConversation({ ingest: server.workplace.keys.ingest.recipient, over: { centre } })

/** The database as the server has it: same role, same programme. */
const asServer = async <Value>(
  work: (database: ReturnType<typeof openPostgres>) => Promise<Value>,
  programme = 'zuidwest',
): Promise<Value> => {
  const database = openPostgres({ url, programme })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

describe('the settings', () => {
  it('[P18] a database that answers before it wrote is told to write first, on every connection', async () => {
    const name = new URL(url).pathname.slice(1)
    await ask(`alter database ${name} set synchronous_commit = off`)
    await server.close()
    await reopen()
    const all = Array.from({ length: 6 }, () => server.app.inject('/api/v1/health'))
    for (const answer of await Promise.all(all))
      expect(answer.json()).toMatchObject({
        database: { synchronous_commit: 'on', fsync: 'on', full_page_writes: 'on' },
      })
  })

  it('[P18] a database that waits for its stand-by goes on waiting for it', async () => {
    await ask(`alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = remote_apply`)
    await asServer(async ({ settings }) => expect((await settings()).synchronous_commit).toBe('remote_apply'))
  })
})

describe('the tables', () => {
  it('every key leads with the programme; texts are compared by their bytes, numbers are as wide as SQLite has them', async () => {
    const keys = await ask<{ readonly first: string }>(
      `select a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where c.relnamespace = 'public'::regnamespace and c.relname != 'migrations'`,
    )
    expect(keys.length).toBeGreaterThan(20)
    expect(new Set(keys.map(({ first }) => first))).toEqual(new Set(['programme_id']))
    const columns = await ask<{ readonly type: string }>(
      `select distinct concat(data_type, ' ', collation_name) as type from information_schema.columns where table_schema = 'public'`,
    )
    // Bytes only where sound and photos lie in parts.
    expect(new Set(columns.map(({ type }) => type))).toEqual(new Set(['bigint ', 'bytea ', 'text C']))
  })

  it('are made once when two servers start on an empty database at the same moment', async () => {
    await server.close()
    await dropDatabaseOf(server.dataDir)
    const both = await Promise.all([
      openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey }),
      openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey }),
    ])
    const epochs = await Promise.all(both.map(({ workplace }) => workplace.store.standing()))
    expect(epochs[0]).toEqual(epochs[1])
    await both[1]!.close()
    server = both[0]!
  })

  it('a server of an account that owns the database and is no administrator', async () => {
    await server.close()
    await dropDatabaseOf(server.dataDir)
    const admin = (await databaseUrlOf(server.dataDir))!
    const account = `account_${server.dataDir.replace(/\W/g, '')}`.toLowerCase()
    await withClient(admin, async (client) => {
      await client.query(`create role ${account} login createrole password 'geheim'`)
      await client.query(`alter database ${new URL(admin).pathname.slice(1)} owner to ${account}`)
      await client.query(`grant praatplaat_server to ${account} with admin option`)
    })
    const own = new URL(admin)
    own.username = account
    own.password = 'geheim'
    const database = openPostgres({ url: own.href, programme: 'zuidwest' })
    await database.prepare(async () => {})
    const { rows } = await sql<{ readonly role: string }>`select current_user as role`.execute(database.db)
    expect(rows).toEqual([{ role: 'praatplaat_server' }])
    await database.close()
    await withClient(admin, async (client) => {
      await client.query(`alter role ${account} nocreaterole`)
      await client.query(`revoke praatplaat_server from ${account} cascade`)
    })
    const powerless = openPostgres({ url: own.href, programme: 'zuidwest' })
    await expect(powerless.prepare(async () => {})).rejects.toThrow('Let an administrator run: create role')
    await powerless.close()
    await withClient(admin, async (client) => {
      await client.query(`reassign owned by ${account} to current_user`)
      await client.query(`drop owned by ${account}`)
      await client.query(`drop role ${account}`)
    })
    await reopen()
  })
})

describe('row security', () => {
  it('[P23] the server is nobody: it owns no table, and its role may not go past row security', async () => {
    await asServer(async ({ db }) => {
      const { rows } = await sql<{ readonly role: string; readonly strong: boolean; readonly owned: number }>`
        select current_user as role,
          (select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user) as strong,
          (select count(*) from pg_class where relowner = current_user::regrole) as owned`.execute(db)
      expect(rows).toEqual([{ role: 'praatplaat_server', strong: false, owned: 0 }])
      await expect(sql`create table mine (a text)`.execute(db)).rejects.toThrow('permission denied')
    })
  })

  it('[P23] every table that names a programme has it, and only these are the whole programme’s', async () => {
    const tables = await ask<{ readonly name: string; readonly on: boolean; readonly rule: string }>(
      `select c.relname as name, c.relrowsecurity as on, coalesce(pg_get_expr(p.polqual, p.polrelid), '') as rule
       from pg_class c left join pg_policy p on p.polrelid = c.oid
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname != 'migrations' order by c.relname`,
    )
    expect(tables.length).toBeGreaterThan(20)
    for (const { name, on, rule } of tables)
      expect([name, on, rule.includes('praatplaat.programme')]).toEqual([name, true, true])
    // A new table stands here or has a column `centre`: whoever adds one decides.
    expect(tables.filter(({ rule }) => !rule.includes('praatplaat.centres')).map(({ name }) => name)).toEqual([
      'audit',
      'audit_head',
      'backup_runs',
      'centres',
      'challenges',
      'chores',
      'coded_with',
      'counting',
      'deck_cards',
      'given_versions',
      'invitations',
      'meta',
      'offered_decks',
      'opening_claims',
      'passkeys',
      'people',
      'pull_head',
      'retention_terms',
      'sealing',
      'sessions',
      'sign_in_tries',
      'withdrawals',
      'withdrawn_ids',
    ])
  })

  it('[P23] another programme’s rows are not there, also for a query that forgets to ask, and cannot be written', async () => {
    await server.push(token, [await seal()])
    await server.workplace.opening.drain()
    await asServer(async ({ db }) => {
      for (const table of ['records', 'conversations', 'devices', 'meta', 'conversation_counts'] as const) {
        const { rows } = await sql<{ readonly n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)
        expect([table, rows]).toEqual([table, [{ n: 0 }]])
      }
      const mine = { programme_id: 'zuidwest', id: 'x', name: 'x', position: 0 }
      await expect(db.insertInto('centres').values(mine).execute()).rejects.toThrow('row-level security')
      const { numUpdatedRows } = await db.updateTable('meta').set({ seq: 99 }).executeTakeFirstOrThrow()
      expect(numUpdatedRows).toBe(0n)
    }, 'elders')
  })

  it('[P23] within a centre’s scope a query that forgets to ask sees that centre only', async () => {
    await server.push(token, [await seal('bij-betje'), await seal('bij-betje'), await seal('allekanten')])
    await server.workplace.opening.drain()
    await ask(`update devices set centre = 'bij-betje'`)
    const counted = (centres: readonly string[] | undefined) =>
      asServer((database) =>
        database.ofCentres(centres, async (db) => {
          const count = async (table: string) =>
            (await sql<{ readonly n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]!.n
          return [await count('conversations'), await count('records'), await count('devices')]
        }),
      )
    expect(await counted(undefined)).toEqual([3, 3, 1])
    expect(await counted(['bij-betje'])).toEqual([2, 3, 1])
    expect(await counted(['allekanten'])).toEqual([1, 0, 0])
    expect(await counted(['bij-betje', 'allekanten'])).toEqual([3, 3, 1])
    expect(await counted([])).toEqual([0, 0, 0])
    expect(await server.workplace.store.tallies(undefined, ['allekanten'])).toMatchObject([{ centre: 'allekanten' }])
  })

  it('[P23] the scope ends with its transaction: the next one on the same connection sees the programme', async () => {
    await server.push(token, [await seal('bij-betje'), await seal('allekanten')])
    await server.workplace.opening.drain()
    const { store } = server.workplace
    const one = async () => (await store.tallies(undefined, ['allekanten'])).length
    const all = async () => (await store.tallies(undefined)).length
    const found = await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? one() : all())))
    expect(found).toEqual(Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? 1 : 2)))
  })

  it('the audit log grows and nothing else, whatever the server asks', async () => {
    await asServer(async ({ db }) => {
      expect(await db.selectFrom('audit').select('seq').execute()).not.toEqual([])
      await expect(db.deleteFrom('audit').execute()).rejects.toThrow('permission denied')
      await expect(sql`update audit set what = 'nothing'`.execute(db)).rejects.toThrow('permission denied')
    })
  })
})

describe('servers that share a database', () => {
  it('[R1] what is read at one moment is of one moment, whatever another server commits in between', async () => {
    await asServer(({ atOneMoment }) =>
      atOneMoment(async (db) => {
        const seq = async () => (await db.selectFrom('meta').select('seq').executeTakeFirstOrThrow()).seq
        const before = await seq()
        await server.push(token, [await seal()])
        expect(await seq()).toBe(before)
      }),
    )
    expect((await server.workplace.store.standing()).seq).toBe(1)
  })

  it('[R1] keep its epoch when they start again, from whatever data directory', async () => {
    const { epoch } = await server.have(token, [])
    const elsewhere = temporaryFolder()
    cpSync(join(server.dataDir, 'keys'), join(elsewhere, 'keys'), { recursive: true })
    for (const dataDir of [elsewhere, server.dataDir, elsewhere]) {
      const other = await openTestServer({ dataDir, databaseOf: server.dataDir })
      expect((await other.have(token, [])).epoch).toBe(epoch)
      await other.close()
    }
    await removeFolder(elsewhere)
  })

  it('must share the keys: one with keys of its own does not start, nor one without', async () => {
    const elsewhere = temporaryFolder()
    const open = () => openTestServer({ dataDir: elsewhere, databaseOf: server.dataDir })
    await expect(open()).rejects.toThrow('ingest-key is missing')
    cpSync(join(server.dataDir, 'keys'), join(elsewhere, 'keys'), { recursive: true })
    const stranger = await openTestServer()
    cpSync(join(stranger.dataDir, 'keys', 'receipt-key'), join(elsewhere, 'keys', 'receipt-key'))
    await expect(open()).rejects.toThrow('another receipt-key')
    await stranger.close()
    await removeFolder(stranger.dataDir)
    await removeFolder(elsewhere)
  })

  it('[W5] each writes in its own ledger what the others withdrew', async () => {
    const elsewhere = temporaryFolder()
    cpSync(join(server.dataDir, 'keys'), join(elsewhere, 'keys'), { recursive: true })
    const other = await openTestServer({ dataDir: elsewhere, databaseOf: server.dataDir })
    const record = await seal()
    await server.push(token, [record])
    await server.workplace.store.backUp(join(server.dataDir, 'backup.sqlite'))
    await server.push(token, [], { tombstones: [{ root: record.root, proof: record.proof }] })
    await other.workplace.store.replayWithdrawals(0)
    await other.close()
    await server.close()
    // The machine that took the withdrawal is gone with its ledger; the other one restores an older backup.
    const restored = await restoreBackup({
      dataDir: elsewhere,
      databaseUrl: url,
      file: join(server.dataDir, 'backup.sqlite'),
      now: () => 0,
    })
    expect(restored).toMatchObject({ ok: true, value: { withdrawals: 1 } })
    rmSync(join(server.dataDir, 'withdrawals.jsonl'))
    await reopen()
    expect((await server.push(token, [record])).results[0]!.outcome).toBe('withdrawn')
    await removeFolder(elsewhere)
  })
})

describe('a database in another place', () => {
  it('[R1] [P7] a copy of the whole database takes a new epoch by itself', async () => {
    const { epoch } = await server.have(token, [])
    await server.close()
    const copy = temporaryFolder()
    cpSync(server.dataDir, copy, { recursive: true })
    await copyDatabaseOf(server.dataDir, copy)
    const other = await openTestServer({ dataDir: copy, managerKey: server.managerKey })
    const moved = (await other.have(token, [])).epoch
    expect(moved).not.toBe(epoch)
    await other.close()
    const again = await openTestServer({ dataDir: copy, managerKey: server.managerKey })
    expect((await again.have(token, [])).epoch).toBe(moved)
    await again.close()
    await removeFolder(copy)
    await reopen()
  })

  it('a restore waits for nobody: it is refused while a server is at work', async () => {
    const file = join(server.dataDir, 'backup.sqlite')
    await server.workplace.store.backUp(file)
    await server.push(token, [await seal()])
    const refused = await restoreBackup({ dataDir: server.dataDir, databaseUrl: url, file, now: () => 0 })
    expect(refused).toMatchObject({ ok: false, failure: expect.stringContaining('at work on this database') as string })
    await server.close()
    expect(await restoreBackup({ dataDir: server.dataDir, databaseUrl: url, file, now: () => 0 })).toMatchObject({
      ok: true,
    })
    await reopen()
  })

  it('[P25] moves from PostgreSQL to a SQLite file and back with every row', async () => {
    const gone = await seal()
    await server.push(token, [await seal('allekanten'), await seal(), await seal(), gone])
    await server.push(token, [], { tombstones: [{ root: gone.root, proof: gone.proof }] })
    await server.workplace.opening.drain()
    const { store } = server.workplace
    const everything = async (of: TestServer) => ({
      tallies: await of.workplace.store.tallies(undefined),
      counts: await of.workplace.store.counts(undefined),
      conversations: await of.workplace.store.conversations({ round: undefined, after: undefined, limit: 100 }),
      tablets: await of.workplace.store.tablets(),
      audit: await of.workplace.store.audit.firstBreak(),
    })
    const before = await everything(server)
    expect(before.conversations).toHaveLength(3)
    const first = join(server.dataDir, 'first.sqlite')
    await store.backUp(first)
    await server.close()

    // A machine without PostgreSQL, with the same keys and ledger.
    const small = temporaryFolder()
    cpSync(server.dataDir, small, { recursive: true })
    expect(await restoreBackup({ dataDir: small, file: first, now: () => 0 })).toMatchObject({ ok: true })
    const second = join(server.dataDir, 'second.sqlite')
    const workplace = await openWorkplace({ dataDir: small, now: () => 0 })
    await workplace.store.backUp(second)
    await workplace.close()
    await dropDatabaseOf(server.dataDir)
    expect(
      await restoreBackup({
        dataDir: server.dataDir,
        databaseUrl: await databaseUrlOf(server.dataDir),
        file: second,
        now: () => 0,
      }),
    ).toMatchObject({ ok: true, value: { kept: undefined } })
    await removeFolder(small)
    await reopen()
    expect(await everything(server)).toEqual(before)
  })
})

describe('trouble', () => {
  it('[V1] a character that PostgreSQL cannot hold fails no request', async () => {
    const tablet = { build: '1\0x', unsent: 0, quarantined: 0, persisted: true }
    const odd = await sealConversation({
      ingest: server.workplace.keys.ingest.recipient,
      over: { round: 'a\0b' },
      text: 'een\0twee',
    })
    expect((await server.push(token, [odd], { tablet })).results[0]!.outcome).toBe('stored')
    await server.workplace.opening.drain()
    expect(await server.workplace.store.counts(undefined)).toMatchObject({ waiting: 0, unreadable: 0 })
    expect((await server.manage(`/api/v1/results/conversations?round=${encodeURIComponent('a\0b')}`)).status).toBe(200)
    const [kept] = await server.workplace.store.conversations({ round: undefined, after: undefined, limit: 1 })
    expect(kept!.answers.contact).toEqual({ state: 'told', text: 'een\0twee' })
  })

  it('[S4] every connection cut at once: a failure to try again later, and then it works again', async () => {
    const record = await seal()
    await server.push(token, [record])
    // Opening has its own connection, and its own way of trying again.
    await server.workplace.opening.drain()
    await withClient(url, async (client) => {
      // Holds the turn, so that the push below is in the middle of its transaction when it is cut.
      await client.query('begin')
      await client.query('update meta set seq = seq')
      const pushing = Promise.resolve(
        server.app.inject({
          method: 'POST',
          url: '/api/v1/sync/push',
          headers: { authorization: `Bearer ${token}` },
          payload: { protocol, batchId: record.id, records: [], tombstones: [] },
        }),
      )
      const others = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid != pg_backend_pid()`
      while ((await waitingForLocks(client)) === 0);
      await client.query(others)
      const answer = await pushing
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([500, '5'])
      await client.query('rollback')
    })
    // A connection of the pool that nobody used meanwhile learns that it was cut when it is written to: then again.
    await waitFor('an answer over a new connection', async () => {
      const answer = await server.push(token, [record]).catch((failure: unknown) => {
        expect(storageFailure(failure)).toBe('busy')
      })
      return answer?.results[0]?.outcome === 'duplicate'
    })
  })
})
