import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { root } from './read-modules.ts'

export type RealServer = {
  readonly address: string
  readonly port: number
  /** Of this start; printed while no tablet is enrolled. */
  readonly enrolmentLink: string
  /** Printed while nobody can run the programme. */
  readonly firstManagerLink: string
  /** Printed on the first start with an empty data folder only. */
  readonly managersKey: string | undefined
  readonly output: () => string
  readonly pid: () => number
  /** SIGTERM: what a service manager does. */
  readonly stop: () => Promise<void>
  /** SIGKILL: what a power cut does. */
  readonly kill: () => Promise<void>
}

/** Below the ports that systems give to whoever calls out: one of those may be taken while its server is down. */
const lowest = 20_000
const many = 10_000

export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * many)
    const listener = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      listener.on('error', () => resolve(false))
      listener.listen(port, 'localhost', () => resolve(true))
    })
    if (!isFree) continue
    listener.close()
    await once(listener, 'close')
    return port
  }
}

const waitForExit = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Starts the real server as its own process and waits until it says its address. */
export const startServer = async (options: {
  readonly dataDir: string
  readonly staticDir: string
  readonly port: number
  readonly env?: Readonly<Record<string, string>>
}): Promise<RealServer> => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(options.port),
      HOST: 'localhost',
      DATA_DIR: options.dataDir,
      STATIC_DIR: options.staticDir,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const read = (pattern: RegExp) => pattern.exec(output)?.[1]?.trim()
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString('utf8')
      // The link is printed only while no tablet is enrolled; `ready` always, and last.
      if (/^ready$/m.test(output)) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`the server stopped with ${code}:\n${output}`)))
  })
  await ready
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await waitForExit(child)
  }
  return {
    address: read(/^\s*address:\s*(\S+)/im)!.replace(/\/$/, ''),
    port: options.port,
    enrolmentLink: read(/^\s*enrolment link:\s*(\S+)/im)!,
    firstManagerLink: read(/^\s*first manager link:\s*(\S+)/im)!,
    managersKey: read(/^\s*manager['’]s key:\s*(\S+)/im),
    output: () => output,
    pid: () => child.pid!,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/** Runs one of the commands (`results`, `export`, …) on a data folder. @returns what it printed. */
export const runCommand = async (
  name: string,
  given: readonly string[],
  dataDir: string,
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
  const child = spawn(process.execPath, ['--import', 'tsx', `src/server/commands/${name}.ts`, ...given], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8')
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8')
  })
  const [code] = (await once(child, 'close')) as [number]
  return { code, out, err }
}
