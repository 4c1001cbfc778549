import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { inField } from '#tests/support/field-test.ts'
import { runCommand } from '#tests/support/real-server.ts'
import { waitUntilOfflineReady } from '#tests/support/tablet.ts'
import { say } from '#tests/support/words.ts'
import { conversationIn } from './pages/conversation.ts'
import { results, until } from './pages/desk.ts'
import { atHome, keptHere, unlock } from './pages/home.ts'
import { readingCode, setUp } from './pages/set-up.ts'

const dutch = {
  contact:
    'Via mijn zus; zij kwam al jaren — één keer mee, “even kijken”.\nTweede regel: 50% korting, =1+1 en ; komma, punt.',
  'change-neighbourhood': 'We groeten elkaar weer. Ça va? Ñandú, Größe, İstanbul, naïef, €5.',
}
const arabic = {
  contact: 'جئت مع جارتي فاطمة إلى المركز، والآن أشعر أنني في بيتي 🧡👩🏽‍🍳 — شكرًا جزيلًا!',
  'anything-else': 'تعلّمتُ ١٢ كلمة هولندية: "gezellig" و"samen".',
}

describe('cold and offline', () => {
  it('[P12] loaded once; server stopped, network cut, browser killed: set-up and two conversations without any network, and everything arrives by itself', async () => {
    await inField({}, async (field) => {
      const { tablet } = field
      // Once with wifi: the app is loaded and the enrolment link is spent. Nothing else is prepared.
      await tablet.page().goto(field.server().enrolmentLink)
      await tablet
        .page()
        .getByRole('heading', { name: say('nl', 'setup:link.doneTitle') })
        .waitFor()
      await waitUntilOfflineReady(tablet.page())
      await field.stopServer()
      await tablet.offline(true)
      const made = await setUp(tablet.page(), { linked: true })
      await tablet.kill()

      const page = await tablet.start()
      await page.goto(field.address)
      await atHome(page)

      const inDutch = conversationIn(page, 'nl')
      await inDutch.begin({ with: 'resident' })
      for (const [question, text] of Object.entries(dutch)) await inDutch.answer(question, text)
      await inDutch.finish()
      await inDutch.backToTable()

      const inArabic = conversationIn(page, 'ar')
      await inArabic.begin({ with: 'partner' })
      expect(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang])).toEqual([
        'rtl',
        'ar',
      ])
      for (const [question, text] of Object.entries(arabic)) {
        await inArabic.answer(question, text)
        expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl')
      }
      await inArabic.finish()
      await inArabic.backToTable()
      expect(await page.evaluate(() => document.documentElement.dir)).toBe('ltr')
      await keptHere(page, 2).waitFor()
      expect(await page.locator('.home__truth').innerText()).toContain(say('nl', 'ui:truth.waitingWords'))

      // The wifi is back. From here nobody touches the tablet.
      const server = await field.startServer()
      await tablet.offline(false)
      const took = await until('both conversations are in the table', async () => {
        const { conversations } = await results(server, field.managersKey)
        return conversations.total.total === 2
      })
      console.log(`both conversations arrived ${(took / 1000).toFixed(1)} s after the server was back, without a tap`)
      const table = await results(server, field.managersKey)
      expect(table.conversations.rows).toEqual([{ centre: 'bij-betje', resident: 1, partner: 1, other: 0, total: 2 }])
      await page.getByText(say('nl', 'ui:truth.arrivedAll')).waitFor()

      const file = join(field.dataDir, 'out.csv')
      const exported = await runCommand('export', ['--format', 'csv', '--out', file], field.dataDir)
      expect(exported.code, exported.err).toBe(0)
      const bytes = readFileSync(file)
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const rows = Papa.parse<string[]>(bytes.toString('utf8').slice(1), { skipEmptyLines: true }).data
      expect(rows).toHaveLength(3)
      const cells = new Set(rows.flat())
      // A cell that Excel would run as a formula gets a mark before it; ours begin with letters.
      for (const text of [...Object.values(dutch), ...Object.values(arabic)]) expect(cells).toContain(text)
      expect(made.words).toHaveLength(16)
      expect(tablet.bugs).toEqual([])
    })
  })

  it('[P12] set up alone and offline, held a conversation, linked later: what was kept goes along, sealed for the server too', async () => {
    await inField({}, async (field) => {
      const { tablet } = field
      await tablet.page().goto(field.address)
      await waitUntilOfflineReady(tablet.page())
      await tablet.offline(true)
      await tablet.kill()
      const page = await tablet.start()
      await page.goto(field.address)
      await setUp(page)
      const talk = conversationIn(page, 'nl')
      await talk.begin()
      await talk.answer('contact', 'Nog vóór de koppeling verteld.')
      await talk.finish()
      await talk.backToTable()
      await keptHere(page, 1).waitFor()
      await tablet.kill()

      await tablet.offline(false)
      const again = await tablet.start()
      await again.goto(field.server().enrolmentLink)
      await unlock(again, readingCode)
      await again.getByRole('button', { name: say('nl', 'setup:relink.connect') }).click()
      await again.getByRole('heading', { name: say('nl', 'setup:link.doneTitle') }).waitFor()
      await until('the conversation from before the link is in the table', async () => {
        const table = await results(field.server(), field.managersKey)
        return table.conversations.total.total === 1
      })
      const file = join(field.dataDir, 'out.jsonl')
      await runCommand('export', ['--format', 'jsonl', '--out', file], field.dataDir)
      expect(readFileSync(file, 'utf8')).toContain('Nog vóór de koppeling verteld.')
      expect(tablet.bugs).toEqual([])
    })
  })

  it('the set-up, tapped through by a script', async () => {
    await inField({}, async (field) => {
      await field.tablet.page().goto(field.address)
      const { milliseconds } = await setUp(field.tablet.page())
      console.log(`set-up tapped through in ${(milliseconds / 1000).toFixed(1)} s, keys included`)
      await field.tablet.page().reload()
      await atHome(field.tablet.page())
      expect(field.tablet.bugs).toEqual([])
    })
  })
})
