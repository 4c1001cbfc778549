import { expect, it } from 'vitest'
import { readConfig, serverAddress } from '#server/config.ts'

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

it('a wrong setting is named, its value is not', () => {
  expect(() => readConfig({ PORT: 'geheim', LOG_LEVEL: 'luid' })).toThrow(/PORT:[\s\S]*LOG_LEVEL:/)
  expect(() => readConfig({ PORT: 'geheim' })).not.toThrow(/geheim/)
  expect(() => readConfig({ PUBLIC_URL: 'ftp://x.example' })).toThrow(/PUBLIC_URL/)
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
