import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtApp } from '#tests/support/built-app.ts'

const dist = builtApp()
const walk = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  )
const files = walk(dist)
// Licence texts name their homes; nothing reads them but people.
const texts = files.filter((file) => ['.js', '.css', '.html', '.json', '.svg', '.webmanifest'].includes(extname(file)))

/** Names that look like addresses and are never fetched. Each with why it is there. */
const namesOnly: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /^https?:\/\/www\.w3\.org\/(?:1998|1999|2000|XML)\//, why: 'namespaces of SVG, MathML, XML and XLink' },
  { pattern: /^https:\/\/react\.dev\/errors\//, why: 'React names its error texts so' },
  { pattern: /^https?:\/\/json-schema\.org\//, why: 'zod names the schema dialect so' },
  { pattern: /^https:\/\/openmoji\.org\/?$/, why: 'credit in the licence of the pictograms' },
  { pattern: /^https:\/\/creativecommons\.org\/licenses\//, why: 'name of a licence' },
  { pattern: /^https:\/\/(?:eupl|joinup)\.[a-z.]*eu\//, why: 'name of a licence' },
  { pattern: /^https?:\/\/localhost(?::\d+)?\/?$/, why: "this machine: workbox's and the manual's example" },
  { pattern: /^https:\/\/bit\.ly\/wb-/, why: 'workbox names its warnings so' },
  {
    pattern: /^https:\/\/(?:dexie\.org|(?:www|react)\.i18next\.com|simplewebauthn\.dev)\//,
    why: 'libraries name their manuals in warnings',
  },
  { pattern: /^https?:\/\/(?:tinyurl\.com\/y2uuvskb|bit\.ly\/2kdckMn)$/, why: 'Dexie names two of its warnings so' },
]

describe('built files', () => {
  it('name no host but our own: nothing is fetched from, or told to, anybody else', () => {
    expect(texts.length).toBeGreaterThan(50)
    const found = texts.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/https?:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:\/[^\s"'`<>)\\]*)?/g)]
        .map((match) => match[0])
        .filter((url) => !namesOnly.some(({ pattern }) => pattern.test(url)))
        .map((url) => `${relative(dist, file)}: ${url}`),
    )
    expect([...new Set(found)]).toEqual([])
  })

  it('hold no source map, no test and no machine path', () => {
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([])
    for (const file of texts)
      expect(readFileSync(file, 'utf8').includes('/node_modules/'), relative(dist, file)).toBe(false)
  })

  it('carry their own policy, and no inline script or style that it would forbid', () => {
    const page = readFileSync(join(dist, 'index.html'), 'utf8')
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1]?.replaceAll('&#39;', "'")
    expect(policy?.split('; ')).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'"]),
    )
    // `frame-ancestors` means nothing in a meta tag and only fills the console.
    expect(policy).not.toMatch(/unsafe|frame-ancestors|\*/)
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)/)
  })

  it('are all precached, so that every screen, language and drawing works offline the first time', () => {
    const worker = readFileSync(join(dist, 'sw.js'), 'utf8')
    const missing = files
      .map((file) => relative(dist, file))
      .filter((file) => !/^(sw|workbox-[^/]*)\.js$/.test(file) && !file.endsWith('.txt') && !file.endsWith('LICENSE'))
      .filter((file) => !worker.includes(`"${file}"`))
    expect(missing).toEqual([])
  })

  it('the worker answers GETs of precached files only: it never touches a POST or the API', () => {
    const worker = readFileSync(join(dist, 'sw.js'), 'utf8')
    expect(worker).not.toMatch(/backgroundSync|BackgroundSync|"POST"|'POST'/)
    expect(worker).toMatch(/denylist/)
  })
})
