import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FaultRow } from './fault-matrix.ts'
import { faultMatrix } from './fault-matrix.ts'

// Runs every test of the fault matrix and adds up what they tell.
// usage: npm run test:faults [-- model|postgres|browser …]   (all three when none is named)
// A test that lives through many faults tells how many and what it counted; any other counts for the one fault it is
// about. Only what ran and passed is counted.

type Told = {
  readonly faults: Readonly<Record<string, number>>
  readonly records: number
  readonly lost: number
  readonly doubled: number
}
type Report = {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string; readonly title: string }[]
  }[]
}

const rows: readonly FaultRow[] = faultMatrix

const isPostgres = (file: string): boolean => /\/postgres[^/]*$/.test(file)
const isBrowser = (file: string): boolean => file.startsWith('tests/e2e/') || file === 'tests/faults/browser.test.ts'
/** Where the tests of a kind run: vitest's project, and which files are of it. */
const kinds = {
  model: { projects: ['fast', 'faults'], has: (file: string) => !isPostgres(file) && !isBrowser(file) },
  postgres: { projects: ['postgres'], has: isPostgres },
  browser: { projects: ['e2e', 'faults'], has: isBrowser },
} as const
type Kind = keyof typeof kinds

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const runKind = async (kind: Kind, told: string): Promise<Report> => {
  const { projects, has } = kinds[kind]
  const tests = rows.flatMap((row) => row.tests).filter((one) => has(one.file))
  const folder = mkdtempSync(join(tmpdir(), 'praatplaat-report-'))
  const report = join(folder, 'report.json')
  try {
    const child = spawn(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        '-t',
        [...new Set(tests.map((one) => escaped(one.name)))].join('|'),
        ...new Set(tests.map((one) => one.file)),
      ],
      { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, PRAATPLAAT_FAULT_REPORT: told } },
    )
    await new Promise((resolve) => child.on('close', resolve))
    return JSON.parse(readFileSync(report, 'utf8')) as Report
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const run = async (): Promise<boolean> => {
  const asked = process.argv.slice(2) as readonly Kind[]
  for (const kind of asked) if (!(kind in kinds)) throw new Error(`${kind} is none of ${Object.keys(kinds).join(', ')}`)
  const chosen = asked.length === 0 ? (Object.keys(kinds) as readonly Kind[]) : asked
  const folder = mkdtempSync(join(tmpdir(), 'praatplaat-faults-'))
  const file = join(folder, 'told.jsonl')
  try {
    const reports: Report[] = []
    for (const kind of chosen) reports.push(await runKind(kind, file))
    const files = reports.flatMap((report) => report.testResults)
    const results = files.flatMap(({ name, assertionResults }) => assertionResults.map((one) => ({ ...one, name })))
    const told = existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Told)
      : []

    const wrong = [
      ...files
        .filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
        .map((one) => `${one.name} broke`),
      ...results.filter((one) => one.status === 'failed').map((one) => one.fullName),
    ]
    const counts = new Map<string, number>()
    const add = (fault: string, times: number) => counts.set(fault, (counts.get(fault) ?? 0) + times)
    for (const { faults } of told) for (const [fault, times] of Object.entries(faults)) add(fault, times)
    for (const { fault, tests } of rows)
      for (const one of tests.filter(({ file: path }) => chosen.some((kind) => kinds[kind].has(path)))) {
        const ran = results.filter(
          ({ name, fullName, status }) => status === 'passed' && name.endsWith(one.file) && fullName.includes(one.name),
        )
        if (ran.length === 0) wrong.push(`did not run: ${one.file}: ${one.name}`)
        if (one.tells !== true) add(fault, ran.length)
      }
    const isWhole = chosen.length === Object.keys(kinds).length
    console.log('')
    for (const { fault } of rows) {
      const times = counts.get(fault) ?? 0
      console.log(`${String(times).padStart(9)}  ${fault}`)
      if (isWhole && times === 0) wrong.push(`never injected: ${fault}`)
    }
    for (const line of wrong) console.log(`WRONG ${line}`)
    const sum = (value: (one: Told) => number): number => told.reduce((total, one) => total + value(one), 0)
    const injected = [...counts.values()].reduce((total, times) => total + times, 0)
    const [records, lost, doubled] = [sum((one) => one.records), sum((one) => one.lost), sum((one) => one.doubled)]
    console.log(`\nfaults: ${injected} injected, ${records} records, ${lost} lost, ${doubled} doubled`)
    return wrong.length === 0 && lost === 0 && doubled === 0 && injected > 0 && records > 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

process.exitCode = (await run()) ? 0 : 1
