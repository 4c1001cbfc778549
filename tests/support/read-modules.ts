import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export type ModuleImport = {
  readonly specifier: string
  /** Path from the repository's root, for our own files. */
  readonly path?: string
  /** Name of the package, for everything else; node's own keep their `node:`. */
  readonly package?: string
  readonly kind: 'value' | 'type' | 'dynamic' | 'worker'
  /** Our own file that is not there. */
  readonly missing: boolean
}

export type SourceModule = {
  readonly path: string
  readonly text: string
  readonly imports: readonly ModuleImport[]
  /** `fetch`, `Date.now`, `new Date()`, `import.meta.glob`, …: names this module uses, dotted where they are read off an object. */
  readonly uses: ReadonlySet<string>
}

export const listFiles = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? listFiles(path) : [path]
  })

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Where a specifier leads, by the `imports` of package.json and by relative paths; Vite's `?worker` and `?url` endings are dropped. */
const resolve = (from: string, specifier: string): { readonly path: string } | { readonly package: string } => {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return { path: relative('/', join('/', dirname(from), bare)) }
  const room = /^#(domain|content|wire|client|server)\/(.*)$/.exec(bare)
  if (room !== null) return { path: `src/${room[1]}/${room[2]}` }
  const outside = /^#(locales|tests)\/(.*)$/.exec(bare)
  if (outside !== null) return { path: `${outside[1]}/${outside[2]}` }
  return { package: bare.startsWith('node:') ? bare : packageOf(bare) }
}

type Node = { readonly type: string; readonly [key: string]: unknown }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

const walk = (value: unknown, visit: (node: Node) => void): void => {
  if (Array.isArray(value)) {
    for (const one of value) walk(one, visit)
    return
  }
  if (!isNode(value)) return
  visit(value)
  for (const key of Object.keys(value)) if (key !== 'parent') walk(value[key], visit)
}

const literal = (value: unknown): string | undefined =>
  isNode(value) && typeof value.value === 'string' ? value.value : undefined
const nameOf = (value: unknown): string | undefined =>
  isNode(value) && value.type === 'Identifier'
    ? (value.name as string)
    : isNode(value) && value.type === 'MetaProperty'
      ? 'import.meta'
      : undefined

/**
 * Reads one source text: every import, export-from, dynamic import, type import and worker, and the names it uses.
 * Parsed, not searched: TypeScript 7 has no JavaScript API, so tools built on it pass having read nothing.
 */
export const readModule = (path: string, text: string): SourceModule => {
  if (!/\.(tsx?|mjs)$/.test(path)) return { path, text, imports: [], uses: new Set() }
  const parsed = parseSync(path, text)
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0]?.message}`)
  const found: { specifier: string; kind: ModuleImport['kind'] }[] = []
  const uses = new Set<string>()
  for (const one of parsed.module.staticImports)
    found.push({
      specifier: one.moduleRequest.value,
      kind: text.slice(one.start).startsWith('import type') ? 'type' : 'value',
    })
  for (const one of parsed.module.staticExports)
    for (const entry of one.entries)
      if (entry.moduleRequest !== null && entry.moduleRequest !== undefined)
        found.push({
          specifier: entry.moduleRequest.value,
          kind: text.slice(one.start).startsWith('export type') ? 'type' : 'value',
        })
  walk(parsed.program, (node) => {
    if (node.type === 'ImportExpression') {
      const specifier = literal(node.source)
      if (specifier !== undefined) found.push({ specifier, kind: 'dynamic' })
    }
    if (node.type === 'TSImportType') {
      const argument = node.source ?? node.argument
      const specifier = literal(argument) ?? (isNode(argument) ? literal(argument.literal) : undefined)
      if (specifier !== undefined) found.push({ specifier, kind: 'type' })
    }
    if (node.type === 'NewExpression') {
      const called = nameOf(node.callee)
      const given = node.arguments as readonly unknown[]
      if (called === 'URL' && literal(given[0])?.startsWith('./') && /\.(tsx?|mjs)$/.test(literal(given[0])!))
        found.push({ specifier: literal(given[0])!, kind: 'worker' })
      if (called === 'Date' && given.length === 0) uses.add('new Date()')
    }
    if (node.type === 'Identifier') uses.add(node.name as string)
    if (node.type === 'MemberExpression') {
      const left = nameOf(node.object)
      const right = nameOf(node.property)
      if (left !== undefined && right !== undefined) uses.add(`${left}.${right}`)
    }
  })
  const imports = found.map(({ specifier, kind }) => {
    const to = resolve(path, specifier)
    return 'path' in to
      ? {
          specifier,
          kind,
          path: to.path,
          missing: !existsSync(join(root, to.path)) || statSync(join(root, to.path)).isDirectory(),
        }
      : { specifier, kind, package: to.package, missing: false }
  })
  return { path, text, imports, uses }
}

/** Every file below src, parsed where it is a program. */
export const readModules = (folder = 'src'): readonly SourceModule[] =>
  listFiles(folder).map((path) => readModule(path, readFileSync(join(root, path), 'utf8')))
