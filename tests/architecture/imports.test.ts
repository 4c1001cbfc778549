import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SourceModule } from '#tests/support/read-modules.ts'
import { readModule, readModules, root } from '#tests/support/read-modules.ts'
import { brokenBy, importRules } from './import-rules.ts'

const modules = readModules()
const code = modules.filter((one) => /\.tsx?$/.test(one.path) && !one.path.endsWith('.d.ts'))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** Started by something else than an import: pages, commands, workers, ambient declarations. */
const isEntry = (path: string): boolean =>
  ['src/client/main.tsx', 'src/server/main.ts'].includes(path) ||
  path.startsWith('src/server/commands/') ||
  path.endsWith('.d.ts') ||
  path.endsWith('tsconfig.json') ||
  path.endsWith('.md')

const circles = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const found: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const path: string[] = []
  const visit = (one: string) => {
    if (state.get(one) === 'done') return
    if (state.get(one) === 'open') {
      found.push([...path.slice(path.indexOf(one)), one].join(' → '))
      return
    }
    state.set(one, 'open')
    path.push(one)
    for (const next of graph.get(one) ?? []) visit(next)
    path.pop()
    state.set(one, 'done')
  }
  for (const one of graph.keys()) visit(one)
  return found
}
const graphOf = (some: readonly SourceModule[]): ReadonlyMap<string, readonly string[]> =>
  new Map(some.map((one) => [one.path, one.imports.flatMap(({ path }) => (path === undefined ? [] : [path]))]))

describe('imports', () => {
  it('the reader reads: more than 80 modules, hundreds of imports, every kind of import', () => {
    expect(code.length).toBeGreaterThan(80)
    expect(code.flatMap((one) => one.imports).length).toBeGreaterThan(300)
    const sample = readModule(
      'src/client/sample.tsx',
      `import type { A } from './a.ts'
       import { b } from '#wire/b.ts'
       export * from './c.ts'
       export type { D } from './d.ts'
       import './e.css'
       const f = () => import('./f.ts')
       type G = import('./g.ts').G
       const h = new Worker(new URL('./h.ts', import.meta.url))
       const note = "import x from './not-me.ts'" // import y from './nor-me.ts'
       const now = Date.now() + new Date().getTime()`,
    )
    expect(sample.imports.map(({ path, kind }) => [path, kind])).toEqual([
      ['src/client/a.ts', 'type'],
      ['src/wire/b.ts', 'value'],
      ['src/client/e.css', 'value'],
      ['src/client/c.ts', 'value'],
      ['src/client/d.ts', 'type'],
      ['src/client/f.ts', 'dynamic'],
      ['src/client/g.ts', 'type'],
      ['src/client/h.ts', 'worker'],
    ])
    expect(sample.uses).toContain('Date.now')
    expect(sample.uses).toContain('new Date()')
  })

  it('every import of ours leads to a file', () => {
    const missing = code.flatMap((one) =>
      one.imports.filter((to) => to.missing).map((to) => `${one.path} imports ${to.specifier}, which is not there`),
    )
    expect(missing).toEqual([])
  })

  it('every import keeps to the direction of the rooms', () => {
    expect(code.flatMap((one) => one.imports.flatMap((to) => brokenBy({ from: one.path, to })))).toEqual([])
  })

  it.each(importRules)('the rule "$name" can fire, and lets through what it should', (rule) => {
    expect(rule.refused.length).toBeGreaterThan(0)
    for (const edge of rule.refused) expect(rule.breaks(edge), JSON.stringify(edge)).toBe(true)
    for (const edge of rule.allowed) expect(rule.breaks(edge), JSON.stringify(edge)).toBe(false)
    expect(rule.toDo).toMatch(/\.$/)
  })

  it('across rooms by #room/, inside a room by ./: nobody climbs out of a room with ../', () => {
    const climbing = code.flatMap((one) => {
      const door = one.path.split('/')[1]
      return one.imports
        .filter((to) => to.specifier.startsWith('..') && to.path?.split('/')[1] !== door)
        .map((to) => `${one.path}: write #${to.path?.replace(/^src\//, '')} instead of ${to.specifier}`)
    })
    expect(climbing).toEqual([])
  })

  it('src uses no devDependency and nothing that package.json does not name', () => {
    // Bundled at build time or types only, so that `npm ci --omit=dev` needs none of them on the server.
    const fonts = /^@fontsource-variable\//
    const unknown = code.flatMap((one) =>
      one.imports.flatMap((to) =>
        to.package === undefined ||
        to.package.startsWith('node:') ||
        to.package in manifest.dependencies ||
        (fonts.test(to.package) && one.path.startsWith('src/client/'))
          ? []
          : [`${one.path} imports ${to.package}: name it under "dependencies"`],
      ),
    )
    expect(unknown).toEqual([])
  })

  it('there are no circles, type-only imports included', () => {
    expect(circles(graphOf(code))).toEqual([])
    expect(
      circles(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['a']],
        ]),
      ),
    ).toEqual(['a → b → c → a'])
  })

  it('no file is an orphan', () => {
    const reached = new Set(modules.flatMap((one) => one.imports.flatMap(({ path }) => path ?? [])))
    // Style sheets and tests reach some files in other ways.
    const sheets = modules
      .filter((one) => one.path.endsWith('.css'))
      .map((one) => one.text)
      .join('\n')
    const orphans = modules
      .map((one) => one.path)
      .filter((path) => !isEntry(path) && !reached.has(path) && !sheets.includes(path.split('/').at(-1)!))
    expect(orphans).toEqual([])
  })

  it('only the transport and enrolment reach for the network', () => {
    // services.ts only declares it, boot.ts hands the browser's own to those two. Drawings are files of the app itself.
    const allowed = [
      'src/client/ui/bring-drawing.ts',
      'src/client/sync/http-transport.ts',
      'src/client/sync/ask-server.ts',
      'src/client/actions/enrol-tablet.ts',
      'src/client/services.ts',
      'src/client/boot.ts',
    ]
    const desk = /^src\/client\/features\/desk\//
    const network = [
      'fetch',
      'XMLHttpRequest',
      'WebSocket',
      'EventSource',
      'navigator.sendBeacon',
      'sendBeacon',
      'importScripts',
    ]
    const reaching = code.flatMap((one) =>
      network
        .filter((name) => one.uses.has(name))
        .filter(() => one.path.startsWith('src/client/') || !one.path.startsWith('src/server/'))
        .filter(() => !allowed.includes(one.path) && !desk.test(one.path))
        .map((name) => `${one.path} uses ${name}: send through client/sync/http-transport.ts`),
    )
    expect(reaching).toEqual([])
  })

  it('clock and chance are passed in: only composition roots read them', () => {
    const roots = /^src\/client\/(main|boot)\.tsx?$|^src\/server\/(main|app)\.ts$|^src\/server\/commands\//
    const effects = ['Date.now', 'new Date()', 'Math.random', 'crypto.randomUUID', 'randomUUID', 'performance.now']
    const reading = code.flatMap((one) =>
      effects
        .filter((name) => one.uses.has(name) && !roots.test(one.path))
        .map((name) => `${one.path} uses ${name}: take it as a parameter from a composition root`),
    )
    expect(reading).toEqual([])
  })

  it('nothing is written as HTML, evaluated or logged by the client', () => {
    const forbidden = [
      'dangerouslySetInnerHTML',
      'innerHTML',
      'outerHTML',
      'insertAdjacentHTML',
      'eval',
      'document.write',
      'console.log',
    ]
    const found = code.flatMap((one) =>
      forbidden
        .filter((name) => one.uses.has(name) && one.path.startsWith('src/client/'))
        .map((name) => `${one.path} uses ${name}: stories must never run or be logged`),
    )
    expect(found).toEqual([])
  })
})
