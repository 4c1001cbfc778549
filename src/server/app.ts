import type { FastifyInstance, FastifyReply } from 'fastify'
import Fastify, { LogController } from 'fastify'
import { maxBatchBytes } from '#wire/batch.ts'
import type { AppContext } from './app-context.ts'
import type { BackupPlan } from './backups/scheduled-backup.ts'
import { createFailureLimit } from './failure-limit.ts'
import type { LogStream } from './log.ts'
import { describeFailure, loggerOptions } from './log.ts'
import { createMetrics } from './metrics.ts'
import { guardRoutes } from './people/access.ts'
import type { PasswordCost } from './people/password.ts'
import { createStaff } from './people/staff.ts'
import type { ServerProblemCode } from './problem-error.ts'
import { isProblemError, problemBody, problemError } from './problem-error.ts'
import { readJsonBody } from './read-json-body.ts'
import { addAttachmentRoutes } from './routes/attachments.ts'
import { addCodedResultsRoutes } from './routes/coded-results.ts'
import { addConfigRoute } from './routes/config.ts'
import { addDocsRoutes } from './routes/docs.ts'
import { addEnrolRoute } from './routes/enrol.ts'
import { addEnrolmentsRoute } from './routes/enrolments.ts'
import { addExportRoute } from './routes/export.ts'
import { addHealthRoute } from './routes/health.ts'
import { addMetricsRoute } from './routes/metrics.ts'
import { addResultsRoutes } from './routes/results.ts'
import { addStaffRoutes } from './routes/staff-routes.ts'
import { addApartRoute } from './routes/sync-apart.ts'
import { addHaveRoute } from './routes/sync-have.ts'
import { addPullRoute } from './routes/sync-pull.ts'
import { addPushRoute } from './routes/sync-push.ts'
import { addSelfRoute } from './routes/sync-self.ts'
import { addTokenRoute } from './routes/sync-token.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { serveStaticApp } from './static-app.ts'
import { storageFailure } from './store/storage-failure.ts'
import { createReceipts } from './sync/receipts.ts'
import { createTabletConfig } from './sync/tablet-config.ts'
import type { Workplace } from './workplace.ts'

export type AppParts = Pick<
  Workplace,
  'store' | 'keys' | 'opening' | 'programme' | 'readProgramme' | 'newEpoch' | 'randomBytes'
> & {
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly address: () => string
  readonly enrolmentMinutes?: number
  /** The built app; without it the server answers its API only. */
  readonly staticDir?: string | undefined
  readonly logLevel?: string
  readonly logStream?: LogStream
  readonly trustProxy?: boolean
  readonly backupEveryHours?: number
  readonly backupPlan?: BackupPlan | undefined
  /** Who measures the server shows it; without it nothing is measured. */
  readonly metricsToken?: string | undefined
  /** Tests only: never under what `password.ts` says. */
  readonly passwordCost?: PasswordCost
}

const problemOf = (failure: unknown): { readonly code: ServerProblemCode; readonly retryAfter: number | undefined } => {
  if (isProblemError(failure)) return { code: failure.problem, retryAfter: failure.retryAfter }
  const storage = storageFailure(failure)
  if (storage === 'full') return { code: 'server-full', retryAfter: 60 }
  if (storage === 'busy') return { code: 'server-failed', retryAfter: 5 }
  const { statusCode, code } = failure as { readonly statusCode?: unknown; readonly code?: unknown }
  if (statusCode === 413) return { code: 'too-large', retryAfter: undefined }
  if (statusCode === 415) return { code: 'wrong-media-type', retryAfter: undefined }
  if (code === 'FST_ERR_NOT_FOUND') return { code: 'not-found', retryAfter: undefined }
  // Fastify's own 4xx: a body cut off, a length that lies, an address that cannot be decoded.
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return { code: 'bad-request', retryAfter: undefined }
  return { code: 'server-failed', retryAfter: undefined }
}

/** The server without a port: tests use `inject`, `main.ts` listens. Everything it touches is passed in. */
export const createApp = (parts: AppParts): FastifyInstance => {
  const app = Fastify({
    logger: loggerOptions(parts.logLevel ?? 'silent', parts.logStream),
    // V7: the default lines hold the whole address; ours hold the route.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: maxBatchBytes,
    trustProxy: parts.trustProxy ?? false,
    requestTimeout: 120_000,
    // A path that cannot be decoded must not be echoed either.
    frameworkErrors: (failure, _request, reply) => {
      const body = problemBody(problemOf(failure).code)
      const raw: FastifyReply = reply
      raw.code(body.status).type('application/problem+json').send(JSON.stringify(body))
    },
  })
  const metrics = parts.metricsToken === undefined ? undefined : createMetrics()
  const context: AppContext = {
    metrics,
    store: parts.store,
    keys: parts.keys,
    opening: parts.opening,
    programme: parts.programme,
    readProgramme: parts.readProgramme,
    receipts: createReceipts(parts.keys.macKey),
    tabletConfig: createTabletConfig(parts),
    now: parts.now,
    randomBytes: parts.randomBytes,
    newEpoch: parts.newEpoch,
    address: parts.address,
    enrolmentMinutes: parts.enrolmentMinutes ?? 60,
    wrongSecrets: createFailureLimit({ now: parts.now, most: 30, windowMs: 60_000 }),
    staff: createStaff({ ...parts, people: parts.store.people, macKey: parts.keys.macKey }),
    backupEveryHours: parts.backupEveryHours ?? 24,
    backupPlan: parts.backupPlan,
  }

  app.setErrorHandler((failure, request, reply) => {
    const { code, retryAfter } = problemOf(failure)
    const body = problemBody(code)
    if (body.status >= 500)
      request.log.error({ failure: describeFailure(failure), route: request.routeOptions.url }, 'request failed')
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
    if (body.status === 401) reply.header('www-authenticate', 'Bearer')
    reply.header('cache-control', 'no-store')
    return reply.code(body.status).type('application/problem+json').send(JSON.stringify(body))
  })
  app.setNotFoundHandler(async () => {
    throw problemError('not-found')
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    )
  })
  addSecurityHeaders(app, { https: parts.address().startsWith('https:') })
  readJsonBody(app)
  // Answers of the API hold receipts, tokens and stories; static files set their own.
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })

  guardRoutes(app, context)

  addHealthRoute(app, context)
  if (metrics !== undefined) addMetricsRoute(app, context, parts.metricsToken!, metrics)
  addEnrolRoute(app, context)
  addEnrolmentsRoute(app, context)
  addConfigRoute(app, context)
  addHaveRoute(app, context)
  addPushRoute(app, context)
  addAttachmentRoutes(app, context)
  addTokenRoute(app, context)
  addSelfRoute(app, context)
  addApartRoute(app, context)
  addPullRoute(app, context)
  addResultsRoutes(app, context)
  addCodedResultsRoutes(app, context)
  addExportRoute(app, context)
  addStaffRoutes(app, context)
  addDocsRoutes(app)
  if (parts.staticDir !== undefined) serveStaticApp(app, parts.staticDir)
  return app
}
