import type { Kysely } from 'kysely'
import { noteIn, takeTurn } from './audit-queries.ts'
import { addPasskeyIn, readPerson } from './people-queries.ts'
import type { Passkey, PeopleStore } from './people-store.ts'
import type { Tables } from './tables.ts'

const iso = (now: number): string => new Date(now).toISOString()

/** How people prove themselves, and how long that is remembered. */
export const createSessionQueries = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): Omit<PeopleStore, keyof ReturnType<typeof import('./people-queries.ts').createPeopleQueries>> => {
  const passkeyRows = (within: Kysely<Tables>) =>
    within.selectFrom('passkeys').selectAll().where('programme_id', '=', programme)
  const passkeyOf = (row: {
    readonly credential_id: string
    readonly person_id: string
    readonly public_key: string
    readonly counter: number
    readonly transports: string
    readonly created_at: string
    readonly last_used: string | null
  }): Passkey => ({
    credentialId: row.credential_id,
    person: row.person_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: JSON.parse(row.transports) as readonly string[],
    createdAt: row.created_at,
    lastUsed: row.last_used ?? undefined,
  })

  return {
    spendTotpStep: async (person, step) => {
      // The update itself is the check: one code sent twice at once counts once.
      const { numUpdatedRows } = await db
        .updateTable('people')
        .set({ totp_step: step })
        .where('programme_id', '=', programme)
        .where('id', '=', person)
        .where('totp_step', '<', step)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    hasPassword: async (person) => {
      const row = await db
        .selectFrom('people')
        .select('password_hash')
        .where('programme_id', '=', programme)
        .where('id', '=', person)
        .executeTakeFirst()
      return row !== undefined && row.password_hash !== null
    },
    passkeys: async (person) =>
      (await passkeyRows(db).where('person_id', '=', person).orderBy('created_at').execute()).map(passkeyOf),
    passkey: async (credentialId) => {
      const row = await passkeyRows(db).where('credential_id', '=', credentialId).executeTakeFirst()
      return row === undefined ? undefined : passkeyOf(row)
    },
    addPasskey: (person, passkey, now) =>
      db.transaction().execute(async (trx) => {
        if (!(await addPasskeyIn(trx, programme, person, passkey, now))) return false
        await noteIn(trx, programme, { who: `person:${person}`, what: 'passkey-added' }, now)
        return true
      }),
    removePasskey: (person, credentialId, now) =>
      db.transaction().execute(async (trx) => {
        await takeTurn(trx, programme)
        const { password_hash } = await trx
          .selectFrom('people')
          .select('password_hash')
          .where('programme_id', '=', programme)
          .where('id', '=', person)
          .executeTakeFirstOrThrow()
        const rows = await passkeyRows(trx).where('person_id', '=', person).execute()
        if (!rows.some((row) => row.credential_id === credentialId)) return 'unknown'
        if (rows.length === 1 && password_hash === null) return 'last'
        await trx
          .deleteFrom('passkeys')
          .where('programme_id', '=', programme)
          .where('person_id', '=', person)
          .where('credential_id', '=', credentialId)
          .execute()
        await noteIn(trx, programme, { who: `person:${person}`, what: 'passkey-removed' }, now)
        return 'done'
      }),
    notePasskey: async (credentialId, counter, now) => {
      await db
        .updateTable('passkeys')
        .set({ counter, last_used: iso(now) })
        .where('programme_id', '=', programme)
        .where('credential_id', '=', credentialId)
        .execute()
    },

    openSession: ({ tokenHash, person, instead, what, now }) =>
      db.transaction().execute(async (trx) => {
        if (instead !== undefined)
          await trx
            .deleteFrom('sessions')
            .where('programme_id', '=', programme)
            .where('token_hash', '=', instead)
            .execute()
        await trx
          .insertInto('sessions')
          .values({
            programme_id: programme,
            token_hash: tokenHash,
            person_id: person,
            created_at: iso(now),
            last_seen: iso(now),
          })
          .execute()
        await trx
          .updateTable('people')
          .set({ last_sign_in: iso(now) })
          .where('programme_id', '=', programme)
          .where('id', '=', person)
          .execute()
        if (what !== undefined) await noteIn(trx, programme, { who: `person:${person}`, what }, now)
      }),
    session: async (tokenHash) => {
      const row = await db
        .selectFrom('sessions')
        .select(['person_id', 'created_at', 'last_seen'])
        .where('programme_id', '=', programme)
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const person = await readPerson(db, programme, row.person_id)
      if (person === undefined || person.closedAt !== undefined) return undefined
      return { person, provenAt: Date.parse(row.created_at), lastSeen: Date.parse(row.last_seen) }
    },
    touchSession: async (tokenHash, now) => {
      await db
        .updateTable('sessions')
        .set({ last_seen: iso(now) })
        .where('programme_id', '=', programme)
        .where('token_hash', '=', tokenHash)
        .execute()
    },
    endSession: (tokenHash, now) =>
      db.transaction().execute(async (trx) => {
        const ended = await trx
          .deleteFrom('sessions')
          .where('programme_id', '=', programme)
          .where('token_hash', '=', tokenHash)
          .returning('person_id')
          .executeTakeFirst()
        if (ended !== undefined)
          await noteIn(trx, programme, { who: `person:${ended.person_id}`, what: 'signed-out' }, now)
      }),
    sweep: async ({ sessions, others }) => {
      await db
        .deleteFrom('sessions')
        .where('programme_id', '=', programme)
        .where('created_at', '<', iso(sessions))
        .execute()
      await db
        .deleteFrom('challenges')
        .where('programme_id', '=', programme)
        .where('expires_at', '<', iso(others))
        .execute()
      await db
        .deleteFrom('sign_in_tries')
        .where('programme_id', '=', programme)
        .where('last_at', '<', iso(others))
        .execute()
    },

    spendChallenge: async (hash, expires) => {
      // The key is the check: one answer sent twice at once counts once.
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('challenges')
        .values({ programme_id: programme, challenge_hash: hash, expires_at: iso(expires) })
        .onConflict((conflict) => conflict.columns(['programme_id', 'challenge_hash']).doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },

    countTry: (subject, now, mayTry) =>
      db.transaction().execute(async (trx) => {
        // Reads by writing: tries of one account at once wait here for each other. One statement: between two, whoever
        // signs in takes the row away.
        const before = await trx
          .insertInto('sign_in_tries')
          .values({ programme_id: programme, subject, failed: 0, last_at: iso(now) })
          .onConflict((conflict) =>
            conflict
              .columns(['programme_id', 'subject'])
              .doUpdateSet((column) => ({ failed: column.ref('sign_in_tries.failed') })),
          )
          .returning(['failed', 'last_at'])
          .executeTakeFirstOrThrow()
        const found = { failed: before.failed, lastAt: Date.parse(before.last_at) }
        if (mayTry(found.failed, found.lastAt))
          await trx
            .updateTable('sign_in_tries')
            .set((column) => ({ failed: column('failed', '+', 1), last_at: iso(now) }))
            .where('programme_id', '=', programme)
            .where('subject', '=', subject)
            .execute()
        return found
      }),
    forgetTries: async (subject) => {
      await db
        .deleteFrom('sign_in_tries')
        .where('programme_id', '=', programme)
        .where('subject', '=', subject)
        .execute()
    },
  }
}
