// Vitest's global setup of the project `postgres`: one PostgreSQL for the whole run.
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#server/store/migrations.ts'
import { openPostgresAlone } from '#server/store/postgres.ts'
import { createPostgresServer } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database where others can be made from. */
    postgres: string
    /** Name of a database with all tables and no rows. */
    postgresTemplate: string
  }
}

const run = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** Making tables takes longer than copying them, and most tests begin with tables. */
const makeTemplate = async (admin: string): Promise<string> => {
  const name = `praatplaat_template_${randomUUID().slice(0, 8)}`
  await run(admin, `create database ${name}`)
  const url = new URL(admin)
  url.pathname = `/${name}`
  const { database } = openPostgresAlone({ url: url.href, programme: 'zuidwest' })
  await database.prepare(migrate).finally(database.close)
  return name
}

/** Ours, or the one of TEST_DATABASE_URL, whose account may make databases and roles. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const given = process.env.TEST_DATABASE_URL ?? ''
  const server = given === '' ? await createPostgresServer() : undefined
  const admin = server?.url ?? given
  const template = await makeTemplate(admin)
  project.provide('postgres', admin)
  project.provide('postgresTemplate', template)
  return server?.stop ?? (() => run(admin, `drop database ${template}`))
}
