import { existsSync, readFileSync } from 'node:fs'
import type { ImportReport } from '../exchange/import-conversations.ts'
import { importConversations } from '../exchange/import-conversations.ts'
import type { QdaImport } from '../exchange/import-qda.ts'
import { importQda } from '../exchange/import-qda.ts'
import type { QdaFileFault } from '../exchange/read-qda-file.ts'
import { amount } from './amount.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run -s import -- FILE [--skip-bad]; FILE is .jsonl, .qdpx or .qdc'

const report = ({
  done,
  imported,
  unchanged,
  coded,
  selections,
  withdrawn,
  over,
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
  if (selections.imported + selections.unchanged > 0) {
    console.log(`chosen from, imported: ${selections.imported}`)
    console.log(`chosen from, already here, unchanged: ${selections.unchanged}`)
  }
  if (withdrawn > 0) console.log(`withdrawn before, left out: ${withdrawn}`)
  if (over > 0) console.log(`over their term, left out: ${over}`)
  for (const [centre, conversations] of otherCentres)
    console.log(`note: ${centre} is not a centre of this programme (${conversations})`)
  if (bad > 0)
    console.log(`wrong lines left out: ${bad}${badFile === undefined ? '' : `; with their reasons in ${badFile}`}`)
}

const qdaFaults: Readonly<Record<QdaFileFault, string>> = {
  'not-qda': 'This is no REFI-QDA file, or it is cut off.',
  'not-xml': 'The project in it is not XML.',
  'no-project': 'The zip does not hold exactly one project (.qde) at its root.',
  'too-large': 'It unpacks to more than 512 MB.',
}

const reportQda = ({ kind, imported, unchanged, withdrawn, left, newCodes, ...of }: QdaImport): void => {
  if (kind === 'codebook') {
    console.log('A codebook holds no codings: nothing to import.')
    if (newCodes.length > 0) console.log(`codes that are not in the codebook here: ${newCodes.join(', ')}`)
    return
  }
  console.log(`codings imported: ${imported}`)
  console.log(`codings already here, unchanged: ${unchanged}`)
  if (withdrawn > 0) console.log(`withdrawn before, left out: ${withdrawn}`)
  if (left > 0) console.log(`codings of no words of an answer, left out: ${left}`)
  if (newCodes.length > 0) console.log(`new codes: ${newCodes.join(', ')}`)
  for (const name of of.otherTexts)
    console.log(`note: the text of "${name}" is not what stands here; its codings are left out`)
  if (of.unknownSources.length > 0)
    console.log(`note: ${amount(of.unknownSources.length, 'source')} not from here, left out`)
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
    if (/\.(qdpx|qdc)$/i.test(file)) {
      const taken = await importQda({ store, programme, bytes: readFileSync(file) })
      if (taken.ok) reportQda(taken.value)
      else console.error(qdaFaults[taken.failure])
      return { exit: taken.ok ? 0 : 1 }
    }
    const imported = await importConversations({ store, programme, file, skipBad: read.values['skip-bad'] === true })
    report(imported)
    return { exit: imported.done ? 0 : 1 }
  })
})
