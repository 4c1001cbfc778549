import { cpus } from 'node:os'
import { chromiumVersion } from '#tests/support/find-chromium.ts'
import { readWholeNumber, readWholeNumbers } from '#tests/support/whole-numbers.ts'
import { benchClient } from './client.ts'

// usage: npm run -s bench -- --json [--runs 7] [--only client|server|cards] [--sorts 1000,10000,100000]
const given = process.argv.slice(2)
const option = (name: string) => given[given.indexOf(`--${name}`) + 1]
const has = (name: string) => given.includes(`--${name}`)
const runs = readWholeNumber(has('runs') ? (option('runs') ?? '') : undefined, 7)
const only = has('only') ? option('only') : undefined
const sizes = readWholeNumbers(has('sorts') ? (option('sorts') ?? '') : undefined, [1_000, 10_000, 100_000])
const tell = (what: string) => console.error(what)

const measured = {
  machine: { cores: cpus().length, node: process.version, browser: chromiumVersion() },
  ...(only === undefined || only === 'client' ? { client: await benchClient({ runs, tell }) } : {}),
  ...(only === 'client' || only === 'cards'
    ? {}
    : { server: await import('./ingest.ts').then(({ benchIngest }) => benchIngest()) }),
  // The answer with the table of the cards, and how it grows with the number of sorts.
  ...(only === 'client'
    ? {}
    : { cards: await import('./cards.ts').then(({ benchCards }) => benchCards({ sizes, runs })) }),
  // Measured before on a like machine, same form, pages served alike; peers are not in this repository.
  peers: {
    note: 'published figures of another day, for context only: compare within one run',
    'enketo-core 9.0.1': { jsCssGzip: 280_726, coldMs: [1007, 1173], warmMs: [1007, 1123], keyToPaintMs: [19.8, 23.3] },
  },
}

if (has('json')) console.log(JSON.stringify(measured, null, 2))
else console.dir(measured, { depth: 6 })
