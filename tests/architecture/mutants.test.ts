import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { guards } from '#tests/mutants/guards.ts'
import { switchOff } from '#tests/mutants/switch-off.ts'

describe('the guards that `npm run test:mutants` switches off', () => {
  it('stand in the code, each exactly once, and something else without it', () => {
    const lost = guards
      .filter((guard) => {
        const text = readFileSync(guard.file, 'utf8')
        const without = switchOff(text, guard)
        return without === undefined || without === text
      })
      .map(({ name, file }) => `${name}: ${file} changed; write what stands there now into tests/mutants/guards.ts`)
    expect(lost).toEqual([])
  })

  it('are many, have names of their own, and tests that are there', () => {
    expect(guards.length).toBeGreaterThanOrEqual(25)
    expect(new Set(guards.map((guard) => guard.name)).size).toBe(guards.length)
    expect(guards.flatMap((guard) => guard.tests).filter((file) => !existsSync(file))).toEqual([])
    expect(guards.filter((guard) => guard.tests.length === 0)).toEqual([])
  })

  it('a text that is there twice, or not at all, is none', () => {
    expect(switchOff('a guard, a guard', { find: 'guard', replace: '' })).toBeUndefined()
    expect(switchOff('a wall', { find: 'guard', replace: '' })).toBeUndefined()
    expect(switchOff('a guard', { find: 'guard', replace: 'gate' })).toBe('a gate')
  })
})
