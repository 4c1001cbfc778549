import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { makeBackupKey, readBackupKey, writeBackupKey } from '../backups/backup-key.ts'
import { filesOf } from '../workplace.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run -s backup:key -- [--out FILE] [--replace]'

// Once, for the safe: the words are the only thing that opens a backup, and they stay nowhere on this machine.
await runCommand(async () => {
  const read = readArguments({ out: { type: 'string' }, replace: { type: 'boolean' } }, usage)
  if (read === undefined) return { exit: 2 }
  if (read.positionals.length > 0) return misuse('Name the file with --out.', usage)
  const out = read.values.out === undefined ? undefined : resolve(read.values.out)
  if (out !== undefined && existsSync(out)) {
    console.error(`${out} is there already; choose another name`)
    return { exit: 1 }
  }
  const config = settings()
  return withWorkplace(config, async ({ randomBytes }) => {
    const { keys } = filesOf(config.dataDir)
    const found = await readBackupKey(keys)
    if (found !== undefined && read.values.replace !== true) {
      console.error(`There is a backup key already (${found.kid}). Another one: --replace. Keep the old words as well.`)
      return { exit: 1 }
    }
    const { words, recipient } = await makeBackupKey(randomBytes)
    const lines = [0, 4, 8, 12].map((at) =>
      words
        .slice(at, at + 4)
        .map((word, index) => `${String(at + index + 1).padStart(2)} ${word.padEnd(10)}`)
        .join(''),
    )
    if (out !== undefined) writeFileSync(out, `${words.join(' ')}\n`, { flag: 'wx', mode: 0o600 })
    // Behind the words: a key that nobody could write down must not be in use.
    console.log('The words of the backup key. Write them on paper, two copies, and put those in two safes:\n')
    console.log(`${lines.join('\n')}\n`)
    if (out !== undefined) console.log(`They stand in ${out} too. Take that file off this machine.`)
    writeBackupKey(keys, recipient)
    console.log(`From now on backups are sealed for key ${recipient.kid}. Without these words nobody opens them.`)
    return { exit: 0 }
  })
})
