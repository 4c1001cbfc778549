import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFaultyLine } from '#tests/support/faulty-line.ts'
import { createLinkedTablet } from '#tests/support/linked-tablet.ts'
import { createReferenceServer } from '#tests/support/reference-server.ts'
import { configWith, newIngestKey } from '#tests/support/tablet-config.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { configAnswer } from '#wire/enrolment.ts'
import { problemCode } from '#wire/problem.ts'

const runs = 300

type Rubbish = { readonly body: string; readonly type: string; readonly status: number }

const json = 'application/json'
const html = '<!doctype html><title>Gratis wifi</title><p>Log in om verder te gaan'
const { key } = await newIngestKey()
const { key: stranger } = await newIngestKey()
/** The tablet's stories are sealed for the key of before. */
const good = configWith(key, { version: 'good', olderKeys: ['0'.repeat(16)] })

/** Every place in the good answer, as a path. */
const placesIn = (value: unknown, at: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [at, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...at, name]))]
    : [at]
const replaceAt = (value: unknown, [name, ...rest]: readonly string[], put: unknown): unknown => {
  if (name === undefined) return put
  const inner = value as Record<string, unknown>
  const next = replaceAt(inner[name], rest, put)
  return Array.isArray(value) ? value.with(Number(name), next) : { ...inner, [name]: next }
}

const status = fc.constantFrom(200, 200, 201, 206, 302, 400, 401, 403, 404, 426, 500, 503, 511)
const rubbish: fc.Arbitrary<Rubbish> = fc.oneof(
  fc.record({ body: fc.constant(html), type: fc.constantFrom('text/html', json), status }),
  fc.record({ body: fc.json(), type: fc.constantFrom(json, 'application/problem+json'), status }),
  fc
    .nat({ max: JSON.stringify(good).length - 1 })
    .map((length) => ({ body: JSON.stringify(good).slice(0, length), type: json, status: 200 })),
  // Right in everything but one place, where something of another kind stands, or nothing.
  fc
    .tuple(fc.constantFrom(...placesIn(good)), fc.constantFrom<unknown>(null, undefined, true, 1.5, [null]))
    .map(([place, put]) => ({ body: JSON.stringify(replaceAt(good, place, put)) ?? '', type: json, status: 200 })),
  // The right answer from where no answer of ours comes.
  fc.record({ body: fc.constant(JSON.stringify(good)), type: fc.constant('text/plain'), status: fc.constant(200) }),
  fc.record({ body: fc.constant(JSON.stringify(good)), type: fc.constant(json), status: fc.constantFrom(403, 500) }),
  fc
    .constantFrom(
      JSON.stringify({ ...good, ingestKey: { ...key, publicKey: stranger.publicKey } }),
      JSON.stringify({ ...good, ingestKey: { ...key, publicKey: `${key.publicKey}A` } }),
      JSON.stringify({ ...good, ingestKey: { ...key, kid: key.kid.toUpperCase() } }),
    )
    .map((body) => ({ body, type: json, status: 200 })),
  fc.constantFrom(...problemCode.options).map((code) => ({
    body: JSON.stringify({ type: 'about:blank', status: 400, title: code, code }),
    type: 'application/problem+json',
    status: 400,
  })),
)

test(`[C2] [S8] whatever comes instead of a config changes nothing and holds up nothing: ${runs} times`, {
  timeout: 300_000,
}, async () => {
  const seed = Number(process.env.PRAATPLAAT_SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`config rubbish: PRAATPLAAT_SEED=${seed}`)
  let answered = 0
  await fc.assert(
    fc.asyncProperty(fc.array(rubbish, { minLength: 1, maxLength: 4 }), async (answers) => {
      const queue = [...answers]
      const server = createReferenceServer({ proves: async ({ root }) => [root], config: () => good })
      const line = createFaultyLine(async (path, body, headers) => {
        const next = path.endsWith('config') ? queue.shift() : undefined
        if (next === undefined) return server.serve(path, body, headers)
        answered += 1
        return new Response(next.body, { status: next.status, headers: { 'content-type': next.type } })
      })
      const tablet = await createLinkedTablet({ fetch: line.fetch })
      const goesBy = async () => {
        const { link } = (await tablet.database.tables.device.get('device'))!
        return { ingestKey: link!.ingestKey, programme: link!.programme, older: link!.olderKeys, config: link!.config }
      }
      const before = await goesBy()
      const after = {
        ingestKey: key,
        programme: good.programme,
        older: good.olderKeys,
        config: { version: 'good', build: 'test' },
      }
      let stories = 0
      // The question goes its own way beside the rounds: a round that finds one under way asks none itself.
      await waitFor('the good config', async () => {
        stories += 1
        const { id } = await tablet.add(`story ${stories}`)
        expect((await tablet.engine.sendNow()).problem).toBeUndefined()
        expect((await tablet.row(id)).state).toBe('arrived')
        const now = await goesBy()
        if (now.config === undefined) expect(now).toEqual(before)
        else expect({ now, left: queue.length }).toEqual({ now: after, left: 0 })
        return now.config !== undefined
      })
      tablet.database.close()
    }),
    { seed, numRuns: runs },
  )
  expect(answered).toBeGreaterThan(runs)
})

test('[C2] the answer that all of it was made from is a good one', () => {
  expect(configAnswer.parse(good)).toEqual(good)
})
