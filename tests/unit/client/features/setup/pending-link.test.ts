import { expect, test } from 'vitest'
import { findSetUp, forgetPendingLink, keepPendingLink, readPendingLink } from '#client/features/setup/pending-link.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import { createSetUpServices, createTestServices, freshName } from '#tests/support/create-test-services.ts'

const shelf = () => {
  const held = new Map<string, string>()
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  }
}
const link = {
  server: 'http://localhost:8080',
  device: 'd1',
  token: 'a'.repeat(43),
  programme: zuidwestProgramme,
  ingestKey: { kid: '0123456789abcdef', publicKey: 'b'.repeat(43) },
}

test('a spent code survives a reload in mid-set-up, and is forgotten when set-up is done', () => {
  const here = shelf()
  expect(readPendingLink(here)).toBeUndefined()
  keepPendingLink(here, link)
  expect(readPendingLink(here)).toEqual(link)
  forgetPendingLink(here)
  expect(readPendingLink(here)).toBeUndefined()
})

test('a spent code is forgotten as soon as a set-up stands, also one that another window made', async () => {
  const name = freshName()
  const here = shelf()
  const first = await createTestServices({ name })
  keepPendingLink(here, link)
  expect(await findSetUp(first, here)).toBeUndefined()
  expect(readPendingLink(here)).toEqual(link)
  const other = await createSetUpServices({ name })
  expect((await findSetUp(first, here))?.centre.id).toBe('bij-betje')
  expect(readPendingLink(here)).toBeUndefined()
  other.crash()
  first.crash()
})

test('rubbish or a blocked shelf costs the convenience, never the set-up', () => {
  const rubbish = { ...shelf(), getItem: () => '{"token":1' }
  expect(readPendingLink(rubbish)).toBeUndefined()
  const blocked = {
    getItem: (): string => {
      throw new Error('blocked')
    },
    setItem: () => {
      throw new Error('blocked')
    },
    removeItem: () => {
      throw new Error('blocked')
    },
  }
  keepPendingLink(blocked, link)
  forgetPendingLink(blocked)
  expect(readPendingLink(blocked)).toBeUndefined()
})
