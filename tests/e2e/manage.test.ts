import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { steadyId } from '#tests/support/bijlage-one.ts'
import { inField } from '#tests/support/field-test.ts'
import { runCommand } from '#tests/support/real-server.ts'
import { codeNow } from '#tests/support/server/staff.ts'
import { startTablet, waitUntilOfflineReady } from '#tests/support/tablet.ts'
import { conversationIn } from './pages/conversation.ts'
import { results, until } from './pages/desk.ts'
import { overflow, violations } from './pages/look.ts'
import { addAuthenticator, deskIn } from './pages/manage.ts'
import { setUp } from './pages/set-up.ts'

const password = 'fiets thee regen vijf'
const halfMinute = 30_000

/** One conversation in each of two centres, as if they came from paper. */
const bring = async (dataDir: string): Promise<void> => {
  const lines = ['bij-betje', 'allekanten'].map((centre) => ({
    kind: 'conversation',
    id: steadyId(centre),
    day: '2026-11-20',
    centre,
    round: '2026-2',
    instrument: 'praatplaat@1',
    with: 'resident',
    mode: 'interviewer',
    language: 'nl',
    source: 'paper',
    answers: { contact: `Verhaal van ${centre}` },
  }))
  const header = { format: 'praatplaat-exchange', version: 1, programme: 'zuidwest', changeStory: 'zuidwest@1' }
  const file = join(dataDir, 'lines.jsonl')
  writeFileSync(file, [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''))
  expect((await runCommand('import', [file], dataDir)).code).toBe(0)
}

/** What everybody proved is six minutes older than it is. */
const sixMinutesAtTheCoffee = (dataDir: string): void => {
  const database = new Libsql(join(dataDir, 'praatplaat.sqlite'))
  const then = new Date(Date.now() - 6 * 60_000).toISOString()
  database.prepare('update sessions set created_at = ?').run([then])
  database.close()
}

/** Everybody can use it, on a desk and on a phone. */
const look = async (page: Page, name: string): Promise<readonly string[]> => {
  const found: string[] = []
  for (const size of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size)
    found.push(...(await violations(page, name)), ...(await overflow(page, name)))
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  return found
}

describe('the desk', () => {
  it('first link → account → a coordinator who sees her own centre → her tablet, shut out, loses nothing', async () => {
    await inField({}, async ({ tablet, dataDir, address, managersKey, server }) => {
      await bring(dataDir)
      const page = tablet.page()
      const desk = deskIn(page, address)
      const found: string[] = []

      const secret = await desk.joinWithPassword(server().firstManagerLink, 'Wil Bakker', password)
      // The link left the address and the history with it.
      expect(page.url()).toBe(`${address}/#/bureau`)
      await page.getByText('Allekanten').first().waitFor()
      for (const part of ['people', 'centres', 'tablets', 'backups', 'audit', 'account'] as const) {
        await desk.part(part)
        await page.locator('.desk-sheet').waitFor()
        found.push(...(await look(page, part)))
      }
      await desk.part('people')
      const link = await desk.invite('Samira Jansen', 'coordinator', ['Bij Betje'])
      await desk.signOut()
      found.push(...(await look(page, 'sign-in')))
      await page.goto(server().firstManagerLink)
      await page.getByText(desk.words('problem.linkUsed')).waitFor()

      await desk.joinWithPassword(link, 'Samira Jansen', password)
      await page.getByText('Bij Betje').first().waitFor()
      expect(await page.getByText('Allekanten').count()).toBe(0)
      const parts = await page.getByRole('navigation').getByRole('link').allInnerTexts()
      expect(parts.map((part) => part.trim())).toEqual(['Resultaten', 'Bestanden', 'Tablets', 'Account'])
      await desk.open('/mensen')
      await page.getByText('Bij Betje').first().waitFor()

      await desk.part('tablets')
      const forTablet = await desk.enrol('Bij Betje', 'Tablet bij de koffie')
      const atTable = await startTablet()
      try {
        await atTable.page().goto(forTablet)
        await setUp(atTable.page(), { linked: true })
        await waitUntilOfflineReady(atTable.page())
        await atTable.offline(true)
        const talk = conversationIn(atTable.page(), 'nl')
        await talk.begin()
        await talk.answer('contact', 'Ik kwam met de buurvrouw.')
        await talk.finish()
        await talk.backToTable()

        await desk.button('refresh').click()
        await desk.row('Tablet bij de koffie').getByRole('button').click()
        const dialog = page.getByRole('dialog')
        await dialog.getByRole('button', { name: desk.words('shutOut.known') }).click()
        await dialog.getByRole('button', { name: desk.words('shutOut.do'), exact: true }).click()
        await desk.row('Tablet bij de koffie').getByText(desk.words('tablets.deposits')).waitFor()

        await atTable.offline(false)
        const total = async () => (await results(server(), managersKey)).conversations.total.total
        await until('what the tablet held has arrived', async () => (await total()) === 3)
        await desk.row('Tablet bij de koffie').getByRole('button').click()
        await desk.row('Tablet bij de koffie').getByText(desk.words('tablets.allowDeposit')).waitFor()
        expect(atTable.bugs).toEqual([])
      } finally {
        await atTable.close()
      }

      await desk.signOut()
      await desk.signIn('wil bakker', password, codeNow(secret, Date.now() + halfMinute))
      await desk.part('audit')
      await page.getByText(desk.words('audit.deeds.tablet-shut-out')).waitFor()
      expect(await page.getByText(desk.words('audit.whole')).count()).toBe(1)
      expect(found).toEqual([])
      expect(tablet.bugs).toEqual([])
    })
  })

  it('a passkey makes an account, signs in, and proves it again for an export', async () => {
    await inField({}, async ({ tablet, dataDir, address, server }) => {
      await bring(dataDir)
      const page = tablet.page()
      const desk = deskIn(page, address)
      await addAuthenticator(await tablet.cdp())
      await desk.joinWithPasskey(server().firstManagerLink, 'Wil Bakker')
      await desk.signOut()
      await desk.button('passkey.use').click()
      await desk.button('signOut').waitFor()
      await page.getByText('Allekanten').first().waitFor()

      sixMinutesAtTheCoffee(dataDir)
      await desk.button('csv').click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('heading', { name: desk.words('prove.title', { name: 'Wil Bakker' }) }).waitFor()
      const download = page.waitForEvent('download')
      await dialog.getByRole('button', { name: desk.words('passkey.use') }).click()
      expect((await download).suggestedFilename()).toMatch(/^praatplaat-gesprekken-.*\.csv$/)

      await desk.part('account')
      await page.getByText(desk.words('account.passkey', { number: 1 }), { exact: true }).waitFor()
      await page.getByRole('button', { name: desk.words('account.removeOf', { number: 1 }) }).click()
      await page.getByText(desk.words('problem.lastWayIn')).waitFor()
      expect(tablet.bugs).toEqual([])
    })
  })
})
