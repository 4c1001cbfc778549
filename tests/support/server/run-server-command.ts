import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { home } from '#server/config.ts'
import { databaseUrlOf } from './test-database.ts'

export type CommandRun = { readonly exit: number | null; readonly out: string; readonly err: string }

/** Runs one of the server's commands as a user would, in a process of its own. */
export const runServerCommand = async (
  name: 'enrol' | 'results' | 'import' | 'export' | 'backup' | 'backup-key' | 'drill' | 'restore' | 'tablets',
  args: readonly string[],
  dataDir: string,
): Promise<CommandRun> => {
  const databaseUrl = (await databaseUrlOf(dataDir)) ?? ''
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(home, `src/server/commands/${name}.ts`), ...args], {
      cwd: home,
      env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl, PORT: '38080', PUBLIC_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes))
    child.stderr.on('data', (bytes: Buffer) => err.push(bytes))
    child.on('error', reject)
    child.on('close', (exit) =>
      resolve({ exit, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    )
  })
}
