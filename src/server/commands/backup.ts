import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { backUp, backupName } from '../backups/back-up.ts'
import { readBackupKey } from '../backups/backup-key.ts'
import { filesOf } from '../workplace.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run backup -- [--out FILE]'

await runCommand(async () => {
  const read = readArguments({ out: { type: 'string' } }, usage)
  if (read === undefined) return { exit: 2 }
  if (read.positionals.length > 0) return misuse('Name the file with --out.', usage)
  const config = settings()
  const { keys, ledger, expiries, backups } = filesOf(config.dataDir)
  const file = resolve(read.values.out ?? join(config.backupDir ?? backups, backupName(Date.now())))
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  return withWorkplace(config, async ({ store }) => {
    const recipient = await readBackupKey(keys)
    if (recipient === undefined) {
      console.error('There is no backup key yet. Make one with: npm run -s backup:key')
      return { exit: 1 }
    }
    const made = await backUp({
      store,
      dataDir: config.dataDir,
      file,
      recipient,
      by: 'command',
      now: () => Date.now(),
      newId: randomUUID,
    })
    if (!made.ok) {
      console.error('Another backup is being made. Wait until it is done.')
      return { exit: 1 }
    }
    const { seq, apart } = made.value
    console.log(`backup: ${file}`)
    console.log(`holds everything up to record ${seq}, sealed for key ${recipient.kid}.`)
    console.log(
      apart
        ? 'Tablets may now forget what is older than 14 days.'
        : 'It lies with the database and dies with its disk: tablets go on keeping everything. Use --out with a place on another disk.',
    )
    console.log('Not in it, and to be copied to yet another place:')
    console.log(`  ${keys}: without the keys nothing that tablets sent can be opened`)
    console.log(
      apart
        ? `  The ledgers of withdrawals and of expired records were copied beside it, as they are now.`
        : `  ${ledger} and ${expiries}: without them a restore brings back what was withdrawn or had its term`,
    )
    return { exit: 0 }
  })
})
