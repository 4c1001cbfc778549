import type { Kysely, Transaction } from 'kysely'
import type { Actor } from './audit-queries.ts'
import { noteIn, takeTurn } from './audit-queries.ts'
import type { Invitation, InvitationFailure, Means, NewPasskey, PeopleStore, Person } from './people-store.ts'
import type { Tables } from './tables.ts'

type Trx = Transaction<Tables>
type Row = {
  readonly id: string
  readonly name: string
  readonly role: Person['role']
  readonly created_at: string
  readonly closed_at: string | null
  readonly last_sign_in: string | null
}

const iso = (now: number): string => new Date(now).toISOString()
const columns = ['id', 'name', 'role', 'created_at', 'closed_at', 'last_sign_in'] as const

const personOf = (row: Row, centres: readonly string[]): Person => ({
  id: row.id,
  name: row.name,
  role: row.role,
  centres,
  createdAt: row.created_at,
  closedAt: row.closed_at ?? undefined,
  lastSignIn: row.last_sign_in ?? undefined,
})

const centresOf = async (db: Kysely<Tables>, programme: string, person: string): Promise<readonly string[]> =>
  (
    await db
      .selectFrom('person_centres')
      .select('centre')
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      .orderBy('centre')
      .execute()
  ).map((row) => row.centre)

/** A person by id, with their centres. */
export const readPerson = async (db: Kysely<Tables>, programme: string, id: string): Promise<Person | undefined> => {
  const row = await db
    .selectFrom('people')
    .select(columns)
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : personOf(row, await centresOf(db, programme, id))
}

/** Adds a passkey in a transaction. @returns false when this authenticator is known already. */
export const addPasskeyIn = async (
  trx: Trx,
  programme: string,
  person: string,
  { credentialId, publicKey, counter, transports }: NewPasskey,
  now: number,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('passkeys')
    .values({
      programme_id: programme,
      credential_id: credentialId,
      person_id: person,
      public_key: publicKey,
      counter,
      transports: JSON.stringify(transports),
      created_at: iso(now),
    })
    .onConflict((conflict) => conflict.columns(['programme_id', 'credential_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** What proves a person, as columns. */
const meansColumns = (means: Means) =>
  'password' in means
    ? {
        password_hash: means.password.passwordHash,
        totp_sealed: means.password.totpSealed,
        totp_step: means.password.totpStep,
      }
    : { password_hash: null, totp_sealed: null, totp_step: 0 }

export const createPeopleQueries = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): Pick<
  PeopleStore,
  | 'hasManager'
  | 'people'
  | 'person'
  | 'named'
  | 'invite'
  | 'invitations'
  | 'invitation'
  | 'withdrawInvitation'
  | 'dropInvitations'
  | 'join'
  | 'changeRole'
  | 'closeAccount'
> => {
  const openManagers = (within: Kysely<Tables>) =>
    within
      .selectFrom('people')
      .select('id')
      .where('programme_id', '=', programme)
      .where('role', '=', 'manager')
      .where('closed_at', 'is', null)
      .execute()
  /** Call after `takeTurn`. */
  const isLastManager = async (trx: Trx, id: string): Promise<boolean> => {
    const managers = await openManagers(trx)
    return managers.length === 1 && managers[0]!.id === id
  }
  const dropMeans = async (trx: Trx, person: string): Promise<void> => {
    for (const table of ['passkeys', 'sessions'] as const)
      await trx.deleteFrom(table).where('programme_id', '=', programme).where('person_id', '=', person).execute()
  }
  const setCentres = async (trx: Trx, person: string, centres: readonly string[]): Promise<void> => {
    await trx
      .deleteFrom('person_centres')
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      .execute()
    if (centres.length === 0) return
    await trx
      .insertInto('person_centres')
      .values([...new Set(centres)].map((centre) => ({ programme_id: programme, person_id: person, centre })))
      .execute()
  }
  const invitationOf = (row: {
    readonly id: string
    readonly name: string
    readonly role: Person['role']
    readonly centres: string
    readonly person_id: string | null
    readonly created_at: string
    readonly expires_at: string
  }): Invitation => ({
    id: row.id,
    name: row.name,
    role: row.role,
    centres: JSON.parse(row.centres) as readonly string[],
    person: row.person_id ?? undefined,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  })
  const findInvitation = (within: Kysely<Tables>, tokenHash: string) =>
    within
      .selectFrom('invitations')
      .selectAll()
      .where('programme_id', '=', programme)
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst()
  const stateOf = (
    found: { readonly used_at: string | null; readonly expires_at: string } | undefined,
    now: number,
  ): InvitationFailure | undefined => {
    if (found === undefined) return 'invitation-unknown'
    if (found.used_at !== null) return 'invitation-used'
    return found.expires_at <= iso(now) ? 'invitation-expired' : undefined
  }

  return {
    hasManager: async () => (await openManagers(db)).length > 0,
    people: async () => {
      const rows = await db
        .selectFrom('people')
        .select(columns)
        .where('programme_id', '=', programme)
        .orderBy('name_key')
        .execute()
      const centres = await db
        .selectFrom('person_centres')
        .select(['person_id', 'centre'])
        .where('programme_id', '=', programme)
        .orderBy('centre')
        .execute()
      const people = rows.map((row) =>
        personOf(
          row,
          centres.filter((one) => one.person_id === row.id).map((one) => one.centre),
        ),
      )
      return [
        ...people.filter((one) => one.closedAt === undefined),
        ...people.filter((one) => one.closedAt !== undefined),
      ]
    },
    person: (id) => readPerson(db, programme, id),
    named: async (nameKey) => {
      const row = await db
        .selectFrom('people')
        .selectAll()
        .where('programme_id', '=', programme)
        .where('name_key', '=', nameKey)
        .where('closed_at', 'is', null)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const person = personOf(row, await centresOf(db, programme, row.id))
      if (row.password_hash === null || row.totp_sealed === null) return { person, password: undefined }
      return {
        person,
        password: { passwordHash: row.password_hash, totpSealed: row.totp_sealed, totpStep: row.totp_step },
      }
    },

    invite: ({ id, tokenHash, name, role, centres, person, totpSealed, expires, by, now }) =>
      db.transaction().execute(async (trx) => {
        await trx
          .insertInto('invitations')
          .values({
            programme_id: programme,
            id,
            token_hash: tokenHash,
            name,
            role,
            centres: JSON.stringify(centres),
            person_id: person ?? null,
            created_at: iso(now),
            expires_at: iso(expires),
            totp_sealed: totpSealed,
          })
          .execute()
        await noteIn(
          trx,
          programme,
          person === undefined
            ? { who: by, what: 'invited', about: id, detail: role }
            : { who: by, what: 'renewal-made', about: person },
          now,
        )
      }),
    invitations: async (now) =>
      (
        await db
          .selectFrom('invitations')
          .selectAll()
          .where('programme_id', '=', programme)
          .where('used_at', 'is', null)
          .where('expires_at', '>', iso(now))
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .execute()
      ).map(invitationOf),
    invitation: async (tokenHash, now) => {
      const found = await findInvitation(db, tokenHash)
      const failure = stateOf(found, now)
      return failure ?? { ...invitationOf(found!), totpSealed: found!.totp_sealed }
    },
    withdrawInvitation: (id, by, now) =>
      db.transaction().execute(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('invitations')
          .where('programme_id', '=', programme)
          .where('id', '=', id)
          .where('used_at', 'is', null)
          .executeTakeFirst()
        if (numDeletedRows === 0n) return false
        await noteIn(trx, programme, { who: by, what: 'invitation-withdrawn', about: id }, now)
        return true
      }),
    dropInvitations: async ({ name }) => {
      await db
        .deleteFrom('invitations')
        .where('programme_id', '=', programme)
        .where('name', '=', name)
        .where('used_at', 'is', null)
        .execute()
    },

    join: ({ tokenHash, id, name, nameKey, means, now }) =>
      db.transaction().execute(async (trx) => {
        await takeTurn(trx, programme)
        const found = await findInvitation(trx, tokenHash)
        const failure = stateOf(found, now)
        if (failure !== undefined) return failure
        const { id: invitation, role, centres, person_id } = found!
        const person = person_id ?? id
        const sameName = await trx
          .selectFrom('people')
          .select('id')
          .where('programme_id', '=', programme)
          .where('name_key', '=', nameKey)
          .where('id', '!=', person)
          .executeTakeFirst()
        if (sameName !== undefined) return 'name-taken'
        await trx
          .updateTable('invitations')
          .set({ used_at: iso(now) })
          .where('programme_id', '=', programme)
          .where('id', '=', invitation)
          .execute()
        if (person_id === null) {
          await trx
            .insertInto('people')
            .values({
              programme_id: programme,
              id: person,
              name,
              name_key: nameKey,
              role,
              created_at: iso(now),
              ...meansColumns(means),
            })
            .execute()
          await setCentres(trx, person, JSON.parse(centres) as readonly string[])
          await noteIn(
            trx,
            programme,
            { who: `person:${person}`, what: 'joined', about: invitation, detail: role },
            now,
          )
        } else {
          // Other links for the same person die with this one: whoever lost one is why it was made.
          await trx
            .deleteFrom('invitations')
            .where('programme_id', '=', programme)
            .where('person_id', '=', person)
            .where('used_at', 'is', null)
            .execute()
          await dropMeans(trx, person)
          const { numUpdatedRows } = await trx
            .updateTable('people')
            .set({ name, name_key: nameKey, ...meansColumns(means) })
            .where('programme_id', '=', programme)
            .where('id', '=', person)
            .where('closed_at', 'is', null)
            .executeTakeFirst()
          if (numUpdatedRows === 0n) return 'invitation-unknown'
          await noteIn(trx, programme, { who: `person:${person}`, what: 'renewed' }, now)
        }
        if ('passkey' in means) await addPasskeyIn(trx, programme, person, means.passkey, now)
        return (await readPerson(trx, programme, person))!
      }),

    changeRole: ({ id, role, centres, by, now }) =>
      db.transaction().execute(async (trx) => {
        await takeTurn(trx, programme)
        const person = await readPerson(trx, programme, id)
        if (person === undefined || person.closedAt !== undefined) return 'unknown'
        if (role !== 'manager' && (await isLastManager(trx, id))) return 'last-manager'
        await trx
          .updateTable('people')
          .set({ role })
          .where('programme_id', '=', programme)
          .where('id', '=', id)
          .execute()
        await setCentres(trx, id, centres)
        await noteIn(trx, programme, { who: by, what: 'role-changed', about: id, detail: role }, now)
        return 'done'
      }),
    closeAccount: (id, by: Actor, now) =>
      db.transaction().execute(async (trx) => {
        await takeTurn(trx, programme)
        const person = await readPerson(trx, programme, id)
        if (person === undefined || person.closedAt !== undefined) return 'unknown'
        if (await isLastManager(trx, id)) return 'last-manager'
        await dropMeans(trx, id)
        await trx
          .deleteFrom('invitations')
          .where('programme_id', '=', programme)
          .where('person_id', '=', id)
          .where('used_at', 'is', null)
          .execute()
        await trx
          .updateTable('people')
          .set({ closed_at: iso(now), password_hash: null, totp_sealed: null })
          .where('programme_id', '=', programme)
          .where('id', '=', id)
          .execute()
        await noteIn(trx, programme, { who: by, what: 'account-closed', about: id }, now)
        return 'done'
      }),
  }
}
