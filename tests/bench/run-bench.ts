import { cpus, loadavg } from 'node:os'
import { chromiumVersion } from '#tests/support/find-chromium.ts'
import { readWholeNumber, readWholeNumbers } from '#tests/support/whole-numbers.ts'

// usage: npm run -s bench -- --json [--runs 7] [--only client|typing|taps|server|load|cards|codings] [--sorts 1000,10000,100000]
//   load: [--tablets 20] [--each 50] [--at-once 8] [--stored 0]. A programme's whole life is `--tablets 1000
//   --stored 1000000`, which takes a quarter of an hour and 20 GB of disk.
const given = process.argv.slice(2)
const option = (name: string) => given[given.indexOf(`--${name}`) + 1]
const has = (name: string) => given.includes(`--${name}`)
const runs = readWholeNumber(has('runs') ? (option('runs') ?? '') : undefined, 7)
const only = has('only') ? option('only') : undefined
const sizes = readWholeNumbers(has('sorts') ? (option('sorts') ?? '') : undefined, [1_000, 10_000, 100_000])
const tell = (what: string) => console.error(what)
const number = (name: string, standard: number) =>
  readWholeNumber(has(name) ? (option(name) ?? '') : undefined, standard)
const load = {
  tablets: number('tablets', 20),
  each: number('each', 50),
  atOnce: number('at-once', 8),
  stored: number('stored', 0),
  tell,
}

const wants = (...parts: readonly string[]) => only === undefined || parts.includes(only)
const client = () => import('./client.ts')

const measured = {
  machine: { cores: cpus().length, load: loadavg()[0], node: process.version, browser: chromiumVersion() },
  ...(wants('client') ? { client: await client().then(({ benchClient }) => benchClient({ runs, tell })) } : {}),
  // Part of `client`, alone.
  ...(only === 'typing' ? { keyToPaintMs: await client().then(({ benchTyping }) => benchTyping({ runs, tell })) } : {}),
  ...(wants('client', 'taps')
    ? { tapToNextCardMs: await import('./taps.ts').then(({ benchTaps }) => benchTaps({ runs, tell })) }
    : {}),
  ...(wants('server') ? { server: await import('./ingest.ts').then(({ benchIngest }) => benchIngest()) } : {}),
  // Many tablets at once, through sockets, with the real server.
  ...(wants('load', 'server') ? { load: await import('./load.ts').then(({ benchLoad }) => benchLoad(load)) } : {}),
  // The answer with the table of the cards, and how it grows with the number of sorts.
  ...(wants('cards', 'server')
    ? { cards: await import('./cards.ts').then(({ benchCards }) => benchCards({ sizes, runs })) }
    : {}),
  // The tables of effects and goals, inside and outside, over as many coded conversations as the largest of these sizes;
  // only when asked for, because they take minutes to come in.
  ...(only === 'codings'
    ? {
        codings: await import('./codings.ts').then(({ benchCodings }) =>
          benchCodings({ conversations: Math.max(...sizes), runs }),
        ),
      }
    : {}),
  peers: {
    note: 'published figures of another day, for context only: compare within one run',
    'enketo-core 9.0.1': { jsCssGzip: 280_726, coldMs: [1007, 1173], warmMs: [1007, 1123], keyToPaintMs: [19.8, 23.3] },
  },
}

if (has('json')) console.log(JSON.stringify(measured, null, 2))
else console.dir(measured, { depth: 6 })
