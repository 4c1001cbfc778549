// Vitest's global setup of the project `postgres`: one PostgreSQL for the whole run.
import type { TestProject } from 'vitest/node'
import { createPostgresServer } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database where others can be made from. */
    postgres: string
    /** Where the files of that server are, when it is ours. */
    postgresFiles: string
  }
}

/** Ours, or the one of TEST_DATABASE_URL, whose account may make databases and roles. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const given = process.env.TEST_DATABASE_URL ?? ''
  if (given !== '') {
    project.provide('postgres', given)
    project.provide('postgresFiles', '')
    return async () => {}
  }
  const server = await createPostgresServer()
  project.provide('postgres', server.url)
  project.provide('postgresFiles', server.dataDir)
  return server.stop
}
