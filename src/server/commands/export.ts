import { createWriteStream, renameSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { round as roundSchema } from '#domain/conversation.ts'
import { emptyTally, exportConversations, exportFormats } from '../exchange/export-conversations.ts'
import { exportReadMe } from '../exchange/export-read-me.ts'
import { amount } from './amount.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run -s export -- --format jsonl|csv|cards-csv|kardsort-csv --out FILE [--round R] [--semicolon]'

await runCommand(async () => {
  const read = readArguments(
    {
      format: { type: 'string' },
      out: { type: 'string' },
      round: { type: 'string' },
      semicolon: { type: 'boolean' },
    },
    usage,
  )
  if (read === undefined) return { exit: 2 }
  const { out, round } = read.values
  const format = exportFormats.find((one) => one === read.values.format)
  if (read.positionals.length > 0 || out === undefined || out === '' || format === undefined)
    return misuse('Say which format and which file.', usage)
  if (round !== undefined && !roundSchema.safeParse(round).success)
    return misuse('--round is a name of 1 to 40 characters.', usage)
  if (format === 'jsonl' && read.values.semicolon === true)
    return misuse('--semicolon is for the CSV formats; JSON Lines have no separator.', usage)
  const separator = read.values.semicolon === true ? 'semicolon' : 'comma'

  return withWorkplace(settings(), async ({ store, readProgramme, opening }) => {
    await opening.drain()
    const programme = await readProgramme('all')
    const tally = emptyTally()
    const partial = `${out}.partial`
    await pipeline(
      Readable.from(exportConversations(format, { store, programme, round, tally, separator })),
      createWriteStream(partial, { mode: 0o600 }),
    )
    // The name appears only when the file is whole: half an export looks like a small one.
    renameSync(partial, out)
    const readMe = `${out}.lees-mij.txt`
    writeFileSync(
      readMe,
      exportReadMe({
        file: basename(out),
        format,
        programme,
        round,
        separator,
        tally,
        counts: await store.counts(round),
      }),
      { mode: 0o600 },
    )
    console.log(
      `${amount(tally.conversations, 'conversation')} of ${amount(tally.centres.size, 'meeting centre')} in ${out}`,
    )
    console.log(`read ${readMe} before you use it`)
    return { exit: 0 }
  })
})
