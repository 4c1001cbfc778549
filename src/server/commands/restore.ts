import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { restoreBackup } from '../restore-backup.ts'
import { misuse, readArguments, runCommand, settings } from './run-command.ts'

const usage = 'npm run restore -- FILE'

await runCommand(async () => {
  const read = readArguments({}, usage)
  if (read === undefined) return { exit: 2 }
  const [file, ...rest] = read.positionals
  if (file === undefined || rest.length > 0) return misuse('Name one backup file.', usage)
  if (!existsSync(file)) {
    console.error(`There is no file ${file}.`)
    return { exit: 1 }
  }
  const { dataDir, databaseUrl } = settings()
  const done = await restoreBackup({ dataDir, databaseUrl, file: resolve(file), now: () => Date.now() })
  if (!done.ok) {
    console.error(done.failure)
    return { exit: 1 }
  }
  console.log(`restored: ${file}`)
  if (done.value.kept !== undefined) console.log(`what stood here before: ${done.value.kept}`)
  console.log(`withdrawals applied again: ${done.value.withdrawals}`)
  console.log('The server has a new epoch: tablets bring back what they still hold, by themselves.')
  return { exit: 0 }
})
