import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { home } from '#server/config.ts'
import type { FailPoint } from '#server/store/keep-batch.ts'
import { databaseUrlOf } from './test-database.ts'

export type ServerProcess = {
  readonly address: string
  readonly managerKey: string | undefined
  readonly enrolmentLink: string | undefined
  /** How it ended: a signal's name, or an exit code. */
  readonly ended: Promise<string | number | null>
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT') => Promise<string | number | null>
  readonly output: () => string
}

const line = (output: string, name: string): string | undefined => new RegExp(`^${name}: (.+)$`, 'm').exec(output)?.[1]

/** The real server as a process of its own, on a free port; resolves when it listens. */
export const startServerProcess = async (dataDir: string, failPoint?: FailPoint): Promise<ServerProcess> => {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', join(home, 'src/server/main.ts')], {
    cwd: home,
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: (await databaseUrlOf(dataDir)) ?? '',
      STATIC_DIR: join(dataDir, 'no-app'),
      PUBLIC_URL: '',
      LOG_LEVEL: 'debug',
      PRAATPLAAT_TEST: '1',
      PRAATPLAAT_FAIL_POINT: failPoint ?? '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<string | number | null>((resolve) => {
    child.on('close', (code, signal) => resolve(signal ?? code))
  })
  const listening = new Promise<void>((resolve) => {
    const read = (bytes: Buffer): void => {
      output += bytes.toString()
      if (
        line(output, 'data') !== undefined &&
        (line(output, 'enrolment link') !== undefined || output.includes('ready'))
      )
        resolve()
    }
    child.stdout!.on('data', read)
    child.stderr!.on('data', read)
  })
  await Promise.race([
    listening,
    ended.then((how) => {
      throw new Error(`the server ended with ${how}:\n${output}`)
    }),
  ])
  return {
    address: line(output, 'address')!,
    managerKey: line(output, "manager's key"),
    enrolmentLink: line(output, 'enrolment link'),
    ended,
    kill: (signal) => {
      child.kill(signal)
      return ended
    },
    output: () => output,
  }
}
