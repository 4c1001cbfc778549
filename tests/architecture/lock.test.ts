import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '#tests/support/read-modules.ts'

type Lock = {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly resolved?: string
        readonly integrity?: string
        readonly link?: boolean
        readonly optionalDependencies?: Readonly<Record<string, string>>
      }
    >
  >
}

const text = readFileSync(join(root, 'package-lock.json'), 'utf8')
const lock = JSON.parse(text) as Lock

/** Optional platform packages that some package names and the lock lacks: `npm i` is silent about them, `npm ci` refuses. */
const absentOptionals = ({ packages }: Lock): readonly string[] => {
  const present = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')))
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !present.has(name))
      .map((name) => `${path} names ${name}`),
  )
}

describe('package-lock.json', () => {
  it('holds every optional platform package it names, so that `npm ci` works on every machine', () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(200)
    expect(absentOptionals(lock)).toEqual([])
    expect(absentOptionals({ packages: { 'node_modules/a': { optionalDependencies: { 'a-linux': '1' } } } })).toEqual([
      'node_modules/a names a-linux',
    ])
  })

  it('names no registry: entries are proven by hash and found wherever npm is told to look', () => {
    expect(Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([])
    expect(text).not.toMatch(/https?:\/\/[^"]*\.tgz/)
    for (const [path, entry] of Object.entries(lock.packages))
      if (path !== '' && entry.link !== true) expect(entry.integrity, path).toMatch(/^sha512-/)
  })
})
