import { describe, expect, it } from 'vitest'
import { inField, linkedTablet } from '#tests/support/field-test.ts'
import { rowsOf } from '#tests/support/page-store.ts'
import { say } from '#tests/support/words.ts'
import { openArchive } from './pages/archive.ts'
import { conversationIn } from './pages/conversation.ts'
import { results, until } from './pages/desk.ts'
import { atHome } from './pages/home.ts'
import { readingCode } from './pages/set-up.ts'

describe('a tablet that is full when the app starts', () => {
  it('[P9] starts, says so and what to do, and what is there can be read and sent; there is room for the receipt', async () => {
    await inField({}, async (field) => {
      const { tablet, address, managersKey } = field
      await linkedTablet(field)
      const page = tablet.page()
      await until('the reserve is laid by', async () => (await rowsOf(page, 'ballast')).length === 1)
      await field.stopServer()
      const talk = conversationIn(page, 'nl')
      await talk.begin()
      await talk.answer('contact', 'Dit moet nog verstuurd worden.')
      await talk.finish()
      await talk.backToTable()

      const origin = `${address}/`
      const cdp = await tablet.cdp()
      const { usage } = await cdp.send('Storage.getUsageAndQuota', { origin })
      await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage })
      const warning = page.getByRole('alert').filter({ hasText: say('nl', 'problems:storage-full.what') })
      // Chromium goes by what it last knew of the quota for half a minute.
      await until(
        'the tablet is found full at its start',
        async () => {
          await page.reload()
          await atHome(page)
          return warning.waitFor({ timeout: 5_000 }).then(
            () => true,
            () => false,
          )
        },
        90_000,
      )
      await warning.getByText(say('nl', 'problems:storage-full.do')).waitFor()

      await openArchive(page, readingCode)
      await page.getByText('Dit moet nog verstuurd worden.').first().waitFor()
      const server = await field.startServer()
      await page.goto(`${address}/#/`)
      await page.getByRole('button', { name: say('nl', 'ui:truth.send'), exact: true }).click()
      await until('it arrived', async () => (await results(server, managersKey)).conversations.total.total === 1)
      await page.getByText(say('nl', 'ui:truth.arrivedAll')).waitFor({ timeout: 60_000 })
      expect(tablet.bugs).toEqual([])
    })
  })
})
