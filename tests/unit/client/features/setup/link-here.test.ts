import { expect, test } from 'vitest'
import { linkHere } from '#client/features/setup/link-here.ts'
import { ownLinkProblem } from '#client/features/setup/own-link-problem.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import { createSetUpServices, must, testCode } from '#tests/support/create-test-services.ts'
import { say } from '#tests/support/words.ts'

const code = 'ABCDEFGHJKMNPQRS'
const answer = {
  device: 'd1',
  token: 'a'.repeat(43),
  programme: zuidwestProgramme,
  ingestKey: { kid: '0123456789abcdef', publicKey: 'b'.repeat(43) },
}
const createShelf = () => {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  }
}

test('a code that was spent is not asked for again when reading locked before the link stood', async () => {
  let asked = 0
  let atAnswer = () => {}
  const tablet = await createSetUpServices({
    fetch: async () => {
      asked += 1
      atAnswer()
      return Response.json(answer)
    },
  })
  const shelf = createShelf()
  tablet.vault.lock()
  expect(await linkHere(tablet, shelf, code)).toEqual({ ok: false, failure: { code: 'reading-locked' } })
  expect(asked).toBe(0)
  must(await tablet.vault.unlock(testCode))
  // The idle lock falls while the server answers.
  atAnswer = () => tablet.vault.lock()
  expect(await linkHere(tablet, shelf, code)).toEqual({ ok: false, failure: { code: 'reading-locked' } })
  must(await tablet.vault.unlock(testCode))
  must(await linkHere(tablet, shelf, code))
  expect(asked).toBe(1)
  expect((await tablet.database.tables.device.get('device'))?.link?.token).toBe(answer.token)
  expect(shelf.held.size).toBe(0)
})

test.each(['offline', 'too-many-requests', 'server-failed'] as const)(
  '%s while linking says to tap again, not that nothing need be done',
  (problem) => {
    const own = ownLinkProblem({ code: problem })
    expect(own).toBe(problem)
    const words = say('nl', `setup:link.problems.${own!}.do`, { button: 'Koppel' })
    expect(words).toContain('nog eens op ‘Koppel’')
    expect(words).not.toContain('hoeft niets')
  },
)

test('what a code itself is wrong about has the words that it has everywhere', () => {
  expect(ownLinkProblem({ code: 'enrolment-expired' })).toBeUndefined()
})
