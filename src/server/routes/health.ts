import type { FastifyInstance } from 'fastify'
import { protocol } from '#wire/batch.ts'
import type { AppContext } from '../app-context.ts'

/** For a watchdog: is the database open with the settings that keep promises? No counts, no names: anyone may ask. */
export const addHealthRoute = (app: FastifyInstance, { store, now }: AppContext): void => {
  app.get('/api/v1/health', { config: { access: { by: 'anyone' } } }, async () => ({
    status: 'ok',
    protocol,
    serverTime: new Date(now()).toISOString(),
    database: await store.health(),
  }))
}
