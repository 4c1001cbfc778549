import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

const fastRooms = ['unit', 'contract', 'property', 'crash', 'architecture']
const serverRooms = ['contract/server', 'property/server', 'crash/server']

/**
 * One chunk for words and frame, one for the store and keys, one for a conversation, instead of forty small ones that
 * compress badly (15 kB of the 200 that a first answer may cost). A module belongs to the first door that needs it.
 */
const doors = [
  ['table', ['main.tsx']],
  ['boot', ['boot.ts']],
  [
    'conversation',
    [
      'features/praatplaat/start-screen.tsx',
      'features/consent/consent-screen.tsx',
      'features/praatplaat/conversation-screen.tsx',
    ],
  ],
  // What the screens behind the reading code share: each chunk's name costs the first paint 25 bytes.
  [
    'drawers',
    [
      'shell/unlock-door.tsx',
      'shell/put-back.tsx',
      'shell/recovery-sheet.tsx',
      'shell/words-back.tsx',
      'shell/open-head.tsx',
      'shell/use-archive.ts',
      'shell/use-centre-names.ts',
      'shell/results-sheet.tsx',
      'ui/choice-strip.tsx',
    ],
  ],
  ['told', ['shell/use-codings.ts', 'shell/use-effect-words.ts', 'ui/goal-stamp.tsx', 'ui/filter-choice.tsx']],
] as const

type ModuleGraph = { readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null }

const chunkDoors = () => {
  const rooms = new Map<string, string>()
  const enter = (graph: ModuleGraph, door: string, id: string): void => {
    if (rooms.has(id)) return
    const found = graph.getModuleInfo(id)
    if (found === null) return
    rooms.set(id, door)
    for (const next of found.importedIds) enter(graph, door, next)
  }
  const doorOf = (id: string, graph: ModuleGraph): string | undefined => {
    if (rooms.size === 0)
      for (const [door, files] of doors)
        for (const file of files) enter(graph, door, fileURLToPath(new URL(`src/client/${file}`, import.meta.url)))
    return rooms.get(id)
  }
  return doors.map(([door], at) => ({
    name: (id: string, graph: ModuleGraph) => (doorOf(id, graph) === door ? door : null),
    priority: doors.length - at,
  }))
}

/**
 * A lone tablet may get these files from anybody's web server, which sends no headers of ours. It may only narrow what
 * our own server's header says; while developing, the tools need inline scripts, so only what is built carries it.
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
  // No text becomes a script or a piece of page; only `own-script.ts` may name a script. Here and not in the server's
  // header, which would also bind the service worker, whose own loader knows no such types.
  "require-trusted-types-for 'script'",
  'trusted-types praatplaat',
].join('; ')

const writePagePolicy = () => ({
  name: 'page-policy',
  apply: 'build' as const,
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
      injectTo: 'head-prepend' as const,
    },
  ],
})

/** The empty cup stands in the page itself: nothing else is painted while the scripts are read. */
const layCup = () => ({
  name: 'lay-cup',
  transformIndexHtml: (html: string) => {
    const drawing = readFileSync(new URL('public/drawings/cup-0.svg', import.meta.url), 'utf8')
    return html.replace('<!--cup-->', /<symbol[^>]*>(.*)<\/symbol>/s.exec(drawing)?.[1] ?? '')
  },
})

/**
 * Chromium then compiles a whole file while it reads it, beside the page's own work, instead of each function when it
 * is first called. Only for the files that a first answer needs nearly all of.
 */
const compileAhead = () => ({
  name: 'compile-ahead',
  apply: 'build' as const,
  generateBundle: {
    // Last, because it only counts on the first line; and not as a banner, because the minifier takes comments out.
    order: 'post' as const,
    handler: (_: unknown, bundle: Record<string, { readonly moduleIds?: readonly string[]; code?: string }>) => {
      const files = doors.flatMap(([, rooms]) => rooms.map((room) => `/src/client/${room}`))
      for (const chunk of Object.values(bundle))
        if (chunk.moduleIds?.some((id) => files.some((file) => id.endsWith(file))))
          chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code ?? ''}`
    },
  },
})

export default defineConfig({
  plugins: [
    react(),
    layCup(),
    compileAhead(),
    writePagePolicy(),
    VitePWA({
      // Prompt, and main.tsx passes onNeedReload: an update never reloads a tab in mid-conversation (P10).
      registerType: 'prompt',
      injectRegister: null,
      strategies: 'generateSW',
      includeAssets: [],
      manifest: {
        name: 'Praatplaat',
        short_name: 'Praatplaat',
        description: 'Gesprekken in het ontmoetingscentrum, ook zonder wifi.',
        lang: 'nl',
        dir: 'ltr',
        start_url: './',
        scope: './',
        display: 'standalone',
        orientation: 'any',
        background_color: '#E8DAC0',
        theme_color: '#E8DAC0',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        // woff2 and svg are not in the default: a language or drawing never opened before must work offline.
        globPatterns: ['**/*.{js,css,html,svg,png,webp,woff2,json,webmanifest}'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
        navigateFallback: 'index.html',
        navigateFallbackDenylist: [/^\/api\//],
        clientsClaim: true,
        // No runtime caching, so the worker answers GETs of precached files only and never touches a POST.
        runtimeCaching: [],
      },
    }),
  ],
  base: './',
  define: { __BUILD__: JSON.stringify(process.env.PRAATPLAAT_BUILD ?? process.env.npm_package_version ?? '0') },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // Only style sheets are fetched ahead for a room: the names of all its scripts cost every first visit a kilobyte,
      // and they come from the tablet itself.
      resolveDependencies: (_file, needed, { hostType }) =>
        hostType === 'js' ? needed.filter((one) => one.endsWith('.css')) : needed,
    },
    rolldownOptions: { output: { codeSplitting: { groups: chunkDoors() } } },
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:8080' } },
  test: {
    // Both cores of a small machine: left to itself the runner keeps one free.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: fastRooms.map((room) => `tests/${room}/**/*.test.ts`),
          exclude: ['tests/**/postgres*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        // The same server on PostgreSQL.
        extends: true,
        test: {
          name: 'postgres',
          include: serverRooms.map((room) => `tests/${room}/**/*.test.ts`),
          // Not those that are about SQLite's file, that open no database, or that start a process for each line they
          // read while the store under it is proven elsewhere.
          exclude: [
            // Somebody else's server is not ours to crash.
            ...((process.env.TEST_DATABASE_URL ?? '') === '' ? [] : ['postgres-power']),
            'sqlite*',
            'open-envelope',
            'qda-files',
            '*-in-libreoffice',
            '*commands',
            '*-command',
            'logs',
          ].map((name) => `tests/**/${name}.test.ts`),
          // Every statement goes to another process: the same histories, fewer of them, unless more are asked for.
          env: {
            PRAATPLAAT_HISTORIES: '60',
            PRAATPLAAT_COUNT_HISTORIES: '80',
            PRAATPLAAT_CARD_SETS: '100',
            PRAATPLAAT_CODED_SETS: '150',
            PRAATPLAAT_BAD_REQUESTS: '60',
            ...process.env,
          } as Record<string, string>,
          globalSetup: ['tests/support/server/postgres-for-tests.ts'],
          // Server processes in turns: long where others use the machine too.
          testTimeout: 120_000,
        },
      },
      {
        // Browsers and servers as a whole: too long for every day, `npm run test:faults` has them.
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/lone-profile.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
