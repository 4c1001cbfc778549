import { describe, expect, it } from 'vitest'
import { inField, loneTablet } from '#tests/support/field-test.ts'
import { say } from '#tests/support/words.ts'
import { conversationIn } from './pages/conversation.ts'
import { atHome } from './pages/home.ts'

describe('on a phone, 390 pixels wide', () => {
  it('the round is not broken in two, and the strip above a question is one row, practice and Arabic too', async () => {
    await inField({ alone: true, viewport: { width: 390, height: 844 } }, async (field) => {
      await loneTablet(field)
      const page = field.tablet.page()
      const lines = await page.locator('.home__round-name').evaluate((round) => round.getClientRects().length)
      expect(lines).toBe(1)
      expect(await page.locator('.home__round-name').innerText()).toMatch(/^\S+\s\d{4}-\d$/)
      const oneRow = async () => {
        const strip = page.locator('.conversation > header')
        await strip.waitFor()
        expect((await strip.boundingBox())!.height).toBeLessThanOrEqual(72)
        const targets = await strip.getByRole('button').all()
        expect(targets.length).toBeGreaterThanOrEqual(3)
        for (const target of targets) expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44)
      }
      await page.goto(`${field.address}/#/oefenen/contact`)
      const talk = conversationIn(page, 'nl')
      await talk.field().first().waitFor()
      await oneRow()
      // Said in the strip, whatever the width.
      await page
        .locator('.conversation > header')
        .getByText(say('nl', 'conversation:frame.practiceShort'), { exact: true })
        .waitFor()
      await talk.button('frame.plate').click()
      await talk.button('plate.readBack').waitFor()
      await oneRow()
      await page.goto(`${field.address}/#/`)
      await atHome(page)
      const arabic = conversationIn(page, 'ar')
      await arabic.begin()
      await arabic.openPart('contact')
      await oneRow()
      // The paper goes from edge to edge, from right to left too.
      expect((await page.locator('.question-side__scene').boundingBox())!.width).toBe(390)
    })
  })
})
