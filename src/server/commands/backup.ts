import { randomUUID } from 'node:crypto'
import { mkdirSync, realpathSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { filesOf } from '../workplace.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run backup -- [--out FILE]'

/** A copy that lies with the database dies with its disk. Both folders exist. */
const liesWithin = (folder: string, dataDir: string): boolean => {
  const way = relative(realpathSync(dataDir), realpathSync(folder))
  return way !== '..' && !way.startsWith(`..${sep}`)
}

await runCommand(async () => {
  const read = readArguments({ out: { type: 'string' } }, usage)
  if (read === undefined) return { exit: 2 }
  if (read.positionals.length > 0) return misuse('Name the file with --out.', usage)
  const config = settings()
  const moment = new Date().toISOString().replace(/[:.]/g, '-')
  const file = resolve(read.values.out ?? join(filesOf(config.dataDir).backups, `praatplaat-${moment}.sqlite`))
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  return withWorkplace(config, async ({ store }) => {
    const apart = !liesWithin(dirname(file), config.dataDir)
    const { seq } = await store.backUp(file, { apart })
    await store.backupRuns.note({ id: randomUUID(), kind: 'backup', seq, apart, by: 'command', now: Date.now() })
    const { keys, ledger } = filesOf(config.dataDir)
    console.log(`backup: ${file}`)
    console.log(`holds everything up to record ${seq}.`)
    console.log(
      apart
        ? 'Tablets may now forget what is older than 14 days.'
        : 'It lies with the database and dies with its disk: tablets go on keeping everything. Use --out with a place on another disk.',
    )
    console.log('Not in it, and to be copied to yet another place:')
    console.log(`  ${keys}: without the keys nothing that tablets sent can be opened`)
    console.log(`  ${ledger}: without it a restore brings withdrawn stories back`)
    console.log('The file holds opened stories: keep it closed, and no longer than you need it.')
    return { exit: 0 }
  })
})
