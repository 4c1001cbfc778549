import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { defaultThreads } from './keys/opening-threads.ts'

/** Repository root: static files and content are found from here, whatever the working directory is. */
export const home = fileURLToPath(new URL('../../', import.meta.url))

const wholeNumber = (least: number, most: number, standard: number) =>
  z.coerce.number().int().min(least).max(most).default(standard)

const variables = z.object({
  PORT: wholeNumber(0, 65535, 8080),
  // Loopback only: a tablet needs https (no WebCrypto, no service worker without it), so a server that others reach
  // stands behind a proxy that brings it. HOST=0.0.0.0 opens it to containers and proxies elsewhere.
  HOST: z.string().default('localhost'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  STATIC_DIR: z.string().optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ENROLMENT_MINUTES: wholeNumber(1, 60 * 24 * 7, 60),
  OPENING_THREADS: wholeNumber(1, 64, defaultThreads()),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('warn'),
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  // With BACKUP_DIR the server makes the copies itself; without it whoever runs the server does, and the desk shows when
  // the next one is due by this.
  BACKUP_EVERY_HOURS: wholeNumber(1, 24 * 31, 24),
  BACKUP_DIR: z.string().optional(),
  BACKUP_KEEP: wholeNumber(2, 1000, 14),
  // Long enough that nobody guesses it, and nothing that a header cannot carry.
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{20,200}$/)
    .optional(),
  // Sealed sound and photos that one tablet may have here; the rest waits on the tablet.
  ATTACHMENT_MB_PER_TABLET: wholeNumber(1, 1_000_000, 2048),
  // Under the ten seconds after which containers are killed.
  STOP_SECONDS: wholeNumber(1, 600, 8),
  PRAATPLAAT_TEST: z.string().optional(),
  PRAATPLAAT_FAIL_POINT: z.string().optional(),
})

/** What each one must be, for whoever set it wrongly. */
const must: Readonly<Record<keyof z.infer<typeof variables>, string>> = {
  PORT: 'a whole number from 0 to 65535',
  HOST: 'an address of this machine, like localhost or 0.0.0.0',
  DATA_DIR: 'a folder',
  DATABASE_URL: 'an address that begins with postgres://',
  STATIC_DIR: 'a folder',
  PUBLIC_URL: 'an address that begins with https:// or http://',
  ENROLMENT_MINUTES: 'a whole number of minutes from 1 to 10080, which is a week',
  OPENING_THREADS: 'a whole number from 1 to 64',
  LOG_LEVEL: 'silent, fatal, error, warn, info or debug',
  TRUST_PROXY: '0 or 1',
  BACKUP_EVERY_HOURS: 'a whole number of hours from 1 to 744, which is a month',
  BACKUP_DIR: 'a folder, best on another disk',
  BACKUP_KEEP: 'a whole number of backups from 2 to 1000',
  METRICS_TOKEN: '20 to 200 letters, digits and signs without spaces',
  ATTACHMENT_MB_PER_TABLET: 'a whole number of megabytes from 1 to 1000000',
  STOP_SECONDS: 'a whole number of seconds from 1 to 600',
  PRAATPLAAT_TEST: '1',
  PRAATPLAAT_FAIL_POINT: 'the name of a fail point',
}
/** Every variable that the server reads, those of its tests excepted. */
export const settingNames = Object.keys(must).filter((name) => !name.startsWith('PRAATPLAAT_'))

/** Set and empty counts as not set: `PORT= npm start` is a common slip in service files. */
const environment = z.preprocess(
  (env) =>
    Object.fromEntries(Object.entries(env as Record<string, string | undefined>).filter(([, value]) => value !== '')),
  variables,
)

export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Of PostgreSQL; without it the database is a SQLite file in the data directory. */
  readonly databaseUrl: string | undefined
  readonly staticDir: string
  readonly publicUrl: string | undefined
  readonly enrolmentMinutes: number
  /** How many threads of the server open envelopes. */
  readonly threads: number
  readonly logLevel: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug'
  readonly trustProxy: boolean
  readonly backupEveryHours: number
  /** Where the server puts the backups it makes itself; without it it makes none. */
  readonly backupDir: string | undefined
  readonly backupKeep: number
  /** Who measures the server shows it; without it nobody may. */
  readonly metricsToken: string | undefined
  /** Bytes of sound and photos that one tablet may have here. */
  readonly attachmentQuota: number
  /** How long a server that is told to stop waits for the answers under way. */
  readonly stopSeconds: number
  /** Crash tests only: the named point where the process kills itself. Not honoured unless PRAATPLAAT_TEST is `1`. */
  readonly failPoint: string | undefined
}

/**
 * Reads the environment once, at start.
 * @throws Error whose message says of each wrong variable, in a sentence, what it must be; never its value.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const read = environment.safeParse(env)
  if (!read.success) {
    const wrong = new Set(read.error.issues.map((issue) => String(issue.path[0])))
    throw new Error(
      Object.entries(must)
        .filter(([name]) => wrong.has(name))
        .map(([name, what]) => `${name} must be ${what}.`)
        .join('\n'),
    )
  }
  const set = read.data
  return {
    port: set.PORT,
    host: set.HOST,
    dataDir: resolve(set.DATA_DIR),
    databaseUrl: set.DATABASE_URL,
    staticDir: set.STATIC_DIR === undefined ? resolve(home, 'dist') : resolve(set.STATIC_DIR),
    publicUrl: set.PUBLIC_URL?.replace(/\/+$/, ''),
    enrolmentMinutes: set.ENROLMENT_MINUTES,
    threads: set.OPENING_THREADS,
    logLevel: set.LOG_LEVEL,
    trustProxy: set.TRUST_PROXY === '1',
    backupEveryHours: set.BACKUP_EVERY_HOURS,
    backupDir: set.BACKUP_DIR === undefined ? undefined : resolve(set.BACKUP_DIR),
    backupKeep: set.BACKUP_KEEP,
    metricsToken: set.METRICS_TOKEN,
    attachmentQuota: set.ATTACHMENT_MB_PER_TABLET * 1024 * 1024,
    stopSeconds: set.STOP_SECONDS,
    failPoint: set.PRAATPLAAT_TEST === '1' ? set.PRAATPLAAT_FAIL_POINT : undefined,
  }
}

/** Where a tablet finds this server: PUBLIC_URL, else the machine itself. */
export const serverAddress = (config: Pick<Config, 'publicUrl' | 'host'>, port: number): string => {
  if (config.publicUrl !== undefined) return config.publicUrl
  const everywhere = config.host === '0.0.0.0' || config.host === '::'
  return `http://${everywhere ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
}
