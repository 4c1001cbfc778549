// Composition root of the server: the only place that reads the environment, the clock and the machine's randomness.
import { randomUUID } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { renderUnicodeCompact } from 'uqr'
import { createApp } from './app.ts'
import { planFault } from './backups/scheduled-backup.ts'
import { readConfig, serverAddress } from './config.ts'
import { issueEnrolmentCode } from './enrolment-code.ts'
import { describeFailure } from './log.ts'
import { issueFirstLink } from './people/first-manager.ts'
import { createSealedSecrets } from './people/sealed-secret.ts'
import type { Reached } from './store/keep-batch.ts'
import { takeServerLock } from './store/server-lock.ts'
import { isThisMachineOnly, thisMachineOnly } from './this-machine.ts'
import { createUpkeep } from './upkeep.ts'
import { filesOf, openWorkplace } from './workplace.ts'

// Stories, keys and exports are for this account only.
process.umask(0o077)

const say = (line: string): void => console.log(line)
const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}

const readOrFail = () => {
  try {
    return readConfig(process.env)
  } catch (failure) {
    return fail(`The settings are not right:\n${(failure as Error).message}`)
  }
}
const config = readOrFail()

try {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  accessSync(config.dataDir, constants.W_OK)
} catch (failure) {
  fail(`DATA_DIR must be a folder that this account may write in (${(failure as NodeJS.ErrnoException).code}).`)
}
// SQLite has one server; PostgreSQL as many as one likes.
const letGo =
  config.databaseUrl !== undefined
    ? () => {}
    : (takeServerLock(filesOf(config.dataDir).lock) ??
      fail(`Another server is running on ${config.dataDir}. Stop that one, or choose another DATA_DIR.`))

/** Crash tests only (see `readConfig`): ends the process as a power cut would, nothing flushed. */
const reached: Reached = (point) => {
  if (point === config.failPoint) process.kill(process.pid, 'SIGKILL')
}

const now = () => Date.now()
// V7: Node itself would print the message of what nobody caught, and that can quote a story.
process.on('uncaughtException', (failure) => {
  logFailure(failure)
  process.exit(1)
})
let logFailure = (failure: unknown): void => console.error(JSON.stringify(describeFailure(failure)))
const workplace = await openWorkplace({
  ...config,
  now,
  reached,
  openingThreads: config.threads,
  onFailure: (failure) => logFailure(failure),
  // A machine that cannot be reached says so by its code alone.
}).catch((failure: NodeJS.ErrnoException) => fail(failure.message || `Cannot open the database: ${failure.code}`))

// Before anything else can fail: nobody can show this key again.
if (workplace.keys.newManagerKey !== undefined) {
  say(`manager's key: ${workplace.keys.newManagerKey}`)
  say('  Write this key down now. Scripts ask for results and exports with it; it is shown only this once.')
}

const plan =
  config.backupDir === undefined
    ? undefined
    : { folder: config.backupDir, everyHours: config.backupEveryHours, keep: config.backupKeep }
const fault = plan === undefined ? undefined : await planFault(plan, config.dataDir)
if (fault === 'no-folder') say('backups: BACKUP_DIR is not a folder that this account may write in. NO BACKUP IS MADE.')
if (fault === 'within')
  say('backups: BACKUP_DIR lies within DATA_DIR and would be lost with it. Choose another disk. NO BACKUP IS MADE.')
if (fault === 'no-key')
  say('backups: there is no key to seal them for; `npm run -s backup:key` makes one. NO BACKUP IS MADE.')

let address = config.publicUrl ?? ''
const app = createApp({
  ...workplace,
  now,
  address: () => address,
  enrolmentMinutes: config.enrolmentMinutes,
  staticDir: existsSync(join(config.staticDir, 'index.html')) ? config.staticDir : undefined,
  logLevel: config.logLevel,
  trustProxy: config.trustProxy,
  backupEveryHours: config.backupEveryHours,
  backupPlan: plan,
  metricsToken: config.metricsToken,
})
logFailure = (failure) => app.log.error({ failure: describeFailure(failure) }, 'opening failed')

try {
  await app.listen({ host: config.host, port: config.port })
} catch (failure) {
  const { code = '' } = failure as NodeJS.ErrnoException
  const why: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${config.port} is in use. Choose another one with PORT.`,
    EACCES: `Port ${config.port} is not for this account. Choose one above 1023 with PORT.`,
    EADDRNOTAVAIL: 'HOST must be an address of this machine, like localhost or 0.0.0.0.',
    ENOTFOUND: 'HOST must be an address of this machine, like localhost or 0.0.0.0.',
  }
  fail(why[code] ?? `Cannot listen: ${code}`)
}
const { port } = app.server.address() as AddressInfo
address = serverAddress(config, port)
// `npm run enrol` prints links from another process, which knows neither this one's PORT nor its PUBLIC_URL.
writeFileSync(filesOf(config.dataDir).address, address)

say(`address: ${address}`)
say(`data: ${config.dataDir}`)
if (!existsSync(join(config.staticDir, 'index.html')))
  say('the app is not built: `npm start` builds it; this server answers its API only')
if (!(await workplace.store.hasDevices())) {
  const { link, expires } = await issueEnrolmentCode({
    store: workplace.store,
    now: now(),
    minutes: config.enrolmentMinutes,
    address,
    randomBytes: workplace.randomBytes,
  })
  say(`enrolment link: ${link}`)
  say(`  For the first tablet, once, until ${expires}. \`npm run enrol\` makes another.`)
  say(renderUnicodeCompact(link))
  if (isThisMachineOnly(address)) say(thisMachineOnly)
}

// What another server on this database took and did not finish, and the withdrawals it heard of, for the ledger here.
const catchUp = async (): Promise<void> => {
  workplace.opening.wake()
  await workplace.store.replayWithdrawals(now())
}
const everyMinute =
  config.databaseUrl === undefined ? undefined : setInterval(() => void catchUp().catch(logFailure), 60_000)

if (!(await workplace.store.people.hasManager())) {
  const { link, expires } = await issueFirstLink({
    people: workplace.store.people,
    secrets: createSealedSecrets(workplace.keys.macKey),
    now: now(),
    address,
    randomBytes: workplace.randomBytes,
  })
  say(`first manager link: ${link}`)
  say(`  For whoever runs the programme, once, until ${expires}. \`npm run invite\` makes another.`)
}

const upkeep = createUpkeep({
  store: workplace.store,
  dataDir: config.dataDir,
  plan,
  now,
  newId: randomUUID,
  onFailure: (failure) => app.log.error({ failure: describeFailure(failure) }, 'upkeep failed'),
})
const look = () => void upkeep.look()
const everyLook = setInterval(look, 60_000)

let stopping = false
/** No new request; the answers under way are finished, then the batch that is being opened, then the database. */
const stop = async (): Promise<void> => {
  if (stopping) return
  stopping = true
  // Whatever still hangs then: nothing that was answered is lost by it.
  setTimeout(() => process.exit(1), config.stopSeconds * 1000).unref()
  clearInterval(everyMinute)
  clearInterval(everyLook)
  // A connection whose last answer was under way is idle only after it, and a proxy keeps it for its next request.
  const closeIdle = setInterval(() => app.server.closeIdleConnections(), 100)
  await app.close()
  clearInterval(closeIdle)
  // A backup under way is not waited for long: the next server makes another.
  await Promise.race([upkeep.stop(), new Promise((resolve) => setTimeout(resolve, 2000).unref())])
  await workplace.close()
  letGo()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())

await workplace.store.retryUnreadable()
workplace.opening.wake()
look()
// Last of what a start says: whoever started it can go on.
say('ready')
