import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readConfig, serverAddress, settingNames } from '#server/config.ts'

it('an empty environment is a server for this machine on port 8080', () => {
  expect(readConfig({})).toMatchObject({
    port: 8080,
    host: 'localhost',
    enrolmentMinutes: 60,
    logLevel: 'warn',
    trustProxy: false,
  })
  expect(readConfig({ PORT: '', HOST: '' })).toMatchObject({ port: 8080, host: 'localhost' })
})

it('a wrong setting is named in a sentence that says what it must be, and its value is not', () => {
  expect(() => readConfig({ PORT: 'geheim', LOG_LEVEL: 'luid' })).toThrow(
    'PORT must be a whole number from 0 to 65535.\nLOG_LEVEL must be silent, fatal, error, warn, info or debug.',
  )
  const wrong = {
    PORT: ['-1', '65536', '80.5', 'geheim'],
    DATABASE_URL: ['mysql://geheim@x.example/x', 'geheim'],
    PUBLIC_URL: ['ftp://x.example/geheim', 'geheim'],
    ENROLMENT_MINUTES: ['0', '10081', 'geheim'],
    OPENING_THREADS: ['0', '65', '1.5'],
    LOG_LEVEL: ['geheim', 'WARN'],
    TRUST_PROXY: ['true', '2'],
    BACKUP_EVERY_HOURS: ['0', '745'],
    BACKUP_KEEP: ['1', '1001', 'geheim'],
    METRICS_TOKEN: ['geheim', 'geheim geheim geheim geheim', `${'geheim'.repeat(20)}é`, 'x'.repeat(201)],
    ATTACHMENT_MB_PER_TABLET: ['0', '1000001', 'geheim'],
    STOP_SECONDS: ['0', '601', 'geheim'],
  }
  for (const [name, values] of Object.entries(wrong))
    for (const value of values) {
      const said = (() => {
        try {
          readConfig({ [name]: value })
          return 'nothing'
        } catch (failure) {
          return (failure as Error).message
        }
      })()
      expect(said).toMatch(new RegExp(`^${name} must be .+\\.$`))
      expect(said).not.toContain('geheim')
    }
  // What is not wrong for any value: a name of a machine and three folders.
  expect(settingNames.filter((name) => !(name in wrong))).toEqual(['HOST', 'DATA_DIR', 'STATIC_DIR', 'BACKUP_DIR'])
})

it('every setting stands in the README, with what it is when nobody sets it', () => {
  const readMe = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  const documented = [...readMe.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
  expect(documented.toSorted()).toEqual(settingNames.toSorted())
})

it('a database elsewhere is an address of PostgreSQL, and a wrong one is not shown', () => {
  const url = 'postgres://a:geheim@db.example:5432/praatplaat?sslmode=verify-full'
  expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url)
  expect(readConfig({ DATABASE_URL: 'postgresql://a@localhost/b?host=/run/pg' }).databaseUrl).toContain('host=/run/pg')
  expect(readConfig({ DATABASE_URL: '' }).databaseUrl).toBeUndefined()
  for (const wrong of ['mysql://a:geheim@b/c', 'geheim'])
    expect(() => readConfig({ DATABASE_URL: wrong })).toThrow(/^DATABASE_URL\b(?!.*geheim)/)
})

it('a fail point is honoured in tests only', () => {
  expect(readConfig({ PRAATPLAAT_FAIL_POINT: 'before-commit' }).failPoint).toBeUndefined()
  expect(readConfig({ PRAATPLAAT_FAIL_POINT: 'before-commit', PRAATPLAAT_TEST: '1' }).failPoint).toBe('before-commit')
})

it('links are built on the public address, else on one that this machine understands', () => {
  const at = (env: Record<string, string>) => serverAddress(readConfig(env), 8080)
  expect(at({})).toBe('http://localhost:8080')
  expect(at({ HOST: '0.0.0.0' })).toBe('http://localhost:8080')
  expect(at({ HOST: '::1' })).toBe('http://[::1]:8080')
  expect(at({ PUBLIC_URL: 'https://praatplaat.example/' })).toBe('https://praatplaat.example')
})
