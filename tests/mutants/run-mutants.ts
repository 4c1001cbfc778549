import { spawn } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Guard } from './guards.ts'
import { guards } from './guards.ts'
import { listFiles } from './list-files.ts'
import { switchOff } from './switch-off.ts'

// Switches the guards off one at a time, in a copy of this tree, and runs the tests that must then fail.
// usage: npm run test:mutants [-- part of a name or rule …]
// A guard is caught by a test that fails; a file that no longer loads proves nothing.

const timeLimit = 300_000

type Report = {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

/** The tests say nothing of a guard when the code around it does not even run. */
const broken = /SyntaxError|ReferenceError|Transform failed|Failed to (load|resolve|parse)|Cannot find (module|package)/

const copyTree = (): string => {
  const copy = mkdtempSync(join(tmpdir(), 'praatplaat-mutants-'))
  for (const file of listFiles()) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    copyFileSync(file, join(copy, file))
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  return copy
}

type Ran = { readonly kind: 'report'; readonly report: Report } | { readonly kind: 'no-answer' }

const runTests = (copy: string, files: readonly string[], bail: boolean): Promise<Ran> =>
  new Promise((done) => {
    const report = join(copy, 'mutants-report.json')
    rmSync(report, { force: true })
    const child = spawn(
      process.execPath,
      [
        resolve('node_modules/vitest/vitest.mjs'),
        'run',
        '--project=fast',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...(bail ? ['--bail=1'] : []),
        ...files,
      ],
      { cwd: copy, stdio: 'ignore', detached: true },
    )
    // With everything it started: servers and threads too.
    const limit = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), timeLimit)
    child.on('close', () => {
      clearTimeout(limit)
      done(
        existsSync(report)
          ? { kind: 'report', report: JSON.parse(readFileSync(report, 'utf8')) as Report }
          : { kind: 'no-answer' },
      )
    })
  })

type Verdict = { readonly caught: boolean; readonly how: string }

const judge = (ran: Ran): Verdict => {
  if (ran.kind === 'no-answer') return { caught: false, how: 'the tests never ended' }
  const failed = ran.report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((one) => one.status === 'failed')
  const honest = failed.filter((one) => !(one.failureMessages ?? []).some((message) => broken.test(message)))
  if (honest.length > 0) return { caught: true, how: honest[0]!.fullName }
  const file = ran.report.testResults.find((one) => one.status === 'failed')
  return {
    caught: false,
    how:
      file === undefined ? 'every test stayed green' : `the file broke: ${(file.message ?? '').split('\n')[0] ?? ''}`,
  }
}

const isAsked = ({ name, rule, file }: Guard, words: readonly string[]): boolean =>
  words.length === 0 || words.some((word) => `${rule} ${name} ${file}`.includes(word))

const run = async (): Promise<boolean> => {
  const asked = guards.filter((guard) => isAsked(guard, process.argv.slice(2)))
  const copy = copyTree()
  const survived: string[] = []
  try {
    const files = [...new Set(asked.flatMap((guard) => guard.tests))]
    console.log(`${asked.length} guards, ${files.length} test files; first all of them as they are`)
    const before = await runTests(copy, files, false)
    const red =
      before.kind === 'no-answer'
        ? ['the tests never ended']
        : before.report.testResults.flatMap((file) => [
            ...(file.status === 'failed' && file.assertionResults.length === 0 ? [`${file.name} broke`] : []),
            ...file.assertionResults.filter((one) => one.status === 'failed').map((one) => one.fullName),
          ])
    const ranFiles = before.kind === 'report' ? before.report.testResults.length : 0
    if (red.length > 0 || ranFiles !== files.length) {
      console.log(`not green before anything was switched off:\n${red.join('\n')}\n${ranFiles} of ${files.length} ran`)
      return false
    }
    for (const guard of asked) {
      const path = join(copy, guard.file)
      const whole = readFileSync(path, 'utf8')
      const began = performance.now()
      let verdict: Verdict
      const without = switchOff(whole, guard)
      if (without === undefined) verdict = { caught: false, how: 'its text is not there exactly once' }
      else {
        writeFileSync(path, without)
        verdict = judge(await runTests(copy, guard.tests, true))
        writeFileSync(path, whole)
      }
      const seconds = Math.round((performance.now() - began) / 1000)
      console.log(
        `${verdict.caught ? 'caught  ' : 'SURVIVED'} [${guard.rule}] ${guard.name} (${seconds} s): ${verdict.how}`,
      )
      if (!verdict.caught) survived.push(guard.name)
    }
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 })
  }
  console.log(
    `mutants: ${asked.length} switched off, ${asked.length - survived.length} caught, ${survived.length} survived`,
  )
  return survived.length === 0 && asked.length > 0
}

process.exitCode = (await run()) ? 0 : 1
