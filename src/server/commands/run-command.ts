import type { ParseArgsConfig } from 'node:util'
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { readConfig } from '../config.ts'
import type { Workplace } from '../workplace.ts'
import { openWorkplace } from '../workplace.ts'

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

/** Opens the data directory for one command. Safe beside a running server: SQLite locks, nothing is held between. */
export const withWorkplace = async (
  config: Config,
  work: (workplace: Workplace) => Promise<CommandEnd>,
): Promise<CommandEnd> => {
  const workplace = await openWorkplace({ dataDir: config.dataDir, now: () => Date.now() })
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
