import type { FastifyInstance } from 'fastify'
import type { AppContext } from '../app-context.ts'
import { sha256OfSecret } from '../keys/key-files.ts'
import type { Metrics, Standings } from '../metrics.ts'
import { requireMetricsToken } from '../who-asks.ts'

const readStandings = async ({ store }: Pick<AppContext, 'store'>): Promise<Standings> => {
  const tallies = await store.tallies(undefined)
  const { refusals, waiting, unreadable, otherCentre, keptAside } = await store.counts(undefined)
  const { seq, backedUpThrough } = await store.standing()
  const tablets = await store.tablets()
  const inUse = tablets.filter((tablet) => tablet.revokedAt === undefined)
  const { lastApart } = await store.backupRuns.latest()
  const [backup, retention] = [await store.chores.read('backup'), await store.chores.read('retention')]
  const seconds = (at: string | undefined) => (at === undefined ? 0 : Math.floor(Date.parse(at) / 1000))
  const sum = (numbers: readonly (number | undefined)[]) => numbers.reduce((total: number, one = 0) => total + one, 0)
  return {
    conversations: sum(tallies.flatMap(({ resident, partner, other }) => [resident, partner, other])),
    refusals,
    waiting,
    unreadable,
    otherCentre,
    keptAside,
    seq,
    backedUpThrough,
    tablets: inUse.length,
    tabletsShutOut: tablets.length - inUse.length,
    unsent: sum(inUse.map((tablet) => tablet.unsent)),
    quarantined: sum(inUse.map((tablet) => tablet.quarantined)),
    lastBackup: seconds(lastApart?.at),
    lastSweep: seconds(retention.doneAt),
    backupFailed: backup.failure === undefined ? 0 : 1,
    sweepFailed: retention.failure === undefined ? 0 : 1,
  }
}

/** For Prometheus. There only where a token was set: without one nobody may ask, and there is nothing to find. */
export const addMetricsRoute = (app: FastifyInstance, context: AppContext, token: string, metrics: Metrics): void => {
  const tokenHash = sha256OfSecret(token)
  app.addHook('onResponse', async (request, reply) => {
    metrics.answered({
      method: request.method,
      route: request.is404 ? undefined : request.routeOptions.url,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    })
  })
  app.addHook('onClose', async () => metrics.close())
  app.get('/metrics', { config: { access: { by: 'metrics' } } }, async (request, reply) => {
    requireMetricsToken(context, request, tokenHash)
    return reply
      .header('cache-control', 'no-store')
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(metrics.text(await readStandings(context)))
  })
}
