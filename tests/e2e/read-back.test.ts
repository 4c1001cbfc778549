import { describe, expect, it } from 'vitest'
import { inField, linkedTablet } from '#tests/support/field-test.ts'
import { searchProfile } from '#tests/support/search-profile.ts'
import { startTablet, waitUntilOfflineReady } from '#tests/support/tablet.ts'
import { say, starts } from '#tests/support/words.ts'
import type { EnrolmentAnswer } from '#wire/desk.ts'
import { openArchive, withdraw } from './pages/archive.ts'
import { conversationIn } from './pages/conversation.ts'
import { atHome, truth } from './pages/home.ts'
import { overflow, violations } from './pages/look.ts'
import { readingCode, setUp } from './pages/set-up.ts'

const story = 'Door de moestuin ken ik mijn buurvrouw.'
const archive = (key: string, values?: Readonly<Record<string, string | number>>) => say('nl', `archive:${key}`, values)

describe('reading back', () => {
  it('[L1] [L5] [L6] a second tablet of the centre reads, offline, what was told at the first, until it is withdrawn', async () => {
    await inField({}, async (field) => {
      const { tablet, address, managersKey } = field
      await linkedTablet(field)
      const talk = conversationIn(tablet.page(), 'nl')
      await talk.begin()
      await talk.answer('contact', story)
      await talk.finish()
      const code = await talk.code()
      await talk.backToTable()

      const made = await fetch(`${address}/api/v1/enrolments`, {
        method: 'POST',
        headers: { authorization: `Bearer ${managersKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ centre: 'bij-betje', name: 'Computer op kantoor', reads: true }),
      })
      const reader = await startTablet()
      try {
        const page = reader.page()
        await page.goto(((await made.json()) as EnrolmentAnswer).link)
        await setUp(page, { linked: true })
        await waitUntilOfflineReady(page)
        // Set up just now: reading is still open.
        await page.getByRole('link', { name: starts(say('nl', 'ui:drawers.archive')) }).click()
        const row = page.locator('.archive-row')
        const fetchNow = page.getByRole('button', { name: archive('fetch.now'), exact: true })
        // Sending, opening and reading back run by themselves; a tap need not wait for that.
        await expect
          .poll(
            async () => {
              if ((await row.count()) === 0) await fetchNow.click()
              return row.count()
            },
            { timeout: 60_000, interval: 500 },
          )
          .toBe(1)
        expect(await row.innerText()).toContain(story)
        expect(await row.locator('.place-mark').innerText()).toContain(archive('place.pulled'))
        for (const size of [
          { width: 1280, height: 800 },
          { width: 390, height: 844 },
        ]) {
          await page.setViewportSize(size)
          expect([...(await violations(page, 'archive')), ...(await overflow(page, 'archive'))]).toEqual([])
        }
        await page.setViewportSize({ width: 1280, height: 800 })

        // Nobody's own, and not a word of it on the disk.
        await page.goto(address)
        await atHome(page)
        expect(await truth(page)).toContain(say('nl', 'ui:truth.kept_other', { count: 0 }))

        await reader.offline(true)
        await reader.stop()
        expect(searchProfile(reader.profile, story)).toEqual([])
        const again = await reader.start()
        await again.goto(address)
        await openArchive(again, readingCode)
        await again.locator('.archive-row').click()
        await again.getByText(story).waitFor()

        await withdraw(tablet.page(), code)
        await reader.offline(false)
        await again.goto(address)
        await openArchive(again, readingCode)
        const gone = again.locator('.archive-row').getByText(archive('row.gone'))
        await expect
          .poll(
            async () => {
              await again.getByRole('button', { name: archive('fetch.now'), exact: true }).click()
              return gone.count()
            },
            { timeout: 60_000, interval: 500 },
          )
          .toBe(1)
        expect(await again.getByText(story).count()).toBe(0)
        expect([tablet.bugs, reader.bugs]).toEqual([[], []])
      } finally {
        await reader.close()
      }
    })
  })
})
