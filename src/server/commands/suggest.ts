import { createInterface } from 'node:readline'
import { findCodebook } from '#content/codebooks.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import { suggest } from '#domain/suggest.ts'
import { misuse, readArguments, runCommand } from './run-command.ts'

const usage = 'npm run -s suggest < sentences.txt, a sentence a line; writes a JSON line each'

await runCommand(async () => {
  const read = readArguments({}, usage)
  if (read === undefined) return { exit: 2 }
  if (read.positionals.length > 0) return misuse('This command reads from standard input.', usage)
  const effects = findCodebook(zuidwestProgramme.changeStory)?.effects ?? []
  // A line for every line, also an empty one: whoever compares counts on it.
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const found = suggest(text, effects)
    const shown = { text, goals: found.goals, effects: found.effects.map(({ effect, score }) => ({ effect, score })) }
    process.stdout.write(`${JSON.stringify(shown)}\n`)
  }
  return { exit: 0 }
})
