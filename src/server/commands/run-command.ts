import { mkdirSync } from 'node:fs'
import type { ParseArgsConfig } from 'node:util'
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { readConfig } from '../config.ts'
import { shareUse } from '../store/use-lock.ts'
import type { Workplace } from '../workplace.ts'
import { filesOf, openWorkplace } from '../workplace.ts'

export type CommandEnd = { readonly exit: number }

/** Ends a command that was asked wrongly: what was wrong and how to ask. */
export const misuse = (what: string, usage: string): CommandEnd => {
  console.error(`${what}\nUsage: ${usage}`)
  return { exit: 2 }
}

/** Flags and file names of a command line; `undefined` (and the reason printed) when they are not as the usage says. */
export const readArguments = <Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
  usage: string,
) => {
  try {
    return parseArgs({ options, allowPositionals: true, strict: true })
  } catch (failure) {
    misuse((failure as Error).message, usage)
    return undefined
  }
}

export const settings = (): Config => readConfig(process.env)

/**
 * Opens data directory and database for one command. Safe beside a running server, which the database's own locks see
 * to; never beside a restore.
 */
export const withWorkplace = async (
  config: Config,
  work: (workplace: Workplace) => Promise<CommandEnd>,
): Promise<CommandEnd> => {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  // PostgreSQL's connections see to this themselves.
  if (config.databaseUrl !== undefined) return withOpened(config, work)
  const letGo = shareUse(filesOf(config.dataDir).use)
  if (letGo === undefined) {
    console.error(`A backup is being restored in ${config.dataDir}. Wait until that is done.`)
    return { exit: 1 }
  }
  try {
    return await withOpened(config, work)
  } finally {
    letGo()
  }
}

const withOpened = async (config: Config, work: (workplace: Workplace) => Promise<CommandEnd>): Promise<CommandEnd> => {
  const workplace = await openWorkplace({ ...config, now: () => Date.now() })
  try {
    // On stderr, because stdout can be somebody's JSON; shown here because nobody can show it later.
    if (workplace.keys.newManagerKey !== undefined) console.error(`manager's key: ${workplace.keys.newManagerKey}`)
    return await work(workplace)
  } finally {
    await workplace.close()
  }
}

/** Runs a command to its exit code; an expected failure is one line, without a stack. */
export const runCommand = async (command: () => Promise<CommandEnd>): Promise<void> => {
  // Exports and backups hold stories: for this account only.
  process.umask(0o077)
  try {
    const { exit } = await command()
    process.exitCode = exit
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : 'something went wrong')
    process.exitCode = 1
  }
}
