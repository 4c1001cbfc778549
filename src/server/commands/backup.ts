import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { filesOf } from '../workplace.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run backup -- [--out FILE]'

await runCommand(async () => {
  const read = readArguments({ out: { type: 'string' } }, usage)
  if (read === undefined) return { exit: 2 }
  if (read.positionals.length > 0) return misuse('Name the file with --out.', usage)
  const config = settings()
  const moment = new Date().toISOString().replace(/[:.]/g, '-')
  const file = resolve(read.values.out ?? join(filesOf(config.dataDir).backups, `praatplaat-${moment}.sqlite`))
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  return withWorkplace(config, async ({ store }) => {
    const { seq } = await store.backUp(file)
    console.log(`backup: ${file}`)
    console.log(`holds everything up to record ${seq}; tablets may now forget what is older than 14 days.`)
    console.log(
      `The keys are not in it. Keep a copy of ${filesOf(config.dataDir).keys} in another place: without it nothing new can be opened.`,
    )
    console.log('The file holds opened stories: keep it on another disk, closed, and no longer than you need it.')
    return { exit: 0 }
  })
})
