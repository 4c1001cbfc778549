import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SourceModule } from '#tests/support/read-modules.ts'
import { listFiles, readModules, root } from '#tests/support/read-modules.ts'

// A screen that opens first brings only its own style sheets: one that it borrows without naming it is there on most
// days, because another screen brought it, and on the worst afternoon it is not.

const modules = new Map(readModules('src/client').map((one) => [one.path, one]))
const sheets = new Map(
  listFiles('src/client')
    .filter((path) => path.endsWith('.css'))
    .map((path) => [path, readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')]),
)
/** Classes that a rule is about by themselves; one that only stands inside another's is that other's business. */
const classesOf = (css: string) =>
  new Set([...css.matchAll(/(?:^|[{},;])\s*(?:[a-z]*)\.(-?[a-z][\w-]*)/gi)].map((match) => match[1]!))
const defined = new Map([...sheets].map(([path, css]) => [path, classesOf(css)]))

/** Everything that comes with a module: what it imports, whatever that imports, and their style sheets. */
const comesWith = (path: string, found = new Set<string>()): Set<string> => {
  if (found.has(path)) return found
  found.add(path)
  for (const one of modules.get(path)?.imports ?? [])
    if (one.path !== undefined && one.kind === 'value') comesWith(one.path, found)
  return found
}

/** Class names as they stand in the text of `className`, whole words only: what is put together at run time is left out. */
const usedBy = (module: SourceModule): readonly string[] =>
  [...module.text.matchAll(/className=(?:"([^"]*)"|\{`([^`]*)`\})/g)].flatMap((match) =>
    (match[1] ?? match[2]!.replace(/\$\{[^}]*\}?/g, ' '))
      .split(/\s+/)
      .filter((name) => /^[a-z][\w-]*[a-z0-9]$/i.test(name)),
  )

describe('style sheets', () => {
  const frame = comesWith('src/client/main.tsx')
  const rooms = [...modules.values()].flatMap((module) =>
    module.imports.flatMap((one) =>
      one.kind === 'dynamic' && one.path !== undefined && one.path.endsWith('.tsx') ? [one.path] : [],
    ),
  )

  it('a screen brings every style sheet that it is dressed by', () => {
    expect(rooms.length).toBeGreaterThan(12)
    const naked = new Set<string>()
    for (const room of rooms) {
      const there = new Set([...frame, ...comesWith(room)])
      const has = (name: string) => [...defined].some(([path, names]) => there.has(path) && names.has(name))
      const exists = (name: string) => [...defined.values()].some((names) => names.has(name))
      for (const path of comesWith(room))
        for (const name of usedBy(modules.get(path) ?? { path, text: '', imports: [], uses: new Set() }))
          if (exists(name) && !has(name)) naked.add(`${room}: .${name} in ${path}`)
    }
    expect([...naked].toSorted()).toEqual([])
  })
})
