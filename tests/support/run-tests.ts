import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

// Runs the stages one after another, shows what they print, and closes with `N passed, N failed`.
// usage: tsx tests/support/run-tests.ts [fast|all]
// A stage that is no test run (types, lint, build) counts as one test.

/** `red`: what failed, by name, so that whoever sees only the end of a long run knows where to look. */
type Count = { readonly passed: number; readonly failed: number; readonly red: readonly string[] }
type Stage = { readonly name: string; readonly run: () => Promise<Count> }

const bin = (name: string) => join('node_modules', '.bin', name)

const spawnStage = (command: string, given: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, given, { stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', (error) => {
      console.error(String(error))
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })

const command = (name: string, program: string, given: readonly string[]): Stage => ({
  name,
  run: async () =>
    (await spawnStage(program, given)) === 0
      ? { passed: 1, failed: 0, red: [] }
      : { passed: 0, failed: 1, red: [`${name}: see what it printed above`] },
})

type VitestReport = {
  readonly success: boolean
  readonly numTotalTests: number
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[] | null
    }[]
  }[]
}

const firstLines = (text: string): string =>
  text
    .split('\n')
    .slice(0, 12)
    .map((line) => `    ${line}`)
    .join('\n')

const redOf = (project: string, report: VitestReport): readonly string[] =>
  report.testResults.flatMap((file) => {
    const where = `${project} ${relative(process.cwd(), file.name)}`
    if (file.status === 'failed' && file.assertionResults.length === 0)
      return [`${where}: broke before its first test\n${firstLines(file.message)}`]
    return file.assertionResults
      .filter((test) => test.status !== 'passed')
      .map(
        (test) => `${where}: ${test.fullName} (${test.status})\n${firstLines((test.failureMessages ?? []).join('\n'))}`,
      )
  })

/** Counts what vitest itself reports. A file that broke before its first test is one failure; a skipped test is one too, for there are none. */
const vitest = (project: string, options: readonly string[] = []): Stage => ({
  name: `vitest ${project}`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'praatplaat-report-'))
    const report = join(folder, 'report.json')
    try {
      const code = await spawnStage(bin('vitest'), [
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...options,
      ])
      const read = JSON.parse(readFileSync(report, 'utf8')) as VitestReport
      const broken = read.testResults.filter(
        (file) => file.status === 'failed' && file.assertionResults.length === 0,
      ).length
      const failed = read.numTotalTests - read.numPassedTests + broken
      // Red for another reason (an unhandled error, no test at all) may not end as green.
      const elsewhere = failed === 0 && (code !== 0 || read.numPassedTests === 0)
      return {
        passed: read.numPassedTests,
        failed: elsewhere ? 1 : failed,
        red: elsewhere
          ? [`${project}: no test failed, the run did (${code}): an error outside the tests, see above`]
          : redOf(project, read),
      }
    } catch (error) {
      console.error(`no report of vitest: ${String(error)}`)
      return { passed: 0, failed: 1, red: [`${project}: no report`] }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
})

/** Thousands of histories, and processes that are killed: for the whole proof, too long for between two cups of coffee. */
const long = [
  'tests/crash/**',
  'tests/property/client/**',
  'tests/property/server/**',
  'tests/contract/server/commands.test.ts',
]

const still: readonly Stage[] = [
  ...['src/domain', 'src/client', 'src/server', 'tests'].map((project) =>
    command(`types of ${project}`, bin('tsc'), ['-p', project]),
  ),
  command('lint', bin('biome'), ['check', '--error-on-warnings']),
]
const fast: readonly Stage[] = [
  ...still,
  vitest(
    'fast',
    long.map((path) => `--exclude=${path}`),
  ),
]
const all: readonly Stage[] = [
  ...still,
  vitest('fast'),
  vitest('postgres'),
  command('build', bin('vite'), ['build', '--logLevel', 'warn']),
  vitest('e2e', ['--maxWorkers=2']),
]

const stages = process.argv[2] === 'all' ? all : fast
const began = performance.now()
let passed = 0
let failed = 0
const red: string[] = []
for (const stage of stages) {
  console.log(`\n== ${stage.name}`)
  const start = performance.now()
  const count = await stage.run()
  passed += count.passed
  failed += count.failed
  red.push(...count.red)
  console.log(
    `== ${stage.name}: ${count.failed === 0 ? 'passed' : 'FAILED'} (${count.passed} passed, ${count.failed} failed, ${Math.round((performance.now() - start) / 1000)} s)`,
  )
}
if (red.length > 0) console.log(`\nWhat failed:\n${red.map((line) => `- ${line}`).join('\n')}`)
console.log(`\n${Math.round((performance.now() - began) / 1000)} s in all`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
