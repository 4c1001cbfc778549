import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { root } from '#tests/support/read-modules.ts'

const suggested = (input: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'src/server/commands/suggest.ts', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
  })

describe('npm run suggest', () => {
  it('writes a JSON line for every line, in order, best first, also for an empty one and without a line end', () => {
    const { stdout, status } = suggested('Ik voel me minder alleen.\r\n\nالحمد لله 🙂 "ja"\nDe straat is schoner')
    expect(status).toBe(0)
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly goals: readonly { readonly goal: string }[] })
    expect(lines).toMatchObject([
      { text: 'Ik voel me minder alleen.', goals: [{ goal: 'G1', score: expect.any(Number) }, {}] },
      { text: '', goals: [], effects: [] },
      { text: 'الحمد لله 🙂 "ja"', goals: [], effects: [] },
      { text: 'De straat is schoner', goals: [{ goal: 'G2' }, {}], effects: [{ effect: 'E05' }, {}, {}] },
    ])
    for (const line of lines) expect(Object.keys(line)).toEqual(['text', 'goals', 'effects'])
  })

  it('takes no file, and says how to ask', () => {
    const { stderr, status } = suggested('', 'sentences.txt')
    expect([status, stderr]).toEqual([2, expect.stringContaining('npm run -s suggest < sentences.txt')])
  })
})
