import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readWords } from '../backups/read-words.ts'
import { restoreBackup } from '../restore-backup.ts'
import { misuse, readArguments, runCommand, settings } from './run-command.ts'

const usage = 'npm run restore -- FILE [--key WORDS-FILE]'

await runCommand(async () => {
  const read = readArguments({ key: { type: 'string' } }, usage)
  if (read === undefined) return { exit: 2 }
  const [file, ...rest] = read.positionals
  if (file === undefined || rest.length > 0) return misuse('Name one backup file.', usage)
  if (!existsSync(file)) {
    console.error(`There is no file ${file}.`)
    return { exit: 1 }
  }
  const words = read.values.key === undefined ? undefined : await readWords(read.values.key)
  if (words !== undefined && !words.ok) {
    console.error(words.failure)
    return { exit: 1 }
  }
  const { dataDir, databaseUrl } = settings()
  const opener = words?.value
  const done = await restoreBackup({ dataDir, databaseUrl, file: resolve(file), opener, now: () => Date.now() })
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
