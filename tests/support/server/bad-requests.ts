import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { maxBatchBytes } from '#wire/batch.ts'

/** Stands in everything that is made up here: in an error, a header or a log line it is a leak. */
export const marker = 'stoepkrijtmarkering'

const oddTexts = [
  marker,
  '',
  ' '.repeat(70),
  `\u0000${marker}`,
  `\ud800${marker}`,
  `${marker}\u202e\u2066\u200b`,
  `${'e\u0301\u0327'.repeat(40)}${marker}`,
  '👩‍👩‍👧‍👦'.repeat(30),
  `${marker}' OR '1'='1'; drop table records; --`,
  `{{${marker}}} \${${marker}} <script>${marker}</script>`,
  `../../../../etc/passwd\u0000${marker}`,
  `__proto__`,
  marker.repeat(2000),
  'A'.repeat(43),
  '0'.repeat(64),
  '00000000-0000-4000-8000-000000000000',
] as const

const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.constantFrom(null, true, false, 0, -0, -1, 1, 2, 0.5, 1e21, -1e308, 2 ** 53, 2 ** 31, [], {}, [[[]]], [null]),
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constant(marker), { minLength: 501, maxLength: 600 }),
)

type Path = readonly (string | number)[]
const pathsOf = (value: unknown, at: Path = []): readonly Path[] =>
  typeof value !== 'object' || value === null
    ? [at]
    : [at, ...Object.entries(value).flatMap(([key, inside]) => pathsOf(inside, [...at, key]))]

const changed = (value: unknown, [key, ...rest]: Path, change: (found: unknown) => unknown): unknown => {
  if (key === undefined) return change(value)
  if (typeof value !== 'object' || value === null) return change(value)
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
  const inside = copy as Record<string | number, unknown>
  inside[key] = changed(inside[key], rest, change)
  return copy
}

/** One place of a body that the server would take is changed: where most of the guards are. */
const nearlyRight = (sample: unknown): fc.Arbitrary<string> =>
  fc
    .record({
      path: fc.constantFrom(...pathsOf(sample)),
      how: fc.constantFrom('replace', 'replace', 'remove', 'wrap', 'double', 'add', 'proto'),
      value: oddValue,
    })
    .map(({ path, how, value }) => {
      const body = changed(sample, path, (found) => {
        if (how === 'replace') return value
        if (how === 'remove') return undefined
        if (how === 'wrap') return [found]
        if (how === 'double') return Array.isArray(found) ? [...found, ...found] : { [marker]: found }
        return typeof found === 'object' && found !== null && !Array.isArray(found)
          ? { ...found, [marker]: value }
          : value
      })
      const text = JSON.stringify(body) ?? ''
      return how === 'proto'
        ? text.replace(/^\{/, `{"__proto__":{"${marker}":1},"constructor":{"prototype":{}},`)
        : text
    })

const nested = (depth: number): string => `${'['.repeat(depth)}"${marker}"${']'.repeat(depth)}`
const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024, 32))
const tooLarge = `{"${marker}":"${'x'.repeat(maxBatchBytes)}"}`

const broken = fc.constantFrom<string | Buffer>(
  '',
  ' ',
  marker,
  `{"${marker}`,
  `{"${marker}":}`,
  `{"${marker}":1,"${marker}":2}`,
  `[NaN,"${marker}"]`,
  `{"n":1e999999,"${marker}":-0}`,
  '{"text":"\\ud800\\u0000"}',
  `\ufeff{"protocol":1,"${marker}":1}`,
  nested(200),
  nested(100_000),
  '{"a":'.repeat(20_000),
  tooLarge,
  Buffer.from(`{"text":"${marker}\xff\xfe"}`, 'latin1'),
  Buffer.from(`{"text":"${marker}"}`, 'utf16le'),
  Buffer.from([0xc0, 0xaf, 0xed, 0xa0, 0x80]),
  Buffer.alloc(1000),
  bomb,
)

type Body = { readonly payload: string | Buffer; readonly headers: Readonly<Record<string, string>> }

const jsonType = 'application/json'
const bodyOf = (sample: unknown): fc.Arbitrary<Body> => {
  const content = fc.oneof(
    { weight: 6, arbitrary: nearlyRight(sample) },
    { weight: 2, arbitrary: broken },
    { weight: 1, arbitrary: fc.json({ maxDepth: 5 }) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  )
  const type = fc.oneof(
    { weight: 12, arbitrary: fc.constant(jsonType) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'text/plain',
        `${jsonType}\t`,
        `${jsonType}; charset=utf-16`,
        `${jsonType};charset="${marker}"`,
        `${jsonType}, text/html`,
        'multipart/form-data; boundary=x',
        marker,
      ),
    },
  )
  const packing = fc.oneof(
    { weight: 8, arbitrary: fc.constant('none') },
    { weight: 3, arbitrary: fc.constant('gzip') },
    { weight: 1, arbitrary: fc.constantFrom('lie', 'twice', 'cut', 'br', 'deflate', 'gzip, gzip', marker) },
  )
  return fc.record({ content, type, packing }).map(({ content: plain, type: contentType, packing: how }) => {
    const headers = (encoding?: string) => ({
      'content-type': contentType,
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    })
    if (plain === bomb) return { payload: bomb, headers: headers('gzip') }
    if (how === 'none') return { payload: plain, headers: headers() }
    if (how === 'gzip') return { payload: gzipSync(plain), headers: headers('gzip') }
    if (how === 'twice') return { payload: gzipSync(gzipSync(plain)), headers: headers('gzip') }
    if (how === 'cut') return { payload: gzipSync(plain).subarray(0, 15), headers: headers('gzip') }
    return { payload: plain, headers: headers(how === 'lie' ? 'gzip' : how) }
  })
}

const oddPart = fc.constantFrom(
  `${marker}`,
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  '%00',
  `%E0%A4%A${marker}`,
  '%ff',
  '%F0%9F%98%80',
  '%20',
  `${marker}%0d%0aset-cookie:%20x=${marker}`,
  'a'.repeat(5000),
  '__proto__',
  '*',
  randomUUID(),
  '00000000-0000-4000-8000-000000000000',
)
const oddQuery = fc.constantFrom(
  '',
  '',
  `?${marker}`,
  `?round=${marker}&round=2`,
  `?round=${'r'.repeat(5000)}`,
  '?format=jsonl&format=csv',
  '?format=../csv',
  `?format=csv&separator=${marker}`,
  '?format=cards-csv&round=%00',
  `?centre=${marker}&before=-1`,
  '?before=99999999999999999999',
  '?before[]=1&centre[$ne]=1',
  '?__proto__[x]=1',
  '?%',
  '?%ff=%zz',
)

/** The address of a sample, or something beside it: other parts, other queries, another way to write it. */
const addressOf = (address: string, pattern: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(address) },
    { weight: 2, arbitrary: oddQuery.map((query) => `${address.split('?')[0]}${query}`) },
    {
      weight: 2,
      arbitrary: oddPart.map((part) =>
        pattern.includes(':') ? pattern.replace(/:[a-z]+/, part) : `${address.split('?')[0]}/${part}`,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        `${address}/`,
        address.replace('/api/', '/api//'),
        address.replace('/api/', '/api/./'),
        address.replace('/api/', '/api/v1/../'),
        address.toUpperCase(),
        `${address};${marker}=1`,
        `${address}#${marker}`,
      ),
    },
  )

const headers = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Readonly<Record<string, string>>>(
      { 'if-none-match': `"${marker}", *` },
      { origin: `https://${marker}.example` },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { 'x-forwarded-for': `${marker}, 127.0.0.1`, 'x-forwarded-host': marker },
      { host: `${marker}:99999` },
      { accept: marker, 'accept-encoding': `${marker};q=x`, 'accept-language': '*'.repeat(3000) },
      { cookie: `${marker}=${marker}; `.repeat(100) },
      { range: 'bytes=-1', expect: marker },
      { 'x-http-method-override': 'DELETE' },
    ),
  },
)

export type BadRequest = {
  readonly method: string
  readonly url: string
  readonly who: string
  readonly body: Body | undefined
  readonly headers: Readonly<Record<string, string>>
}

/** Requests around one that the server would take; `who` is one of the given askers, the right one most often. */
export const badRequest = (sample: {
  readonly method: string
  readonly pattern: string
  readonly url: string
  readonly body: unknown
  readonly right: string
  readonly others: readonly string[]
}): fc.Arbitrary<BadRequest> =>
  fc.record({
    method: fc.oneof(
      { weight: 15, arbitrary: fc.constant(sample.method) },
      { weight: 1, arbitrary: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS') },
    ),
    url: addressOf(sample.url, sample.pattern),
    who: fc.oneof(
      { weight: 7, arbitrary: fc.constant(sample.right) },
      { weight: 3, arbitrary: fc.constantFrom(...sample.others) },
    ),
    body:
      sample.method === 'GET'
        ? fc.option(bodyOf({}), { nil: undefined, freq: 4 })
        : fc.option(bodyOf(sample.body ?? {}), { nil: undefined, freq: 12 }),
    headers,
  })
