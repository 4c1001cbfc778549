import { existsSync } from 'node:fs'
import type { ImportReport } from '../exchange/import-conversations.ts'
import { importConversations } from '../exchange/import-conversations.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run -s import -- FILE [--skip-bad]'

const report = ({
  done,
  imported,
  unchanged,
  coded,
  withdrawn,
  bad,
  firstBad,
  badFile,
  otherCentres,
}: ImportReport): void => {
  for (const { line, field, expected } of firstBad) console.error(`line ${line}: ${field}: expected ${expected}`)
  if (bad > firstBad.length) console.error(`… and ${bad - firstBad.length} more.`)
  if (!done) {
    console.error(`Nothing was imported: ${bad} wrong ${bad === 1 ? 'line' : 'lines'}. --skip-bad imports the rest.`)
    return
  }
  console.log(`imported: ${imported}`)
  console.log(`already here, unchanged: ${unchanged}`)
  if (coded.imported + coded.unchanged > 0) {
    console.log(`codings imported: ${coded.imported}`)
    console.log(`codings already here, unchanged: ${coded.unchanged}`)
  }
  if (withdrawn > 0) console.log(`withdrawn before, left out: ${withdrawn}`)
  for (const [centre, conversations] of otherCentres)
    console.log(`note: ${centre} is not a centre of this programme (${conversations})`)
  if (bad > 0)
    console.log(`wrong lines left out: ${bad}${badFile === undefined ? '' : `; with their reasons in ${badFile}`}`)
}

await runCommand(async () => {
  const read = readArguments({ 'skip-bad': { type: 'boolean' } }, usage)
  if (read === undefined) return { exit: 2 }
  const [file, ...rest] = read.positionals
  if (file === undefined || rest.length > 0) return misuse('Name one file.', usage)
  if (!existsSync(file)) {
    console.error(`There is no file ${file}.`)
    return { exit: 1 }
  }
  return withWorkplace(settings(), async ({ store, readProgramme, opening }) => {
    // What tablets sent already must be open before an imported line is compared with it.
    await opening.drain()
    const programme = await readProgramme('all')
    const imported = await importConversations({ store, programme, file, skipBad: read.values['skip-bad'] === true })
    report(imported)
    return { exit: imported.done ? 0 : 1 }
  })
})
