import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tableFormats } from '#server/exchange/tables-read-me.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealClearance, sealCoding } from '#tests/support/server/seal-coding.ts'
import { sealConversation, told } from '#tests/support/server/sealed-records.ts'
import type { Desk } from '#tests/support/server/staff.ts'
import { fromDesk, seat } from '#tests/support/server/staff.ts'

const [own, other] = ['bij-betje', 'allekanten'] as const
const storyOf = (centre: string) => `Een verhaal van ${centre}.`

let server: TestServer
let desk: Desk
beforeAll(async () => {
  server = await openTestServer()
  const token = await server.enrol()
  const { recipient: ingest } = server.workplace.keys.ingest
  for (const centre of [own, other]) {
    const answer = storyOf(centre)
    const consent = { takePart: true as const, quote: true, understood: 'at-once' as const }
    const of = await sealConversation({ ingest, over: { centre, consent, answers: { contact: told(answer) } } })
    const cleared = centre === own ? [await sealClearance({ ingest, of }, { answer, cleared: 'network' })] : []
    await server.push(token, [of, await sealCoding({ ingest, of }), ...cleared])
  }
  await server.workplace.opening.drain()
  desk = (await seat(server, 'coordinator', [own])).desk
})
afterAll(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const file = async (query: string): Promise<{ readonly status: number; readonly text: string }> => {
  const answer = await server.app.inject({
    method: 'GET',
    url: `/api/v1/export?${query}`,
    headers: { ...fromDesk, cookie: desk.cookie() },
  })
  const bytes = answer.rawPayload
  const text =
    bytes[0] === 0x50
      ? Object.values(unzipSync(bytes))
          .map((content) => strFromU8(content))
          .join('\n')
      : bytes.toString()
  return { status: answer.statusCode, text }
}

it('a coordinator gets the own centre whole, in every format, and not a word of another', async () => {
  for (const format of tableFormats) {
    const { status, text } = await file(`format=${format}`)
    expect(status, format).toBe(200)
    expect(text, format).not.toContain(storyOf(other))
    expect(text.includes(storyOf(own)), format).toBe(['xlsx', 'csv-set', 'qdpx'].includes(format))
  }
})

it('for others there is no story in it, and of quotes what was cleared for them', async () => {
  for (const audience of ['network', 'public'] as const)
    for (const format of tableFormats) {
      const { status, text } = await file(`format=${format}&audience=${audience}`)
      expect(status, format).toBe(200)
      expect(text, format).not.toContain(storyOf(other))
      const holdsQuotes = audience === 'network' && ['xlsx', 'csv-set', 'qdpx'].includes(format)
      expect(text.includes(storyOf(own)), `${format} for ${audience}`).toBe(holdsQuotes)
    }
  // Single conversations leave for nobody else.
  for (const format of ['jsonl', 'csv', 'cards-csv', 'kardsort-csv'])
    expect((await file(`format=${format}&audience=public`)).status, format).toBe(400)
  expect((await file('format=xlsx&audience=everybody')).status).toBe(400)
  expect((await file('format=qdpx&separator=semicolon')).status).toBe(400)
})

it('says beforehand for whom it is, what is kept back and what is in it, and holds no story itself', async () => {
  const readMe = async (query: string) => (await desk.ask('GET', `export/read-me?${query}`)).text
  const inside = await readMe('format=xlsx')
  expect(inside).toContain('Voor wie: het eigen centrum')
  expect(inside).toContain('Wat is weggelaten: niets.')
  const outside = await readMe('format=xlsx&audience=public')
  expect(outside).toContain('Voor wie: iedereen')
  expect(outside).toMatch(/\d+ getallen worden niet gegeven\./)
  expect(outside).toContain('Er staan 0 citaten in')
  expect(await readMe('format=qdpx&audience=network')).toContain('Er staat 1 citaat in')
  for (const text of [inside, outside]) expect(text).not.toContain('Een verhaal van')
})

it('[ASVS 7.2] each file is written down with who took it, and for whom', async () => {
  await file('format=xlsx&audience=public')
  const { desk: manager } = await seat(server, 'manager')
  expect((await manager.ask('GET', 'audit')).text).toContain('"xlsx public"')
})

it('[ASVS 7.2] whoever looks at what is in a file for others takes its numbers: that is proven and written down too', async () => {
  const ask = (audience: string) => desk.ask('GET', `export/read-me?format=counts-csv&audience=${audience}`)
  const { desk: manager } = await seat(server, 'manager')
  expect((await ask('network')).status).toBe(200)
  expect((await ask('centre')).status).toBe(200)
  const { text } = await manager.ask('GET', 'audit')
  expect(text).toContain('"read-me counts-csv network"')
  expect(text).not.toContain('read-me counts-csv centre')
  server.wait(6 * 60_000)
  expect(await ask('network')).toMatchObject({ status: 403, code: 'prove-again' })
  expect((await ask('centre')).status).toBe(200)
})
