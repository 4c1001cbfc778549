import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildInto, builtApp } from '#tests/support/built-app.ts'
import { inField, loneTablet } from '#tests/support/field-test.ts'
import { say, starts } from '#tests/support/words.ts'
import { conversationIn } from './pages/conversation.ts'
import { atHome, keptHere } from './pages/home.ts'

/** Puts a build where the server serves from, as a deployment does: the old files are gone. */
const deploy = (from: string, to: string): void => {
  for (const name of readdirSync(to)) rmSync(join(to, name), { recursive: true })
  cpSync(from, to, { recursive: true })
}

describe('a new version', () => {
  it('[P10] put on the server in mid-conversation: no reload, nothing lost, screens never opened before still open; then offered at the table', async () => {
    const staticDir = mkdtempSync(join(tmpdir(), 'praatplaat-static-'))
    try {
      deploy(builtApp(), staticDir)
      const next = buildInto('.cache/e2e-next', 'next')
      await inField({ staticDir }, async (field) => {
        const { tablet } = field
        await loneTablet(field)
        const page = tablet.page()
        const talk = conversationIn(page, 'nl')
        await talk.begin()
        await talk.openPart('contact')
        await talk.type('Midden in een zin')
        await page.evaluate(() => {
          ;(window as unknown as { sameWindow: boolean }).sameWindow = true
        })
        const isSameWindow = () => page.evaluate(() => 'sameWindow' in window)
        const scripts = () => page.evaluate(() => [...document.scripts].map((one) => one.src).join(' '))
        const before = await scripts()

        deploy(next, staticDir)
        await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
        await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting != null)

        await talk.type(', en gewoon verder.')
        await talk.saved()
        expect(await isSameWindow()).toBe(true)
        expect(await talk.field().first().inputValue()).toBe('Midden in een zin, en gewoon verder.')
        await talk.toPlate()
        await talk.finish()
        await talk.backToTable()
        expect(await isSameWindow()).toBe(true)
        await keptHere(page, 1).waitFor()
        // The old files are gone from the server; a screen of the old version that was never opened comes from this tablet.
        await page.getByRole('link', { name: starts(say('nl', 'ui:home.guide')) }).click()
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.goBack()

        await page.getByText(say('nl', 'ui:update.what')).waitFor()
        await page.getByRole('button', { name: say('nl', 'ui:update.now') }).click()
        await page.waitForFunction(() => !('sameWindow' in window))
        await atHome(page)
        expect(await scripts()).not.toBe(before)
        await keptHere(page, 1).waitFor()
        expect(tablet.bugs).toEqual([])
      })
    } finally {
      rmSync(staticDir, { recursive: true, force: true })
    }
  })
})
