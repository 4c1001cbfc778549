import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readWords } from '../backups/read-words.ts'
import { copyKeys, tryBackup } from '../try-backup.ts'
import { filesOf } from '../workplace.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run drill -- FILE [--key WORDS-FILE]'

// A backup that was never put back is a guess: this puts it back in a place of its own, opens it and counts.
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
  const config = settings()
  const place = mkdtempSync(join(tmpdir(), 'praatplaat-drill-'))
  try {
    copyKeys(filesOf(config.dataDir), filesOf(place))
    const tried = await tryBackup({ place, file: resolve(file), opener: words?.value, now: () => Date.now() })
    if (!tried.ok) {
      console.error(tried.failure)
      return { exit: 1 }
    }
    const { seq, conversations, unreadable } = tried.value
    console.log(`put back: ${file}`)
    console.log(
      `holds everything up to record ${seq}; conversations: ${conversations}; cannot be opened: ${unreadable}`,
    )
    return await withWorkplace(config, async ({ store }) => {
      await store.backupRuns.note({ id: randomUUID(), kind: 'drill', seq, apart: true, by: 'command', now: Date.now() })
      console.log('Nothing here was changed. The desk now shows this trial.')
      return { exit: 0 }
    })
  } finally {
    // Opened stories lay in it.
    rmSync(place, { recursive: true, force: true })
  }
})
