import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FaultRow } from '#tests/faults/fault-matrix.ts'
import { faultMatrix, faultPage } from '#tests/faults/fault-matrix.ts'

const rows: readonly FaultRow[] = faultMatrix

describe('the fault matrix', () => {
  it('names tests that are there', () => {
    const lost = rows.flatMap(({ fault, tests }) =>
      tests
        .filter(({ file, name }) => !existsSync(file) || !readFileSync(file, 'utf8').includes(name))
        .map(
          ({ file, name }) => `${fault}: ${file} has no test “${name}”; change tests/faults/fault-matrix.ts with it`,
        ),
    )
    expect(lost).toEqual([])
    expect(rows.filter((row) => row.tests.length === 0)).toEqual([])
    expect(new Set(rows.map((row) => row.fault)).size).toBe(rows.length)
  })

  it('is what tests/FAULTS.md says', () => {
    expect(readFileSync('tests/FAULTS.md', 'utf8'), 'write it anew: npx tsx tests/faults/write-fault-page.ts').toBe(
      faultPage(),
    )
  })
})
